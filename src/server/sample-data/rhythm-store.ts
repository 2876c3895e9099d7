import { type Day, plusDays } from "../../domain/shared/calendar.ts"
import type { ActivityKind } from "../../domain/shared/words.ts"
import type { Queryable } from "../request-context.ts"

/** Gives every branch with a fixed day the part of it in which it usually studied; one studies between shifts. */
export async function giveSlots(client: Queryable, shifts: number | undefined): Promise<void> {
  await client.query(
    `insert into unit_rhythm (unit_id, part, starts_at)
     select unit_id, case when starts < '12:00' then 'morning' else 'afternoon' end, starts
       from (select u.unit_id, mode() within group (order by a.starts_at::time) as starts
               from unit u join activity a on a.unit_id = u.unit_id and a.kind = 'collective-study'
              where u.kind = 'branch' and u.dissolved_on is null and u.study_day <> 'flexible'
                and u.unit_id is distinct from $1
              group by u.unit_id) usual
     on conflict do nothing`,
    [shifts ?? null],
  )
  await client.query(
    "insert into unit_rhythm (unit_id, part, starts_at) select unit_id, 'shifts', '07:40' from unit where unit_id = $1",
    [shifts ?? null],
  )
  await client.query(
    "update unit set study_day = 'flexible' where unit_id = $1 and study_day <> 'flexible'",
    [shifts ?? null],
  )
}

/** Days back that the branch between shifts has held short sittings. */
const shortDays = 62

/** Makes the studies that a branch held lately short ones; answers the days, so that their months are shared out. */
export async function makeShort(client: Queryable, unitId: number, today: Day): Promise<Day[]> {
  const { rows } = await client.query<{ on: Day }>(
    `update activity a set short_minutes = 15 + 5 * (activity_id % 4)::int
      where unit_id = $1 and kind = 'collective-study' and state = 'held' and starts_on between $2 and $3
        and not exists (select from activity o where o.sitting_id = a.sitting_id and o.activity_id <> a.activity_id)
      returning starts_on as "on"`,
    [unitId, plusDays(today, -shortDays), today],
  )
  return rows.map(({ on }) => on)
}

/** Days back that weeks are left out with a reason. */
const skipDays = 182

/** Of the weeks in which a branch with a slot did not study, every third has its reason. */
export async function leaveWeeksOut(client: Queryable, today: Day): Promise<void> {
  await client.query(
    `insert into skipped_week (unit_id, week, reason, note)
     select r.unit_id, to_char(m.monday, 'IYYY"-W"IW'),
            case when u.field = 'village' and extract(month from m.monday) in (6, 9, 10) then 'busy-season'
                 when extract(month from m.monday) in (7, 8) then 'emergency' else 'other' end,
            case when extract(month from m.monday) in (7, 8) then '防汛值守' end
       from unit_rhythm r join unit u using (unit_id)
      cross join generate_series(date_trunc('week', $1::date), date_trunc('week', $2::date) - interval '7 days',
                                 interval '7 days') as m(monday)
      where r.part <> 'shifts' and extract(week from m.monday)::int % 3 = 0
        and not exists (select from activity a
                         where a.unit_id = r.unit_id and a.kind = 'collective-study' and a.state = 'held'
                           and a.starts_on >= m.monday and a.starts_on < m.monday + interval '7 days')`,
    [plusDays(today, -skipDays), today],
  )
}

/** Adds a sitting that is planned, with one item. */
export async function planSitting(
  client: Queryable,
  planned: {
    readonly unitId: number
    readonly code: string
    readonly kind: ActivityKind
    readonly topic: string
    readonly place: string | null
    readonly start: string
    /** Hundredths. */
    readonly hours: number
  },
): Promise<void> {
  const { unitId, code, kind, topic, place, start, hours } = planned
  await client.query(
    `with added as (
       insert into sitting (place, venue_id)
       values ($5, (select venue_id from venue where unit_id = $1 and name = $5 and closed_on is null)) returning sitting_id)
     insert into activity (unit_id, code, kind, topic, starts_at, hundredth_hours, state, sitting_id)
     select $1, $2, $3, $4, $6::timestamp, $7, 'planned', sitting_id from added`,
    [unitId, code, kind, topic, place, start, hours],
  )
}
