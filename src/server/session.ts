import type { Actor } from "../domain/access/scope.ts"

/** A session that is in force, and whose it is. */
export interface FoundSession {
  readonly sessionId: number
  readonly actor: Actor
  /** Seconds since the password was last entered in it. */
  readonly steppedUpSeconds: number
  /** The password must be changed before anything else. */
  readonly mustChange: boolean
  readonly hasSecondFactor: boolean
  /** A role held today asks for a second factor, and none is set up. */
  readonly mustEnrol: boolean
  /** Signed in with the password alone, where a second factor is set up: only the second step is open. */
  readonly awaitsSecondFactor: boolean
  readonly prefs: Readonly<Record<string, unknown>>
}
