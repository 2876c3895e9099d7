import type { Context } from "hono"
import { countedEntries } from "../features/audit/index.ts"
import { addressOf } from "../http/address.ts"
import { Problem } from "../http/problem.ts"
import type { Route } from "../http/route.ts"
import type { AppContext } from "../request-context.ts"

const denials = ["forbidden", "not-found", "cross-site"] as const

/** Has a denial counted for the audit log. Whatever else went wrong is none. */
export function noteDenial(app: AppContext, route: Route, context: Context, error: unknown): void {
  if (!(error instanceof Problem)) return
  const refused = denials.find((code) => code === error.code)
  const { permission } = route
  if (refused === undefined || (refused !== "cross-site" && permission === "public")) return
  const { who } = context.var
  const address = addressOf(context, app.env)
  const about = { who, details: { permission, refused }, address }
  countedEntries(app.database).auditCounted("access-denied", about)
}
