import type { HeldRole } from "../../../domain/access/scope.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityKind, ActivityState } from "../../../domain/shared/words.ts"
import { isExpectedAt } from "../../access/index.ts"
import { joinArranged } from "../../make-up-queries.ts"
import type { Queryable } from "../../request-context.ts"
import { conditionsOf } from "../events/index.ts"
import { standingToday } from "../sign-in/index.ts"
import { type CalendarQuestion, ownPart } from "./queries.ts"

interface UnitRef {
  readonly unitId: number
  readonly code: string
  readonly name: string
}

/** A feed as its owner sees it. */
export interface FeedRow {
  readonly feedId: number
  readonly unit: UnitRef | null
  readonly withDue: boolean
  readonly madeAt: string
}

/** The feeds of an account, its own first. */
export async function feedsOf(client: Queryable, accountId: number): Promise<FeedRow[]> {
  const { rows } = await client.query<FeedRow>(
    `select f.feed_id as "feedId", f.with_due as "withDue", to_json(f.made_at) #>> '{}' as "madeAt",
            case when u.unit_id is not null
                 then json_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name) end as unit
       from calendar_feed f left join unit u using (unit_id)
      where f.account_id = $1 order by u.code nulls first`,
    [accountId],
  )
  return rows
}

/** A feed that is read, with whoever owns it and the roles they hold today. */
export interface OwnedFeed {
  readonly feedId: number
  readonly unitId: number | null
  readonly unitName: string | null
  readonly unitPath: string | null
  readonly withDue: boolean
  readonly accountId: number
  readonly login: string
  readonly name: string
  readonly memberId: number | null
  readonly memberPath: string | null
  readonly memberBranch: string | null
  readonly roles: readonly HeldRole[]
  readonly prefs: Readonly<Record<string, unknown>>
}

/** The feed of a secret, by its hash; none of an account that is shut. */
export async function feedOfSecret(
  client: Queryable,
  secretHash: Buffer,
  today: Day,
): Promise<OwnedFeed | undefined> {
  const { rows } = await client.query<OwnedFeed>({
    name: "feed-of-secret",
    text: `select f.feed_id as "feedId", f.unit_id as "unitId", u.name as "unitName", u.path::text as "unitPath",
                  f.with_due as "withDue", a.account_id as "accountId", a.login, a.name, a.prefs,
                  a.member_id as "memberId", ${standingToday("a", "$2::date")}
             from calendar_feed f join account a using (account_id) left join unit u on u.unit_id = f.unit_id
            where f.secret_hash = $1 and a.disabled_at is null`,
    values: [secretHash, today],
  })
  return rows[0]
}

/** An activity as a feed tells it: no names, no minutes. */
export interface FeedEvent {
  readonly activityId: number
  readonly version: number
  readonly kind: ActivityKind
  readonly topic: string
  /** `YYYY-MM-DD HH:mm` */
  readonly start: string
  readonly hundredthHours: number
  readonly shortMinutes: number | null
  /** Of the whole sitting, where somebody said so. */
  readonly lastsMinutes: number | null
  readonly state: ActivityState
  readonly place: string | null
  readonly unitId: number
  readonly unitName: string
  /** When it was last changed, as far as it is known, ISO 8601. */
  readonly changedAt: string | null
}

/** Events of one feed at most: those that are to come before what is over, the nearest first. */
export const mostEvents = 2000

/** What stands in a feed: those called off as well, so that they vanish from calendars that have them. */
export async function feedEvents(
  client: Queryable,
  asked: CalendarQuestion,
  today: Day,
): Promise<FeedEvent[]> {
  const values: unknown[] = []
  const scope = asked.expects === undefined ? asked.scope : ownPart(asked.scope)
  const conditions = [await conditionsOf(client, { ...asked, scope }, values)]
  if (asked.expects !== undefined) {
    const member = `$${values.push(asked.expects)}::int`
    conditions.push(`(${isExpectedAt("a", member)} or a.lecturer_id = ${member})`)
  }
  const now = `$${values.push(today)}::date`
  const { rows } = await client.query<FeedEvent>(
    `select a.activity_id as "activityId", a.version, a.kind, a.topic,
            to_char(a.starts_at, 'YYYY-MM-DD HH24:MI') as start, a.hundredth_hours as "hundredthHours",
            a.short_minutes as "shortMinutes", s.lasts_minutes as "lastsMinutes", a.state, s.place, a.unit_id as "unitId",
            u.name as "unitName",
            to_json((select max(c.changed_at) from record_change c where c.activity_id = a.activity_id)) #>> '{}'
              as "changedAt"
       from activity a join unit u using (unit_id) join sitting s using (sitting_id)
      where ${conditions.join(" and ")} 
      order by a.starts_on < ${now}, abs(a.starts_on - ${now}), a.activity_id limit ${mostEvents}`,
    values,
  )
  return rows.sort((one, other) => one.start.localeCompare(other.start) || one.activityId - other.activityId)
}

/** Something somebody missed and has not made up, with the day that is arranged for it. */
export interface MissedRow {
  readonly activityId: number
  readonly kind: ActivityKind
  readonly topic: string
  readonly on: Day
  readonly plannedOn: Day | null
}

/** What somebody was expected at, missed, from a day to another, and has not made up; oldest first. */
export async function missedBy(
  client: Queryable,
  memberId: number,
  { from, until }: { readonly from: Day; readonly until: Day },
): Promise<MissedRow[]> {
  const { rows } = await client.query<MissedRow>(
    `select a.activity_id as "activityId", a.kind, a.topic, a.starts_on as "on", arranged.planned_on as "plannedOn"
       from attendance t join activity a using (activity_id) ${joinArranged("t.activity_id", "t.member_id")}
      where t.member_id = $1 and t.status in ('on-leave', 'absent') and a.state = 'held'
        and a.starts_on between $2::date and $3::date and ${isExpectedAt("a", "$1")}
      order by a.starts_on, a.activity_id limit ${mostMissed}`,
    [memberId, from, until],
  )
  return rows
}

const mostMissed = 200

/** A make-up that somebody is to help with. */
export interface HelpRow {
  readonly makeUpId: number
  readonly kind: ActivityKind
  readonly topic: string
  readonly plannedOn: Day
}

/** Make-ups that are arranged with somebody as the helper, planned for a day or later; the next first. */
export async function helpedBy(client: Queryable, memberId: number, from: Day): Promise<HelpRow[]> {
  const { rows } = await client.query<HelpRow>(
    `select k.make_up_id as "makeUpId", a.kind, a.topic, k.planned_on as "plannedOn"
       from make_up k join activity a using (activity_id)
      where k.helper_id = $1 and k.state = 'arranged' and a.state = 'held' and k.planned_on >= $2::date
      order by k.planned_on, k.make_up_id limit ${mostMissed}`,
    [memberId, from],
  )
  return rows
}
