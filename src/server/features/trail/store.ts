import type { Moment, Queryable, Visit } from "../../moment.ts"

/** A deed as the trail keeps it: what it was about, and what else should be known. Never a secret. */
export interface Deed {
  readonly unitId?: number | null
  readonly memberId?: number | null
  readonly details?: Readonly<Record<string, unknown>>
}

/** Who acts where nobody does: the program by itself. */
export const systemActor = "xueer"

/** Notes a deed in the trail, in the deed's own transaction: without the line there is no deed. */
export async function note(
  moment: Pick<Moment, "client" | "address" | "actor">,
  deed: string,
  about: Deed = {},
): Promise<void> {
  await moment.client.query({
    name: "note-deed",
    text: `insert into journal (actor, deed, details, account_id, unit_id, member_id, address)
           values ($1, $2, $3, $4, $5, $6, $7)`,
    values: valuesOf(moment, moment.actor.login, moment.actor.accountId, deed, about),
  })
}

/** Notes what somebody did who is not signed in, such as a sign-in that failed. */
export async function noteVisit(
  visit: Pick<Visit, "client" | "address">,
  who: { readonly login: string; readonly accountId: number | null },
  deed: string,
  about: Deed = {},
): Promise<void> {
  await visit.client.query(
    `insert into journal (actor, deed, details, account_id, unit_id, member_id, address)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    valuesOf(visit, who.login, who.accountId, deed, about),
  )
}

/**
 * Notes a look at personal data before it is answered. A look changes nothing, so its line need not have reached
 * the disk when the answer goes out.
 */
export async function noteLook(moment: Moment, deed: string, about: Deed): Promise<void> {
  await moment.client.query({
    name: "note-look",
    text: `with soon as (select set_config('synchronous_commit', 'off', true))
           insert into journal (actor, deed, details, account_id, unit_id, member_id, address)
           select $1, $2, $3::jsonb, $4::int, $5::int, $6::int, $7 from soon`,
    values: valuesOf(moment, moment.actor.login, moment.actor.accountId, deed, about),
  })
}

/** Notes what the program does by itself. */
export async function noteSystem(client: Queryable, deed: string, about: Deed = {}): Promise<void> {
  const { unitId = null, memberId = null, details = {} } = about
  await client.query(
    "insert into journal (actor, deed, details, unit_id, member_id) values ($1, $2, $3, $4, $5)",
    [systemActor, deed, JSON.stringify(details), unitId, memberId],
  )
}

function valuesOf(
  { address }: Pick<Visit, "address">,
  login: string,
  accountId: number | null,
  deed: string,
  { unitId = null, memberId = null, details = {} }: Deed,
): unknown[] {
  return [login, deed, JSON.stringify(details), accountId, unitId, memberId, address]
}
