import type { DeliveryState } from "../../../contract/notice-words.ts"
import { kindsThatWait } from "../../../contract/notices-outside.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { Queryable } from "../../request-context.ts"
import { meetingsKnown } from "./meeting-queries.ts"

export type Channel = "mail" | "robot"

/** The moment by the clock of Asia/Shanghai. */
export interface Moment {
  readonly day: Day
  /** `HH:mm`. */
  readonly time: string
}

/** Something that is to go out, claimed by whoever reads this. */
export interface Delivery {
  readonly deliveryId: number
  readonly channel: Channel
  readonly accountId: number | null
  readonly unitId: number | null
  /** A kind of notice, or what only goes out: a digest, an address's code, a robot's hello. */
  readonly tells: string
  readonly details: Readonly<Record<string, string | number | null>>
  /** The same however often it is tried, so that a mailbox can tell a repetition. */
  readonly mark: string
  readonly attempts: number
}

/** Minutes that one sending may take; what took longer was broken off. */
const leaseMinutes = 5

/** The day of a letter, and the days up to which it reminds of meetings: nobody gets another one before. */
export interface LetterDays {
  readonly isWorkday: boolean
  /** For those who have one every day. */
  readonly next: Day
  /** For those who have none on days off. */
  readonly nextWorked: Day
}

const locally = ({ day, time }: Moment) => `${day} ${time}`

/** Days after which a notice that nobody saw is in no letter any more. */
const letterDays = 14

/** Days that what went out is remembered. */
const keptDays = 90

/**
 * Tidies up: what a killed server was sending is tried again, but for digests, which may have gone out and are not
 * repeated; what they told goes with those of tomorrow. What nobody needs any more is let go of.
 */
export async function tidyDeliveries(client: Queryable, now: Moment): Promise<void> {
  await client.query(
    `update delivery set state = case when tells = 'digest' then 'unsure' else 'waiting' end, trouble = 'broken-off',
            settled_at = case when tells = 'digest' then now() end
      where state = 'sending' and (next_try_at < now() or next_try_at > now() + interval '1 day')`,
  )
  await client.query(
    `update delivery set state = 'useless', settled_at = now()
      where state = 'waiting' and useless_at <= $1::timestamp at time zone 'Asia/Shanghai'`,
    [locally(now)],
  )
  // The letter of a day is sent on that day or not at all.
  await client.query(
    "update delivery set state = 'given-up', settled_at = now() where state = 'waiting' and tells = 'digest' and day < $1",
    [now.day],
  )
  await client.query(
    `update notice n set delivery_id = null from delivery d
      where d.delivery_id = n.delivery_id and d.state in ('unsure', 'given-up') and n.seen_at is null
        and d.settled_at > now() - interval '2 days'`,
  )
  await client.query(
    "delete from delivery where made_at < now() - $1::int * interval '1 day' and settled_at is not null",
    [keptDays],
  )
}

/** Makes the letters of the day of those whose hour has come and who have something to read; one a day at most. */
export async function makeDigests(
  client: Queryable,
  { day, time }: Moment,
  { isWorkday, next, nextWorked }: LetterDays,
): Promise<void> {
  await client.query(
    `with readers as (
       select m.account_id, m.confirmed_at, m.on_days_off from mail_address m join account a using (account_id)
        where m.address is not null and a.disabled_at is null and m.digest_at <= $2::time and (m.on_days_off or $3)),
     unread as (
       select n.notice_id, n.account_id from readers m join notice n using (account_id)
        where n.seen_at is null and n.delivery_id is null and n.kind = any($4)
          and n.sent_at > greatest(m.confirmed_at, now() - $5::int * interval '1 day')),
     made as (
       insert into delivery (channel, account_id, tells, day)
       select 'mail', account_id, 'digest', $1::date
         from (select account_id from unread
               union select account_id from readers m join (${meetingsKnown}) k using (account_id)
                where k.starts_on > $1::date and k.starts_on <= case when m.on_days_off then $6::date else $7::date end) due
       on conflict (account_id, day) where tells = 'digest' do nothing returning delivery_id, account_id)
     update notice n set delivery_id = made.delivery_id
       from unread u join made using (account_id) where n.notice_id = u.notice_id`,
    [day, time, isWorkday, kindsThatWait, letterDays, next, nextWorked],
  )
}

/** Takes the next thing that is due, so that no other server sends it. */
export async function claimDelivery(
  client: Queryable,
  wanted: { readonly channels: readonly Channel[]; readonly digests: boolean },
): Promise<Delivery | undefined> {
  const { rows } = await client.query<Delivery>(
    `update delivery d set state = 'sending', attempts = d.attempts + 1,
            next_try_at = now() + $3::int * interval '1 minute'
       from (select delivery_id from delivery
              where state = 'waiting' and (next_try_at <= now() or next_try_at > now() + interval '2 days') and channel = any($1) and ($2 or tells <> 'digest')
              order by tells = 'digest', next_try_at limit 1 for update skip locked) next
      where d.delivery_id = next.delivery_id
     returning d.delivery_id as "deliveryId", d.channel, d.account_id as "accountId", d.unit_id as "unitId", d.tells,
               d.details, d.delivery_id || '.' || floor(extract(epoch from d.made_at)) as mark, d.attempts`,
    [wanted.channels, wanted.digests, leaseMinutes],
  )
  return rows[0]
}

/**
 * Notes what became of something claimed. `afterMinutes`: it is tried again then. An address that it was for is kept no
 * longer than it is needed.
 */
export async function settleDelivery(
  client: Queryable,
  { deliveryId, attempts }: Pick<Delivery, "deliveryId" | "attempts">,
  outcome: {
    readonly state: DeliveryState
    readonly trouble?: string | undefined
    readonly afterMinutes?: number | undefined
  },
): Promise<void> {
  await client.query(
    `update delivery set state = $3, trouble = $4, settled_at = case when $3 = 'waiting' then null else now() end,
            details = case when $3 = 'waiting' then details else details - 'to' end,
            next_try_at = now() + coalesce($5::int, 0) * interval '1 minute'
      where delivery_id = $1 and attempts = $2 and state = 'sending'`,
    [deliveryId, attempts, outcome.state, outcome.trouble ?? null, outcome.afterMinutes ?? null],
  )
}
