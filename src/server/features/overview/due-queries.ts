import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityKind, Post } from "../../../domain/shared/words.ts"
import { byPost, isThereOn } from "../../access/index.ts"
import { hoursGiven } from "../../hours-given.ts"
import type { Queryable } from "../../request-context.ts"

/** An activity that is planned, and may settle a duty. */
export interface PlannedRow {
  readonly activityId: number
  readonly unitId: number
  readonly kind: ActivityKind
  readonly on: Day
  readonly start: string
  readonly hundredthHours: number
  /** It is held by the unit itself or a group of it; otherwise it reaches the unit. */
  readonly own: boolean
}

/** What is planned from one day to another and is held by a unit or its groups, or reaches the unit; the soonest first. */
export async function plannedOf(
  client: Queryable,
  unit: { readonly path: string; readonly groupIds: readonly number[] },
  first: Day,
  until: Day,
): Promise<PlannedRow[]> {
  const { rows } = await client.query<PlannedRow>(
    `with ids as (select string_to_array($1, '.')::int[] as above)
     select a.activity_id as "activityId", a.unit_id as "unitId", a.kind, a.starts_on as "on",
            to_char(a.starts_at, 'YYYY-MM-DD HH24:MI') as start, ${hoursGiven("a")} as "hundredthHours",
            (a.unit_id = above[cardinality(above)] or a.unit_id = any($2::int[])) as own
       from activity a, ids
      where a.state = 'planned' and a.starts_on between $3 and $4
        and (a.unit_id = any($2::int[]) or a.unit_id = any(above) and a.audience is null or a.audience && above)
        and (a.kind not in (${byPost}) or a.unit_id = above[cardinality(above)] or a.unit_id = any($2::int[]))
      order by a.starts_at, a.activity_id`,
    [unit.path, unit.groupIds, first, until],
  )
  return rows
}

/** Whoever holds a post in a unit, and the lectures its holders are to give. */
export interface HolderLectures {
  readonly memberId: number | null
  readonly planned: { readonly activityId: number; readonly start: string }[]
}

/**
 * The holder of a post in a unit today, and the party lectures planned in some days that a holder of it gives;
 * `reaching`: those alone that are for the whole unit.
 */
export async function lecturesOfHolder(
  client: Queryable,
  { path, post, reaching }: { readonly path: string; readonly post: Post; readonly reaching: boolean },
  { first, until, today }: { readonly first: Day; readonly until: Day; readonly today: Day },
): Promise<HolderLectures> {
  const { rows } = await client.query<HolderLectures>(
    `with ids as (select string_to_array($1, '.')::int[] as above),
     holder as (select member_id, from_on, coalesce(until_on, 'infinity') as until_on, post_id from post, ids
                 where unit_id = above[cardinality(above)] and post = $2)
     select (select member_id from holder where from_on <= $5 and until_on > $5
              order by from_on desc, post_id desc limit 1) as "memberId",
            (select coalesce(json_agg(json_build_object('activityId', a.activity_id,
                       'start', to_char(a.starts_at, 'YYYY-MM-DD HH24:MI')) order by a.starts_at, a.activity_id), '[]')
               from activity a, ids
              where a.kind = 'party-lecture' and a.state = 'planned' and a.starts_on between $3 and $4
                and (not $6::boolean or coalesce(a.audience, array[a.unit_id]) && above)
                and exists (select from holder h where h.member_id = a.lecturer_id and h.from_on <= a.starts_on
                               and h.until_on > a.starts_on)) as planned`,
    [path, post, first, until, today, reaching],
  )
  return rows[0] ?? { memberId: null, planned: [] }
}

/** How many units below one stand alike over a year with an obligation. */
export interface AlikeRow {
  readonly obligation: string
  readonly kind: string
  /** A letter for each period. */
  readonly states: string
  readonly units: number
}

const below = (of: string, day: string) => `
  unit_place w join unit u using (unit_id) join standing s on s.unit_id = w.unit_id
 where w.above && array[${of}::int] and w.from_on <= ${day} and w.until_on > ${day}
   and ${isThereOn("u", day)}`

/** The years of the units within one, those that stand alike counted together. */
export async function alikeBelow(
  client: Queryable,
  unitId: number,
  year: number,
  today: Day,
  obligations: readonly string[],
): Promise<AlikeRow[]> {
  const { rows } = await client.query<AlikeRow>(
    `select s.obligation, s.period_kind as kind, s.states, count(*)::int as units
       from ${below("$1", "$3::date")} and s.year = $2 and s.obligation = any($4)
      group by 1, 2, 3`,
    [unitId, year, today, obligations],
  )
  return rows
}

/** The units within one that have not met an obligation in a period of a year (from 1), by code. */
export async function listUnmet(
  client: Queryable,
  asked: {
    readonly unitId: number
    readonly year: number
    readonly obligation: string
    readonly place: number
    readonly kind: string
    readonly today: Day
  },
  page: { readonly after: string; readonly limit: number },
): Promise<{ unitId: number; code: string; name: string; parentName: string | null }[]> {
  const { rows } = await client.query<{
    unitId: number
    code: string
    name: string
    parentName: string | null
  }>(
    `select u.unit_id as "unitId", u.code, u.name, p.name as "parentName"
       from (select u.unit_id, u.code, u.name, u.parent_id from ${below("$1", "$3::date")} and s.year = $2
                and s.obligation = $4 and s.period_kind = $5 and substr(s.states, $6, 1) not in ('m', '-', '')) u
       left join unit p on p.unit_id = u.parent_id
      where u.code > $7 order by u.code limit $8`,
    [
      asked.unitId,
      asked.year,
      asked.today,
      asked.obligation,
      asked.kind,
      asked.place,
      page.after,
      page.limit,
    ],
  )
  return rows
}
