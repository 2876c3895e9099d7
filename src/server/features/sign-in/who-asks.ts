import { problem } from "../../http/problem.ts"
import type { Moment, Visit } from "../../moment.ts"
import type { FoundSession } from "../../session.ts"

/** What deeds need that look at passwords: they take connections by themselves, so that no hash keeps one waiting. */
export type Caller = Pick<Visit, "address" | "userAgent" | "cookie" | "today"> & {
  readonly house: {
    readonly env: Pick<Visit["house"]["env"], "dataDir" | "publicUrl" | "host" | "oidc">
    readonly database: Pick<Visit["house"]["database"], "requests">
  }
}

/** The same of somebody who is signed in. */
export type SignedInCaller = Caller & Pick<Moment, "actor" | "session">

/** Who does something, where and when, in the transaction it belongs to. */
export type Doing = Pick<Moment, "client" | "actor" | "address" | "today">

/** Who does something in a session of their own. */
export type OwnDoing = Doing & Pick<Moment, "session">

/** Refuses a session that still waits for its second step: it is good for that step alone. */
export function refuseHalf({ awaitsSecondFactor }: Pick<FoundSession, "awaitsSecondFactor">): void {
  if (awaitsSecondFactor) throw problem("second-factor-needed")
}

/** The pool that requests work over. */
export function poolOf(caller: Caller) {
  return caller.house.database.requests
}
