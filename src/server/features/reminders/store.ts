import type { Day } from "../../../domain/shared/calendar.ts"
import type { Queryable } from "../../request-context.ts"

/** Waits until nobody else reminds anybody, so that two do not of the same thing. */
export async function waitForTurn(client: Queryable): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtext('xueer reminders'))")
}

/** Keeps that units were reminded of a thing. */
export async function addReminders(
  client: Queryable,
  unitIds: readonly number[],
  of: {
    readonly obligation: string
    readonly period: string
    readonly accountId: number
    readonly today: Day
  },
): Promise<void> {
  await client.query(
    `insert into reminder (unit_id, way, obligation, period, account_id, on_day)
     select unit_id, 'notice', $2, $3, $4, $5::date from unnest($1::int[]) unit_id`,
    [unitIds, of.obligation, of.period, of.accountId, of.today],
  )
}

/** A call that somebody noted. */
export interface StoredCall {
  readonly accountId: number
  readonly obligation: string | null
  readonly period: string | null
  readonly at: string
  readonly doneOn: Day | null
  readonly over: boolean
}

/** A call to a unit; nobody else changes it meanwhile. */
export async function holdCall(
  client: Queryable,
  unitId: number,
  reminderId: number,
): Promise<StoredCall | undefined> {
  const { rows } = await client.query<StoredCall>(
    `select account_id as "accountId", obligation, period, to_char(called_at, 'YYYY-MM-DD HH24:MI') as at,
            done_on as "doneOn", taken_back_at is not null as over
       from reminder where reminder_id = $2 and unit_id = $1 and way = 'phone' for update`,
    [unitId, reminderId],
  )
  return rows[0]
}

/** Takes a call back; what it said stays. */
export async function putTakenBack(client: Queryable, reminderId: number): Promise<void> {
  await client.query("update reminder set taken_back_at = now() where reminder_id = $1", [reminderId])
}

/** Keeps a call; `corrects`: in place of another, which stays as it was. */
export async function addCall(
  client: Queryable,
  unitId: number,
  call: {
    readonly obligation: string | null
    readonly period: string | null
    readonly at: string
    readonly whom: string
    readonly note: string | null
    readonly accountId: number
    readonly corrects?: number
    readonly doneOn?: Day | null
  },
): Promise<void> {
  const { obligation, period, at, whom, note, accountId, corrects = null, doneOn = null } = call
  await client.query(
    `insert into reminder (unit_id, way, obligation, period, called_at, whom, note, account_id, on_day, corrects, done_on)
     values ($1, 'phone', $2, $3, $4::timestamp, $5, $6, $7, $4::timestamp::date, $8, $9::date)`,
    [unitId, obligation, period, at, whom, note, accountId, corrects, doneOn],
  )
}

/** Notes that some units have done what they were asked after; what told them has nothing to say any more. */
export async function settle(
  client: Queryable,
  unitIds: readonly number[],
  of: { readonly obligation: string; readonly period: string },
  today: Day,
): Promise<void> {
  await client.query(
    `with done as (
       update reminder set done_on = $4::date
        where unit_id = any($1::int[]) and obligation = $2 and period = $3 and done_on is null returning unit_id)
     update notice n set seen_at = now() from (select distinct unit_id from done) d
      where n.kind = 'reminded' and n.seen_at is null and n.details ->> 'obligation' = $2
        and n.details ->> 'period' = $3 and n.details ->> 'unitId' = d.unit_id::text`,
    [unitIds, of.obligation, of.period, today],
  )
}

/** Notes that what some units were asked after and had done is owed once more. */
export async function openAgain(
  client: Queryable,
  unitIds: readonly number[],
  of: { readonly obligation: string; readonly period: string },
): Promise<void> {
  await client.query(
    `update reminder set done_on = null
      where unit_id = any($1::int[]) and obligation = $2 and period = $3 and done_on is not null`,
    [unitIds, of.obligation, of.period],
  )
}
