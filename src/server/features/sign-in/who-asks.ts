import { problem } from "../../http/problem.ts"
import type { PublicContext, RequestContext } from "../../request-context.ts"
import type { FoundSession } from "../../session.ts"

/** What actions need that look at passwords: they take connections by themselves, so that no hash keeps one waiting. */
export type Caller = Pick<PublicContext, "address" | "userAgent" | "cookie" | "today"> & {
  readonly app: {
    readonly env: Pick<
      PublicContext["app"]["env"],
      "dataDir" | "publicUrl" | "trustedProxies" | "host" | "oidc" | "smtp"
    >
    readonly database: Pick<PublicContext["app"]["database"], "pool" | "requests">
    readonly jobs: Pick<PublicContext["app"]["jobs"], "ask">
  }
}

/** The same of somebody who is signed in. */
export type SignedInCaller = Caller & Pick<RequestContext, "actor" | "session">

/** Who does something, where and when, in the transaction it belongs to. */
export type Doing = Pick<RequestContext, "client" | "actor" | "address" | "today">

/** Who does something in a session of their own. */
export type OwnDoing = Doing & Pick<RequestContext, "session">

/** Refuses a session that still waits for its second step: it is good for that step alone. */
export function refusePendingSecondFactor({
  awaitsSecondFactor,
}: Pick<FoundSession, "awaitsSecondFactor">): void {
  if (awaitsSecondFactor) throw problem("second-factor-needed")
}

/** The pool that requests work over. */
export function poolOf(caller: Caller) {
  return caller.app.database.requests
}
