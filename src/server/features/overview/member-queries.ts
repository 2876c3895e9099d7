import { presentList } from "../../../domain/events/was-there.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityKind, AttendanceStatus, TrainingKind } from "../../../domain/shared/words.ts"
import { byPost, expectedAt, expectedByPost, isExpectedAt } from "../../access/index.ts"
import { hoursGiven } from "../../hours-given.ts"
import { joinArranged } from "../../make-up-queries.ts"
import type { Queryable } from "../../request-context.ts"

interface EventRow {
  readonly activityId: number
  readonly kind: ActivityKind
  readonly topic: string
  readonly startsAt: string
  readonly hundredthHours: number
}

/** What a member's home shows beside the figures that are kept. */
export interface MemberRows {
  readonly name: string
  readonly unitId: number | null
  readonly unitName: string | null
  readonly studyDay: string | null
  readonly attended: number
  readonly madeUp: number
  /** Collective studies of the year that expected them on their day: these, and not the rows they have. */
  readonly held: number
  /** Those they came to, or made up, that expected others. */
  readonly asGuest: number
  readonly studyHundredths: number
  readonly missed: readonly (EventRow & {
    readonly status: AttendanceStatus
    readonly makeUpOn: Day | null
  })[]
  readonly pending: readonly {
    readonly trainingId: number
    readonly state: "pending" | "returned"
    /** Something was asked about it and not answered. */
    readonly asked: boolean
    readonly name: string
    readonly kind: TrainingKind
    readonly on: string
    readonly hundredthHours: number
  }[]
  readonly ahead: readonly (EventRow & { readonly place: string | null; readonly unitName: string })[]
}

const event = (a: string) =>
  `'activityId', ${a}.activity_id, 'kind', ${a}.kind, 'topic', ${a}.topic, 'hundredthHours', ${hoursGiven(a)},
   'startsAt', to_char(${a}.starts_at, 'YYYY-MM-DD HH24:MI')`

/**
 * The parameters stand in subqueries, so that the database keeps one plan: planning this costs five times what
 * running it does.
 */
const today = "(select $2::date)"
const newYear = "(select $3::date)"

/**
 * What addresses units by name is found by that alone: with its kind the database reads every study of the year.
 *
 * $1 the member, $2 today, $3 the first day of the year, $4 the path of their unit. One statement, by the member's
 * own rows and by the few units above them.
 */
const memberHomeText = `
  with mine as materialized (
    select t.status, t.made_up_on, arranged.planned_on, a.activity_id, a.unit_id, a.audience, a.kind, a.topic, a.starts_at, a.starts_on, a.hundredth_hours
      from attendance t join activity a using (activity_id) ${joinArranged("t.activity_id", "t.member_id")}
     where t.member_id = (select $1::int) and a.state = 'held' and a.starts_on between ${newYear} and ${today}),
  stood as materialized (
    select array_agg(distinct id) as ids from membership b join unit_place w using (unit_id) cross join unnest(w.above) as id
     where b.member_id = (select $1::int)),
  addressed as materialized (select a.* from activity a, stood where a.audience is not null and a.audience && ids),
  studies as materialized (
    select activity_id, unit_id, kind, starts_on, audience from (
      select a.* from activity a, stood where a.audience is null and a.unit_id = any(ids)
      union all
      select * from addressed) a
     where kind = 'collective-study' and state = 'held' and starts_on between ${newYear} and ${today}),
  study as materialized (${expectedAt("studies", { among: "select $1::int" })}),
  above as materialized (select string_to_array((select $4::text), '.')::int[] as ids),
  soon as (
    select a.* from activity a, above
     where a.audience is null and a.unit_id = any(ids) and a.starts_on >= ${today} and a.state = 'planned'
       and (a.kind not in (${byPost}) or ${expectedByPost("a", "$1")})
    union all
    select a.* from activity a, above
     where a.audience is not null and a.audience && ids and a.starts_on >= ${today} and a.state = 'planned'
       and (a.kind not in (${byPost}) or ${expectedByPost("a", "$1")}))
  select m.name, u.unit_id as "unitId", u.name as "unitName",
         case u.kind when 'group' then b.study_day else u.study_day end as "studyDay", s.*,
         coalesce((select json_agg(json_build_object(${event("x")}, 'status', x.status, 'makeUpOn', coalesce(x.planned_on, x.made_up_on))
                             order by x.starts_at desc)
                     from mine x where (status in ('on-leave', 'absent') or (status = 'made-up' and made_up_on > ${today}))
                      and ${isExpectedAt("x", "(select $1::int)")}),
                  '[]') as missed,
         coalesce((select json_agg(json_build_object('trainingId', t.training_id, 'state', t.state,
                                   'asked', t.question is not null and t.answer is null and t.state = 'pending',
                                   'name', t.name, 'kind', t.kind, 'on', t.counts_on,
                                   'hundredthHours', t.hundredth_hours) order by t.counts_on)
                     from training t where t.member_id = (select $1::int) and t.state in ('pending', 'returned')
                      and t.counts_on >= ${newYear}), '[]') as pending,
         coalesce((select json_agg(json_build_object(${event("x")}, 'place', s.place, 'unitName', o.name)
                                   order by x.starts_at)
                     from (select * from soon order by starts_at limit 6) x
                     join unit o on o.unit_id = x.unit_id
                     join sitting s on s.sitting_id = x.sitting_id), '[]') as ahead
    from member m
    left join unit u on u.unit_id = (select ids[array_length(ids, 1)] from above)
    left join unit b on b.unit_id = u.parent_id
   cross join (select (select count(*)::int from study) as held,
                      count(*) filter (where kind = 'collective-study' and came and expected)::int as attended,
                      count(*) filter (where kind = 'collective-study' and made_up and expected)::int as "madeUp",
                      count(*) filter (where kind = 'collective-study' and (came or made_up) and not expected)::int as "asGuest",
                      coalesce(sum(hundredth_hours) filter (where kind = 'collective-study' and (came or made_up)), 0)::int
                        as "studyHundredths"
                 from (select kind, hundredth_hours, activity_id in (select activity_id from study) as expected,
                              status in (${presentList}) as came,
                              status = 'made-up' and made_up_on <= ${today} as made_up from mine) y) s
   where m.member_id = (select $1::int)`

/** A member's own rows of the year, and what is ahead. */
export async function memberRows(
  client: Queryable,
  memberId: number,
  path: string | null,
  on: Day,
): Promise<MemberRows | undefined> {
  const { rows } = await client.query<MemberRows>({
    name: "member-home",
    text: memberHomeText,
    values: [memberId, on, `${on.slice(0, 4)}-01-01`, path],
  })
  return rows[0]
}
