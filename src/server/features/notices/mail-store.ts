import type { Queryable } from "../../request-context.ts"
import { codeHolds } from "./code-holds.ts"

/** Keeps when somebody wants the letter of the day. */
export async function storeDigestWish(
  client: Queryable,
  accountId: number,
  { digestAt, onDaysOff }: { readonly digestAt: string | null; readonly onDaysOff: boolean },
): Promise<void> {
  await client.query(
    `insert into mail_address (account_id, digest_at, on_days_off) values ($1, $2::time, $3)
     on conflict (account_id) do update set digest_at = excluded.digest_at, on_days_off = excluded.on_days_off`,
    [accountId, digestAt, onDaysOff],
  )
}

/** Keeps an address that has to be confirmed, with what its code is made of. An earlier one is forgotten. */
export async function storeWantedAddress(
  client: Queryable,
  accountId: number,
  { address, seed, minutes }: { readonly address: string; readonly seed: string; readonly minutes: number },
): Promise<void> {
  await client.query(
    `insert into mail_address (account_id, wanted, code_seed, code_until)
     values ($1, $2, $3, now() + $4::int * interval '1 minute')
     on conflict (account_id) do update set wanted = excluded.wanted, code_seed = excluded.code_seed,
       code_until = excluded.code_until, code_tries = 0`,
    [accountId, address, seed, minutes],
  )
}

/** An address as its code is made for it. */
export interface WantedAddress {
  readonly address: string
  readonly seed: string
}

/** Counts a try of a code before it is looked at; undefined where none is awaited or it was tried too often. */
export async function countTry(
  client: Queryable,
  accountId: number,
  most: number,
): Promise<WantedAddress | undefined> {
  const { rows } = await client.query<WantedAddress>(
    `update mail_address set code_tries = code_tries + 1
      where account_id = $1 and wanted is not null and ${codeHolds} and code_tries < $2
     returning wanted as address, code_seed as seed`,
    [accountId, most],
  )
  return rows[0]
}

/** The address that held until then, if one did. */
interface Replaced {
  readonly before: string | null
}

// As the statement found it: what it writes is not seen in it.
const addressBefore = "with earlier as (select address from mail_address where account_id = $1)"

/** Takes the awaited address as confirmed, where it was still that one. */
export async function storeConfirmed(
  client: Queryable,
  accountId: number,
  { address, seed }: WantedAddress,
): Promise<Replaced | undefined> {
  const { rows } = await client.query<Replaced>(
    `${addressBefore}
     update mail_address set address = wanted, confirmed_at = now(), wanted = null, code_seed = null,
            code_until = null, code_tries = 0
      where account_id = $1 and wanted = $2 and code_seed = $3
     returning (select address from earlier) as before`,
    [accountId, address, seed],
  )
  return rows[0]
}

/** Forgets where somebody has mail, and what they had entered, where there was anything. */
export async function forgetAddress(client: Queryable, accountId: number): Promise<Replaced | undefined> {
  const { rows } = await client.query<Replaced>(
    `${addressBefore}
     update mail_address set address = null, confirmed_at = null, wanted = null, code_seed = null, code_until = null,
            code_tries = 0
      where account_id = $1 and (address is not null or wanted is not null)
     returning (select address from earlier) as before`,
    [accountId],
  )
  return rows[0]
}

/** Tells somebody in the application that their mail was refused, once until they have seen it. */
export async function noteRefused(client: Queryable, accountId: number): Promise<void> {
  await client.query(
    `insert into notice (account_id, kind, details)
     select $1, 'mail-refused', '{}'
      where not exists (select from notice where account_id = $1 and kind = 'mail-refused' and seen_at is null)`,
    [accountId],
  )
}
