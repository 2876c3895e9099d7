import { randomUUID } from "node:crypto"
import type { Context } from "hono"
import { log } from "../log.ts"
import { methodName } from "./methods.ts"

declare module "hono" {
  interface ContextVariableMap {
    /** What log, answer and problem document call this request. */
    requestId: string
    /** The address as it was declared, `/api/units/{unitId}`: what stood in the places of the braces is not kept. */
    route: string
    /** Whose session it came with. */
    who: { readonly accountId: number; readonly login: string } | undefined
  }
}

/** Addresses that are no part of the API. */
const plainRoutes = ["/healthz", "/readyz", "/metrics", "/api/openapi.json"]

/** Gives a request its number. One that it brings along is not believed: anybody could write it. */
export function beginNotes(context: Context): void {
  // Its last twelve digits are random; Node draws them for many at once.
  context.set("requestId", randomUUID().slice(-12))
  context.set("route", plainRoutes.includes(context.req.path) ? context.req.path : "(none)")
}

/** Says in the answer which request it was, and in the log how it went. */
export function endNotes(context: Context, ms: number): void {
  const { requestId, route, who } = context.var
  const { status, headers } = context.res
  headers.set("X-Request-Id", requestId)
  const account = who === undefined ? {} : { accountId: who.accountId }
  log.info("request", {
    requestId,
    method: methodName(context.req.method),
    route,
    status,
    ms: Math.round(ms),
    ...account,
  })
}
