import type { Lecturer } from "../../../contract/lecturers.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import { within } from "../../access/index.ts"
import { hoursGiven } from "../../hours-given.ts"
import type { Queryable } from "../../request-context.ts"

/** A lecturer, as they are kept, with where the unit stands that entered them. */
export interface LecturerRow extends Omit<Lecturer, "can"> {
  readonly path: string
}

/** Activities `a` of a unit `h` that a lecturer `l` gave: by number where they are in the roster, else by name. */
const gave = `a.state = 'held' and (a.lecturer_id = l.member_id
  or a.lecturer_name = l.name or a.lecturer_name = any(l.spellings))`

/** The lecturers of a unit and of those in line with it, by name, with what they taught as far as the reader sees it. */
export async function lecturersFor(
  client: Queryable,
  path: string,
  reads: Scope<"event.read">,
  which: { readonly below: boolean; readonly knownLecturerId?: number; readonly limit: number },
): Promise<LecturerRow[]> {
  const { below, knownLecturerId = null, limit } = which
  const values: unknown[] = [path, path.split(".").map(Number), knownLecturerId, below, limit]
  const seen = within(reads, values, { path: "h.path" })
  const { rows } = await client.query<LecturerRow>(
    `select l.known_lecturer_id as "knownLecturerId", u.path::text as path,
            json_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name) as unit, l.name, l.kind, l.work,
            case when m.member_id is not null then
              json_build_object('memberId', m.member_id, 'code', m.code, 'name', m.name) end as member,
            l.spellings, l.version, t.taught, t.last_on as "lastOn"
       from known_lecturer l join unit u using (unit_id) left join member m using (member_id)
       cross join lateral (
         select count(*)::int as taught, max(a.starts_on) as last_on
           from activity a join unit h on h.unit_id = a.unit_id where ${gave} and ${seen}) t
      where (l.unit_id = any($2) or $4 and u.path <@ $1::ltree) and ($3::int is null or l.known_lecturer_id = $3)
      order by l.name, l.known_lecturer_id limit $5`,
    values,
  )
  return rows
}

/** An activity that a lecturer gave. */
export interface Taught {
  readonly activityId: number
  readonly unitName: string
  readonly on: Day
  readonly kind: ActivityKind
  readonly topic: string
  readonly hours: number
}

/** Activities and names that are listed at once. */
export const taughtMost = 200
export const strangersMost = 50

/** What a lecturer gave, as far as the reader sees it, the latest first. */
export async function taughtBy(
  client: Queryable,
  knownLecturerId: number,
  reads: Scope<"event.read">,
): Promise<Taught[]> {
  const values: unknown[] = [knownLecturerId]
  const seen = within(reads, values, { path: "h.path" })
  const { rows } = await client.query<Taught>(
    `select a.activity_id as "activityId", h.name as "unitName", a.starts_on as "on", a.kind, a.topic,
            (${hoursGiven("a")} / 100.0)::float8 as hours
       from known_lecturer l join activity a on ${gave} join unit h on h.unit_id = a.unit_id
      where l.known_lecturer_id = $1 and ${seen} order by a.starts_at desc, a.activity_id desc limit ${taughtMost + 1}`,
    values,
  )
  return rows
}

/** Names that stand at activities of a unit or below it and that no lecturer in line with it bears, the latest first. */
export async function strangersNamed(client: Queryable, path: string, below: boolean) {
  const { rows } = await client.query<{
    readonly name: string
    readonly times: number
    readonly lastOn: Day
  }>(
    `select a.lecturer_name as name, count(*)::int as times, max(a.starts_on) as "lastOn"
       from activity a join unit h using (unit_id)
      where a.lecturer_name is not null and a.state <> 'cancelled'
        and case when $3 then h.path <@ $1::ltree else h.path = $1::ltree end
        and not exists (select from known_lecturer l join unit u using (unit_id)
                         where (l.unit_id = any($2) or u.path <@ $1::ltree)
                           and (l.name = a.lecturer_name or a.lecturer_name = any(l.spellings)))
      group by a.lecturer_name order by max(a.starts_on) desc, a.lecturer_name limit ${strangersMost + 1}`,
    [path, path.split(".").map(Number), below],
  )
  return rows
}
