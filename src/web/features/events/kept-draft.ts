import type { Draft } from "./sitting-draft.ts"

/** A draft lives as long as its tab, and for the account that wrote it; nothing of it is kept in the browser. */
const keyOf = (accountId: number, unitId: number) => `sitting-draft ${accountId} ${unitId}`

/** The draft that was being written before the page was loaded anew. */
export function readDraft(accountId: number, unitId: number): Draft | undefined {
  try {
    const text = sessionStorage.getItem(keyOf(accountId, unitId))
    const kept: unknown = text === null ? undefined : JSON.parse(text)
    return isDraft(kept) ? kept : undefined
  } catch {
    return undefined
  }
}

function isDraft(kept: unknown): kept is Draft {
  return (
    typeof kept === "object" &&
    kept !== null &&
    "items" in kept &&
    Array.isArray(kept.items) &&
    "marks" in kept
  )
}

export function keepDraft(accountId: number, unitId: number, draft: Draft): void {
  try {
    sessionStorage.setItem(keyOf(accountId, unitId), JSON.stringify(draft))
  } catch {
    // A tab that keeps nothing still records.
  }
}

export function dropDraft(accountId: number, unitId: number): void {
  try {
    sessionStorage.removeItem(keyOf(accountId, unitId))
  } catch {
    // Nothing was kept.
  }
}
