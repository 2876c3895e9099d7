/**
 * What somebody is typing lives as long as its tab, for the account that types it. It outlives a session that ran out
 * by a day, and a cookie that is gone; it does not outlive signing out, being signed out from elsewhere, or another account that signs in.
 */
const prefix = "draft "
const keyOf = (accountId: number, name: string) => `${prefix}${accountId} ${name}`

/** What was being typed under a name before the page was left; undefined: nothing. */
export function readDraft(accountId: number, name: string): unknown {
  try {
    const text = sessionStorage.getItem(keyOf(accountId, name))
    return text === null ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The names of what an account was typing, that begin so. */
export function draftsNamed(accountId: number, begin: string): string[] {
  const start = keyOf(accountId, begin)
  try {
    const keys = Object.keys(sessionStorage).filter((key) => key.startsWith(start))
    return keys.map((key) => key.slice(keyOf(accountId, "").length)).sort()
  } catch {
    return []
  }
}

export function storeDraft(accountId: number, name: string, draft: unknown): void {
  try {
    sessionStorage.setItem(keyOf(accountId, name), JSON.stringify(draft))
  } catch {
    // A tab that keeps nothing still records.
  }
}

export function dropDraft(accountId: number, name: string): void {
  try {
    sessionStorage.removeItem(keyOf(accountId, name))
  } catch {
    // Nothing was kept.
  }
}

/** What is kept for every tab, also one that hears nothing while it sleeps: that somebody has signed out in this browser. */
const signedOut = "signed out"

/** Notes that somebody has signed out in this browser, or is signed in again. */
export function noteSignedOut(is: boolean): void {
  try {
    if (is) localStorage.setItem(signedOut, "1")
    else localStorage.removeItem(signedOut)
  } catch {
    // A browser that keeps nothing keeps no drafts either.
  }
}

/** Whether the last who was signed in in this browser has signed out. */
export function wasSignedOut(): boolean {
  try {
    return localStorage.getItem(signedOut) !== null
  } catch {
    return true
  }
}

/** Forgets every draft of this tab, the names of people in them included; those of one account may stay. */
export function dropDrafts({ except }: { readonly except?: number } = {}): void {
  const stays = except === undefined ? undefined : keyOf(except, "")
  try {
    for (const key of Object.keys(sessionStorage)) {
      if (key.startsWith(prefix) && !(stays && key.startsWith(stays))) sessionStorage.removeItem(key)
    }
  } catch {
    // Nothing was kept.
  }
}
