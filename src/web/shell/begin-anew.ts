import type { QueryClient } from "@tanstack/react-query"
import { forgetHall } from "../offline/whose.ts"
import { to } from "../paths.ts"
import { dropDrafts } from "./kept-drafts.ts"

/**
 * Another account has signed in where somebody's session had ended: nothing the pages remember of them is shown to
 * whoever comes next, nor the address they were at. The home is loaded anew, and the answer never comes, so that no page
 * is drawn before it.
 */
export async function beginAnew(queries: QueryClient): Promise<never> {
  dropDrafts()
  await forgetHall()
  queries.clear()
  window.location.replace(to.home())
  return await new Promise<never>(() => undefined)
}
