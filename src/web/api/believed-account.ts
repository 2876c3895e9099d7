import { ApiProblem } from "./problem.ts"

/** The account that the page belongs to; whatever it asks or records says so. */
let believed: number | undefined

/** The header by which a request says whose page it comes from. */
export const accountHeader = "Xueer-Account"

export function believedAccount(): number | undefined {
  return believed
}

/**
 * Hears who is signed in (null: nobody). A page that belongs to somebody does not become another's by itself: then
 * this throws what the server would say.
 */
export function hearAccount(accountId: number | null): void {
  if (accountId !== null && believed !== undefined && believed !== accountId) {
    throw new ApiProblem(409, { code: "account-changed" })
  }
  believed = accountId ?? undefined
}
