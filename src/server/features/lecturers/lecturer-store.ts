import type { LecturerKind } from "../../../domain/lecturers/lecturer-kinds.ts"
import type { Queryable } from "../../request-context.ts"

/** A lecturer as they are to be kept. */
export interface LecturerNow {
  readonly name: string
  readonly kind: LecturerKind
  readonly work: string | null
  readonly memberId: number | null
  readonly spellings: readonly string[]
}

const valuesOf = ({ name, kind, work, memberId, spellings }: LecturerNow) => [
  name,
  kind,
  work || null,
  memberId,
  spellings,
]
const columns = "name, kind, work, member_id, spellings"

/** Whether a unit has another lecturer of that name and work, or the same member. */
export async function isThere(
  client: Queryable,
  unitId: number,
  { name, work, memberId }: LecturerNow,
  except: number | null,
): Promise<boolean> {
  const { rows } = await client.query<{ readonly there: boolean }>(
    `select exists (select from known_lecturer
                     where unit_id = $1 and known_lecturer_id is distinct from $5
                       and (name = $2 and work is not distinct from $3 or member_id = $4)) as there`,
    [unitId, name, work || null, memberId, except],
  )
  return rows[0]?.there === true
}

/** Keeps a lecturer. Answers their number. */
export async function addLecturer(client: Queryable, unitId: number, now: LecturerNow): Promise<number> {
  const { rows } = await client.query<{ readonly knownLecturerId: number }>(
    `insert into known_lecturer (unit_id, ${columns}) values ($1, $2, $3, $4, $5, $6)
     returning known_lecturer_id as "knownLecturerId"`,
    [unitId, ...valuesOf(now)],
  )
  return rows[0]?.knownLecturerId ?? 0
}

/** Changes a lecturer in the version somebody saw; false when there is another by now. */
export async function updateLecturer(
  client: Queryable,
  knownLecturerId: number,
  version: number,
  now: LecturerNow,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update known_lecturer set (${columns}) = row ($3::text, $4::text, $5::text, $6::int, $7::text[])
      where known_lecturer_id = $1 and version = $2`,
    [knownLecturerId, version, ...valuesOf(now)],
  )
  return rowCount === 1
}

/** Takes a lecturer out who has become another. */
export async function removeLecturer(client: Queryable, knownLecturerId: number): Promise<void> {
  await client.query("delete from known_lecturer where known_lecturer_id = $1", [knownLecturerId])
}
