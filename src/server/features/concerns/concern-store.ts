import type { ConcernKind, StudyUse } from "../../../domain/concerns/concern-words.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { Queryable } from "../../request-context.ts"

/** Keeps a problem that is raised on a day. Answers its number. */
export async function addConcern(
  client: Queryable,
  unitId: number,
  said: {
    readonly kind: ConcernKind
    readonly title: string
    readonly action: string | null
    readonly raisedOn: Day
  },
): Promise<number> {
  const { rows } = await client.query<{ readonly concernId: number }>(
    `insert into concern (unit_id, kind, title, action, raised_on) values ($1, $2, $3, $4, $5)
     returning concern_id as "concernId"`,
    [unitId, said.kind, said.title, said.action, said.raisedOn],
  )
  return rows[0]?.concernId ?? 0
}

/** A problem as it is to be. */
export interface ConcernNow {
  readonly kind: ConcernKind
  readonly title: string
  readonly action: string | null
  readonly result: string | null
  readonly uses: readonly StudyUse[]
  readonly raisedOn: string
  readonly settledOn: string | null
}

/** Changes a problem in the version somebody saw; false when there is another by now. */
export async function updateConcern(
  client: Queryable,
  concernId: number,
  version: number,
  now: ConcernNow,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update concern set kind = $3, title = $4, action = $5, result = $6, uses = $7, raised_on = $8, settled_on = $9
      where concern_id = $1 and version = $2`,
    [concernId, version, now.kind, now.title, now.action, now.result, now.uses, now.raisedOn, now.settledOn],
  )
  return rowCount === 1
}
