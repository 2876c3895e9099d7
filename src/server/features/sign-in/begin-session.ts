import type { SignInRules } from "../../../domain/access/sign-in-rules.ts"
import type { Queryable } from "../../request-context.ts"
import { sessionCookie } from "./cookies.ts"
import { storeDevice } from "./device.ts"
import { addSession, dropSession } from "./session-store.ts"
import { hashOf, isToken, makeToken } from "./token.ts"
import type { Caller } from "./who-asks.ts"

/** Somebody who has signed in, wholly or up to the second step. */
export interface SignedIn {
  readonly accountId: number
  /** For the session's cookie, and for nothing else. */
  readonly token: string
  /** For the device's cookie; undefined while the second step is open. */
  readonly deviceToken: string | undefined
  readonly awaitsSecondFactor: boolean
}

/** Begins a session with a token of its own; whatever session the browser had is over. */
export async function beginSession(
  caller: Caller,
  client: Queryable,
  account: { readonly accountId: number; readonly awaitsSecondFactor: boolean },
  rules: SignInRules,
): Promise<SignedIn> {
  const before = sessionTokenOf(caller)
  if (before !== undefined) await dropSession(client, hashOf(before))
  const token = makeToken()
  const { address, userAgent } = caller
  await addSession(client, { tokenHash: hashOf(token), ...account, address, userAgent }, rules)
  const deviceToken = account.awaitsSecondFactor
    ? undefined
    : await storeDevice(caller, client, account.accountId)
  return { ...account, token, deviceToken }
}

/** The token of the session that the browser brought. */
export function sessionTokenOf(caller: Caller): string | undefined {
  const token = caller.cookie(sessionCookie(caller.app.env).name)
  return token !== undefined && isToken(token) ? token : undefined
}
