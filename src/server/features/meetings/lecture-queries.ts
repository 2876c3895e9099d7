import { presentList } from "../../../domain/events/was-there.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityState, AttendanceStatus } from "../../../domain/shared/words.ts"
import { expectedAt, heldOn, isThereOn, nameOn, placeOf, standingIn } from "../../access/index.ts"
import { joinArranged } from "../../make-up-queries.ts"
import type { Queryable } from "../../request-context.ts"

interface UnitRef {
  readonly unitId: number
  readonly code: string
  readonly name: string
}

/** Which people are asked about: those of a unit on a day, and the lectures of a year by today. */
export interface LecturesAsked {
  readonly unitId: number
  readonly year: number
  /** Units and people are counted where they are on it. */
  readonly day: Day
  readonly today: Day
}

/** Party lectures of a year, as `lecture`; held ones by today. */
const lectures = `select a.activity_id, a.unit_id, a.kind, a.starts_on, a.starts_at, a.audience, a.lecturer_id, a.topic, a.state
   from activity a
  where a.kind = 'party-lecture' and a.starts_on between make_date($2, 1, 1) and make_date($2, 12, 31)`

/** Whoever came to a held lecture, gave one or made one up by today: once each. */
const reached = `select t.member_id from lecture l join attendance t using (activity_id)
   where l.state = 'held' and l.starts_on <= $3
     and (t.status in (${presentList}) or t.status = 'made-up' and t.made_up_on <= $3)
  union
  select l.lecturer_id from lecture l where l.state = 'held' and l.starts_on <= $3 and l.lecturer_id is not null`

const belongs = heldOn("b", "$4")

/** The units that stand within one ($1) on a day ($4). */
const below = standingIn("$1::int", "$4::date")

/** Whether a place is that of an activity's day. */
const onDayOf = (activity: string, place: string) =>
  `${place}.from_on <= ${activity}.starts_on and ${place}.until_on > ${activity}.starts_on`

/** How far the lectures of a year have reached the people of a branch. */
export interface BranchOfLectures {
  readonly unit: UnitRef
  readonly path: string
  readonly people: number
  readonly covered: number
  readonly lastOn: Day | null
  readonly plannedOn: Day | null
  /** The first day without it: whoever still belongs to it is counted there. */
  readonly endedOn: Day | null
}

/** The branches within a unit by code, those after one of them, ended ones while somebody belongs there; in front the sums. */
export async function branchesOfLectures(
  client: Queryable,
  { unitId, year, today, day }: LecturesAsked,
  page: { readonly after: string; readonly limit: number; readonly only: "covered" | "lacking" | undefined },
): Promise<{ readonly people: number; readonly covered: number; readonly rows: BranchOfLectures[] }> {
  const { rows } = await client.query<{
    readonly people: number
    readonly covered: number
    readonly rows: BranchOfLectures[]
  }>(
    `with lecture as materialized (${lectures} and a.state <> 'cancelled'),
     reached as materialized (${reached}),
     below as materialized (${below}),
     branch as materialized (
       select u.unit_id, u.code, ${nameOn("u", "$4")} as name, u.path, case when u.dissolved_on <= $4 then u.dissolved_on end as ended_on
         from unit u join below using (unit_id)
        where u.kind = 'branch' and (${isThereOn("u", "$4")}
              or exists (select from unit_place w join membership b on b.unit_id = w.unit_id and ${belongs}
                          where w.above @> array[u.unit_id] and w.from_on <= $4 and w.until_on > $4))),
     counted as materialized (
       select branch.unit_id, count(b.member_id)::int as people, count(r.member_id)::int as covered
         from below join unit_place w on w.unit_id = below.unit_id and w.from_on <= $4 and w.until_on > $4
        cross join lateral unnest(w.above) as above(unit_id) join branch on branch.unit_id = above.unit_id
         join membership b on b.unit_id = w.unit_id and ${belongs}
         left join reached r on r.member_id = b.member_id
        group by branch.unit_id),
     chosen as materialized (
       select branch.unit_id, branch.code, branch.name, branch.path, branch.ended_on, coalesce(c.people, 0) as people,
              coalesce(c.covered, 0) as covered
         from branch left join counted c using (unit_id)
        where branch.code collate "C" > $5
          and ($6::text is null or (coalesce(c.covered, 0) < coalesce(c.people, 0)) = ($6 = 'lacking'))
        order by branch.code collate "C" limit $7),
     addressed as materialized (
       select l.state, l.starts_on, unnest(coalesce(l.audience, array[l.unit_id])) as unit_id from lecture l),
     for_branch as materialized (
       select c.unit_id, a.state, a.starts_on
         from chosen c join unit_place p on p.unit_id = c.unit_id cross join lateral unnest(p.above) as above(unit_id)
         join addressed a on a.unit_id = above.unit_id and ${onDayOf("a", "p")}
         join unit h on h.unit_id = c.unit_id and ${isThereOn("h", "a.starts_on")}
       union all
       select c.unit_id, l.state, l.starts_on
         from lecture l join unit_place g on g.unit_id = l.unit_id and ${onDayOf("l", "g")}
        cross join lateral unnest(g.above) as above(unit_id) join chosen c on c.unit_id = above.unit_id),
     days as (
       select unit_id, max(starts_on) filter (where state = 'held' and starts_on <= $3) as last_on,
              min(starts_on) filter (where state = 'planned' and starts_on >= $3) as planned_on
         from for_branch group by unit_id)
     select coalesce((select sum(people) from counted), 0)::int as people,
            coalesce((select sum(covered) from counted), 0)::int as covered,
            coalesce((select json_agg(json_build_object(
                'unit', json_build_object('unitId', unit_id, 'code', code, 'name', name), 'path', path::text,
                'people', people, 'covered', covered, 'lastOn', last_on, 'plannedOn', planned_on, 'endedOn', ended_on)
              order by code collate "C") from chosen left join days using (unit_id)), '[]') as rows`,
    [unitId, year, today, day, page.after, page.only ?? null, page.limit],
  )
  return rows[0] ?? { people: 0, covered: 0, rows: [] }
}

