import type { Queryable } from "../../request-context.ts"
import { deviceCookie } from "./cookies.ts"
import { isKnownDevice, isOurDevice, rememberDevice } from "./session-store.ts"
import { hashOf, isToken, makeToken } from "./token.ts"
import { type Caller, poolOf } from "./who-asks.ts"

/** The hash of the device cookie, where the account has signed in with it before. */
export async function knownDevice(caller: Caller, accountId: number): Promise<Buffer | undefined> {
  const token = deviceTokenOf(caller)
  if (token === undefined) return undefined
  const hash = hashOf(token)
  return (await isKnownDevice(poolOf(caller), accountId, hash)) ? hash : undefined
}

/** Remembers where somebody has signed in; answers the cookie's value. A browser that several people share keeps one. */
export async function storeDevice(caller: Caller, client: Queryable, accountId: number): Promise<string> {
  const brought = deviceTokenOf(caller)
  const token = brought !== undefined && (await isOurDevice(client, hashOf(brought))) ? brought : makeToken()
  await rememberDevice(client, accountId, hashOf(token))
  return token
}

function deviceTokenOf(caller: Caller): string | undefined {
  const token = caller.cookie(deviceCookie(caller.app.env).name)
  return token !== undefined && isToken(token) ? token : undefined
}
