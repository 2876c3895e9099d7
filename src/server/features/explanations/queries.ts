import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import { heldOn } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

export interface FoundActivity {
  readonly code: string
  readonly activityId: number
  readonly kind: ActivityKind
  readonly unitName: string
  readonly path: string
  readonly own: boolean
}

/** Activities by their codes, with what decides whether somebody may open them. */
export async function findActivities(
  client: Queryable,
  codes: readonly string[],
  memberId: number | null,
  memberPath: string | null,
): Promise<FoundActivity[]> {
  const { rows } = await client.query<FoundActivity>(
    `select a.code, a.activity_id as "activityId", a.kind, u.name as "unitName", u.path::text as path,
            coalesce(exists (select from attendance t where t.activity_id = a.activity_id and t.member_id = $2)
                  or exists (select from unit r where r.unit_id = any(coalesce(a.audience, array[a.unit_id]))
                                and $3::ltree <@ r.path)
                  or a.lecturer_id = $2, false) as own
       from activity a join unit u using (unit_id) where a.code = any($1)`,
    [codes, memberId, memberPath],
  )
  return rows
}

/** Members by their numbers. */
export async function findMembers(client: Queryable, codes: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await client.query<{ code: string; id: number }>(
    "select code, member_id as id from member where code = any($1)",
    [codes],
  )
  return new Map(rows.map(({ code, id }) => [code, id]))
}

/** Units by their codes. */
export async function findUnits(client: Queryable, codes: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await client.query<{ code: string; id: number }>(
    "select code, unit_id as id from unit where code = any($1)",
    [codes],
  )
  return new Map(rows.map(({ code, id }) => [code, id]))
}

export interface PlannedRow {
  readonly activityId: number
  readonly kind: ActivityKind
  readonly topic: string
  readonly startsAt: string
  readonly hundredthHours: number
  readonly unitName: string
}

/** Which of what is planned would count for a unit. */
export interface PlannedQuestion {
  readonly unitId: number
  readonly kinds: readonly ActivityKind[]
  readonly relation: "held-by" | "reaching" | "given-by"
  /** Given by whoever holds this post in the unit on its day. */
  readonly lecturerHolds: string | null
}

/** What is planned in a time and would count once it is held, soonest first. */
export async function listPlanned(
  client: Queryable,
  { unitId, kinds, relation, lecturerHolds }: PlannedQuestion,
  first: Day,
  last: Day,
): Promise<PlannedRow[]> {
  const { rows } = await client.query<PlannedRow>(
    `select a.activity_id as "activityId", a.kind, a.topic, to_char(a.starts_at, 'YYYY-MM-DD HH24:MI') as "startsAt",
            a.hundredth_hours as "hundredthHours", u.name as "unitName"
       from activity a join unit u using (unit_id)
      where a.state = 'planned' and a.kind = any($2) and a.starts_on between $3 and $4
        and case $5 when 'held-by' then a.unit_id = $1
                    when 'reaching' then exists (select from unit_place p
                      where p.unit_id = $1 and p.from_on <= a.starts_on and a.starts_on < p.until_on
                        and p.above && coalesce(a.audience, array[a.unit_id]))
                    else true end
        and ($6::text is null or exists (select from post h
                      where h.unit_id = $1 and h.post = $6 and h.member_id = a.lecturer_id
                        and ${heldOn("h", "a.starts_on")}))
      order by a.starts_at, a.code limit 10`,
    [unitId, kinds, first, last, relation, lecturerHolds],
  )
  return rows
}

/** A unit's name. */
export async function unitName(client: Queryable, unitId: number): Promise<string | null> {
  const { rows } = await client.query<{ name: string }>("select name from unit where unit_id = $1", [unitId])
  return rows[0]?.name ?? null
}