/** A lecture that is for all of a unit. */
export interface LectureForAll {
  readonly activityId: number
  readonly unit: UnitRef
  readonly path: string
  readonly start: string
  readonly topic: string
  readonly lecturer: string | null
  readonly state: ActivityState
}

/** Lectures for all that are listed at once. */
export const lecturesMost = 100

/** The lectures of a year that address a whole unit, its own and those from above, the latest first, one more than are listed. */
export async function lecturesForAll(
  client: Queryable,
  { unitId, year }: Pick<LecturesAsked, "unitId" | "year">,
): Promise<LectureForAll[]> {
  const { rows } = await client.query<LectureForAll>(
    `select a.activity_id as "activityId", json_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name) as unit,
            u.path::text as path, to_char(a.starts_at, 'YYYY-MM-DD HH24:MI') as start, a.topic,
            coalesce(m.name, a.lecturer_name) as lecturer, a.state
       from activity a join unit u using (unit_id) left join member m on m.member_id = a.lecturer_id
      where a.kind = 'party-lecture' and a.state <> 'cancelled'
        and a.starts_on between make_date($2, 1, 1) and make_date($2, 12, 31)
        and exists (select from unit_place p join unit h using (unit_id) where p.unit_id = $1 and ${onDayOf("a", "p")}
                       and (a.unit_id = $1 or ${isThereOn("h", "a.starts_on")})
                       and p.above && coalesce(a.audience, array[a.unit_id]))
      order by a.starts_at desc, a.activity_id desc limit ${lecturesMost + 1}`,
    [unitId, year],
  )
  return rows
}

/** Somebody who has not been at a lecture, with the last one that expected them. */
export interface MissedRow {
  readonly memberId: number
  readonly code: string
  readonly name: string
  readonly missed: {
    readonly activityId: number
    readonly on: Day
    readonly topic: string
    readonly status: AttendanceStatus | null
    readonly arrangedFor: Day | null
    readonly path: string
  } | null
}

/**
 * The people of a unit whom no lecture of a year has reached, by code; `all` counts them. Named is whoever is within
 * the unit today: of a past year that may be fewer.
 */
export async function peopleNotReached(
  client: Queryable,
  { unitId, path, year, today, day }: LecturesAsked & { readonly path: string },
  limit: number,
): Promise<{ readonly all: number; readonly rows: MissedRow[] }> {
  const { rows } = await client.query<{ readonly all: number; readonly rows: MissedRow[] }>(
    `with lecture as materialized (${lectures} and a.state = 'held'),
     reached as materialized (${reached}),
     below as materialized (${below}),
     missing as materialized (
       select m.member_id, m.code, m.name
         from below join membership b on b.unit_id = below.unit_id and ${belongs} join member m using (member_id)
        where m.member_id not in (select member_id from reached)),
     lacking as materialized (
       select m.* from missing m
        where exists (select from unit u where u.unit_id = ${placeOf("m.member_id", "$3::date")} and u.path <@ $5::ltree)
        order by m.code collate "C" limit $6),
     expected as materialized (${expectedAt("lecture", { among: "select member_id from lacking" })}),
     last as (
       select k.member_id, k.code, k.name,
              (select json_build_object('activityId', l.activity_id, 'on', l.starts_on, 'topic', l.topic, 'status', t.status,
                                        'arrangedFor', arranged.planned_on, 'path', h.path::text)
                 from expected e join lecture l using (activity_id) join unit h on h.unit_id = l.unit_id
                 left join attendance t on t.activity_id = l.activity_id and t.member_id = e.member_id
                 ${joinArranged("l.activity_id", "e.member_id")}
                where e.member_id = k.member_id and l.starts_on <= $3
                order by l.starts_at desc, l.activity_id desc limit 1) as missed
         from lacking k)
     select (select count(*)::int from missing) as "all",
            coalesce((select json_agg(json_build_object('memberId', member_id, 'code', code, 'name', name, 'missed', missed)
                                      order by code collate "C") from last), '[]') as rows`,
    [unitId, year, today, day, path, limit],
  )
  return rows[0] ?? { all: 0, rows: [] }
}
