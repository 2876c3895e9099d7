import type { Queryable } from "../../request-context.ts"
import { keysOf } from "./failure-keys.ts"
import { forgiveTries, pausesOf } from "./failure-store.ts"
import { devicesOf } from "./session-store.ts"

type Known = { readonly accountId: number; readonly login: string }

/** Until when accounts are paused after too many failures, on whatever device; those that are not are left out. */
export async function pausesOfAccounts(
  client: Queryable,
  accounts: readonly Known[],
): Promise<Map<number, string>> {
  const keyed = await keysOfAccounts(client, accounts)
  const pauses = await pausesOf(
    client,
    keyed.flatMap(({ keys }) => keys),
  )
  return new Map(
    keyed.flatMap(({ accountId, keys }) => {
      const until = keys.flatMap((key) => pauses.get(key.toString("hex")) ?? [])
      const last = until.sort().at(-1)
      return last === undefined ? [] : [[accountId, last]]
    }),
  )
}

/** Ends every pause of an account: the next failure is the first. */
export async function endPauses(client: Queryable, account: Known): Promise<void> {
  const keyed = await keysOfAccounts(client, [account])
  await forgiveTries(
    client,
    keyed.flatMap(({ keys }) => keys),
  )
}

async function keysOfAccounts(client: Queryable, accounts: readonly Known[]) {
  const devices = await devicesOf(
    client,
    accounts.map(({ accountId }) => accountId),
  )
  return accounts.map(({ accountId, login }) => ({
    accountId,
    keys: keysOf(login, accountId, devices.get(accountId) ?? []),
  }))
}
