import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityKind, AttendanceDetail } from "../../../domain/shared/words.ts"
import { heldOn } from "../../access/index.ts"
import { hoursGiven } from "../../hours-given.ts"
import type { Queryable } from "../../request-context.ts"

/** One absence that nobody has made up. */
export interface AbsenceRow {
  readonly memberId: number
  readonly code: string
  readonly name: string
  readonly unitId: number
  readonly activityId: number
  readonly kind: ActivityKind
  readonly topic: string
  readonly on: Day
  readonly hours: number
  readonly status: "on-leave" | "absent"
  readonly detail: AttendanceDetail | null
  readonly reason: string | null
}

/** A kind of activity that a unit held in a year. */
export interface HeldKind {
  readonly unitId: number
  readonly path: string
  readonly kind: ActivityKind
}

/** What a unit and those below it held in a year, by kind. */
export async function listHeldKinds(client: Queryable, unitPath: string, year: number): Promise<HeldKind[]> {
  const { rows } = await client.query<HeldKind>(
    `select distinct u.unit_id as "unitId", u.path::text as path, a.kind
       from unit u join activity a using (unit_id)
      where u.path <@ $1::ltree and a.state = 'held'
        and a.starts_on between make_date($2, 1, 1) and make_date($2, 12, 31)`,
    [unitPath, year],
  )
  return rows
}

/** What the branch of a group held: of it whoever is in the group now. */
export interface BranchOfGroup {
  readonly groupId: number
  readonly branchId: number
  readonly kinds: readonly ActivityKind[]
}

/** Absences of a year at kinds of activities of some units, not made up, person by person, the earliest first. */
export async function listAbsences(
  client: Queryable,
  held: readonly Pick<HeldKind, "unitId" | "kind">[],
  ofGroup: BranchOfGroup | undefined,
  year: number,
  today: Day,
  limit: number,
): Promise<AbsenceRow[]> {
  const { rows } = await client.query<AbsenceRow>(
    `select m.member_id as "memberId", m.code, m.name, a.unit_id as "unitId", a.activity_id as "activityId", a.kind, a.topic,
            a.starts_on as "on", ${hoursGiven("a")} / 100.0::float8 as hours, t.status,
            t.detail, t.leave_reason as reason
       from (select unit_id, kind, true as whole from unnest($1::int[], $2::text[]) held(unit_id, kind)
             union all select $6, kind, false from unnest($7::text[]) kind) held
       join activity a using (unit_id, kind) join attendance t using (activity_id) join member m using (member_id)
      where (held.whole or exists (
              select from membership b where b.member_id = m.member_id and b.unit_id = $8
                 and ${heldOn("b", "$4::date")}))
        and a.state = 'held' and t.status in ('on-leave', 'absent')
        and a.starts_on between make_date($3, 1, 1) and least(make_date($3, 12, 31), $4::date)
      order by m.code, a.starts_at, a.activity_id limit $5`,
    [
      held.map(({ unitId }) => unitId),
      held.map(({ kind }) => kind),
      ...[year, today, limit, ofGroup?.branchId ?? null, ofGroup?.kinds ?? [], ofGroup?.groupId ?? null],
    ],
  )
  return rows
}
