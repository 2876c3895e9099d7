import { ApiProblem } from "./problem.ts"

/** The account that the page belongs to; whatever it asks or records says so. */
let believed: number | undefined

/** Whose data the page remembers: the last one signed in, also after their session has ended. */
let remembered: number | undefined

/** The header by which a request says whose page it comes from. */
export const accountHeader = "Xueer-Account"

export function believedAccount(): number | undefined {
  return believed
}

/**
 * Hears who is signed in (null: nobody). A page that belongs to somebody does not become another's by itself: then
 * this throws what the server would say. Answers whether the page remembers somebody else, whose session has ended:
 * then it has to begin anew before anything is drawn.
 */
export function hearAccount(accountId: number | null): { readonly remembersAnother: boolean } {
  if (accountId !== null && believed !== undefined && believed !== accountId) {
    throw new ApiProblem(409, { code: "account-changed" })
  }
  believed = accountId ?? undefined
  const remembersAnother = accountId !== null && remembered !== undefined && remembered !== accountId
  remembered = accountId ?? remembered
  return { remembersAnother }
}
