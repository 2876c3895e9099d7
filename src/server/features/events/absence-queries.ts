import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import type { Queryable } from "../../request-context.ts"

/** One absence that nobody has made up. */
export interface AbsenceRow {
  readonly memberId: number
  readonly code: string
  readonly name: string
  readonly activityId: number
  readonly kind: ActivityKind
  readonly topic: string
  readonly on: Day
  readonly hours: number
  /** The path of the unit that held it. */
  readonly path: string
  readonly status: "on-leave" | "absent"
  readonly reason: string | null
}

/** Absences of a year at what a unit and those below it held, not made up, person by person, the earliest first. */
export async function listAbsences(
  client: Queryable,
  unitPath: string,
  year: number,
  today: Day,
  limit: number,
): Promise<AbsenceRow[]> {
  const { rows } = await client.query<AbsenceRow>(
    `select m.member_id as "memberId", m.code, m.name, a.activity_id as "activityId", a.kind, a.topic,
            a.starts_on as "on", a.hundredth_hours / 100.0::float8 as hours, u.path::text as path, t.status,
            t.leave_reason as reason
       from unit u join activity a using (unit_id) join attendance t using (activity_id) join member m using (member_id)
      where u.path <@ $1::ltree and a.state = 'held' and t.status in ('on-leave', 'absent')
        and a.starts_on between make_date($2, 1, 1) and least(make_date($2, 12, 31), $3::date)
      order by m.code, a.starts_at, a.activity_id limit $4`,
    [unitPath, year, today, limit],
  )
  return rows
}
