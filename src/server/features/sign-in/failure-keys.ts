import { hashOf } from "./token.ts"

/**
 * Under what tries are counted: the login, known or not, for strangers; the account on one device for whoever has
 * signed in there before, so that nobody else's tries count against them.
 */
export function passwordKey(
  login: string,
  accountId: number | undefined,
  device: Buffer | undefined,
): Buffer {
  if (accountId === undefined || device === undefined) return hashOf(`login ${login}`)
  return hashOf(`device ${accountId} ${device.toString("hex")}`)
}

/** Everything under which tries to get into an account are counted, on the devices it is known on and on others. */
export function keysOf(login: string, accountId: number, devices: readonly Buffer[]): Buffer[] {
  return [undefined, ...devices].flatMap((device) => [
    passwordKey(login, accountId, device),
    codeKey(accountId, device),
  ])
}

/** The same for codes of the second factor. */
export function codeKey(accountId: number, device: Buffer | undefined): Buffer {
  return hashOf(`code ${accountId} ${device?.toString("hex") ?? ""}`)
}
