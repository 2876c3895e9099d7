import type { UnitChange, UnitSaid } from "../../../contract/units.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { OrgKind } from "../../../domain/shared/words.ts"
import type { Queryable, RequestContext } from "../../request-context.ts"

/**
 * Whoever changes the tree waits for whoever does already, imports included, so that what is checked stays true until
 * it is written.
 */
export async function lockTree(client: Queryable): Promise<void> {
  await client.query("set local lock_timeout = '2s'")
  await client.query("select pg_advisory_xact_lock(hashtext('xueer import'))")
}

/** Whoever wants to join units that are to end waits, and looks at them again afterwards. */
export async function lockUnits(client: Queryable, unitIds: readonly number[]): Promise<void> {
  await client.query("select from unit where unit_id = any($1::int[]) order by unit_id for update", [unitIds])
}

/** What a unit is said to be beside its kind and its place. */
export type Details = Required<{ readonly [K in keyof UnitSaid]: Exclude<UnitSaid[K], undefined> }>

const columns = `name, category, field, has_central_group, has_committee, lecture_cycle, study_day, founded_on`

function valuesOf(details: Details): unknown[] {
  const { name, category, field, hasCentralGroup, hasCommittee, lectureCycle, studyDay, foundedOn } = details
  return [name, category, field, hasCentralGroup, hasCommittee, lectureCycle, studyDay, foundedOn]
}

/** Adds a unit under another, or at the top. Answers its number; undefined when the code is taken. */
export async function insertUnit(
  client: Queryable,
  unit: { readonly code: string; readonly kind: OrgKind; readonly parentId: number | null },
  details: Details,
): Promise<number | undefined> {
  const { rows } = await client.query<{ unitId: number }>(
    `insert into unit (unit_id, code, kind, parent_id, path, ${columns})
     select n.id, $1, $2, $3::int,
            coalesce((select path from unit where unit_id = $3::int), '') || n.id::text, $4, $5, $6, $7, $8, $9, $10, $11
       from (select nextval('unit_unit_id_seq')::int as id) n
     on conflict (code) do nothing returning unit_id as "unitId"`,
    [unit.code, unit.kind, unit.parentId, ...valuesOf(details)],
  )
  return rows[0]?.unitId
}

/** Whether there are units at all. */
export async function hasUnits(client: Queryable): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>("select exists (select from unit) as there")
  return rows[0]?.there === true
}

/** Changes what a unit is said to be, if it still has the version that was seen. */
export async function updateUnit(
  client: Queryable,
  unitId: number,
  version: number,
  details: Details,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update unit set (${columns}) = row ($3::text, $4::text, $5::text, $6::boolean, $7::boolean, $8::text, $9::text, $10::date)
      where unit_id = $1 and version = $2`,
    [unitId, version, ...valuesOf(details)],
  )
  return rowCount === 1
}

/** Puts units, with everything below them, under another: their own places and all paths below in one go. */
export async function placeUnder(
  client: Queryable,
  unitIds: readonly number[],
  aboveId: number,
): Promise<void> {
  await client.query(
    `update unit u set parent_id = case when u.unit_id = t.unit_id then a.unit_id else u.parent_id end,
                       path = a.path || subpath(u.path, nlevel(t.path) - 1)
       from unit t, unit a
      where t.unit_id = any($1::int[]) and a.unit_id = $2 and u.path <@ t.path`,
    [unitIds, aboveId],
  )
}

/** The units directly under one that exist on a day or later. */
export async function unitsUnder(client: Queryable, unitId: number, day: Day): Promise<number[]> {
  const { rows } = await client.query<{ id: number }>(
    `select unit_id as id from unit where parent_id = $1 and (dissolved_on is null or dissolved_on > $2::date)
      order by unit_id`,
    [unitId, day],
  )
  return rows.map(({ id }) => id)
}

/** The day a unit ends; null: it goes on. */
export async function setEnd(client: Queryable, unitId: number, day: Day | null): Promise<void> {
  await client.query("update unit set dissolved_on = $2 where unit_id = $1", [unitId, day])
}

/** Keeps what became of a unit. */
export async function storeChange(
  { client, actor }: Pick<RequestContext, "client" | "actor">,
  change: {
    readonly unitId: number
    readonly kind: UnitChange["kind"]
    readonly day: Day
    readonly before?: Readonly<Record<string, unknown>>
    readonly after?: Readonly<Record<string, unknown>>
  },
): Promise<void> {
  await client.query(
    `insert into unit_change (unit_id, kind, changed_on, account_id, before, after) values ($1, $2, $3, $4, $5, $6)`,
    [
      change.unitId,
      change.kind,
      change.day,
      actor.accountId,
      JSON.stringify(change.before ?? {}),
      JSON.stringify(change.after ?? {}),
    ],
  )
}

/** A post that ended with its unit, and the day on which it would have ended otherwise. */
interface EndedPost {
  readonly postId: number
  readonly untilOn: string | null
}

/** A unit's dissolution, when nothing has become of it since. */
export async function lastDissolution(
  client: Queryable,
  unitId: number,
): Promise<{ day: Day; endedPosts: EndedPost[] } | undefined> {
  const { rows } = await client.query<{
    kind: UnitChange["kind"]
    day: Day
    endedPosts: EndedPost[] | null
  }>(
    `select kind, changed_on as day, before -> 'endedPosts' as "endedPosts" from unit_change
      where unit_id = $1 and kind not in ('edited', 'took-in') order by unit_change_id desc limit 1`,
    [unitId],
  )
  const last = rows[0]
  return last?.kind === "dissolved" ? { day: last.day, endedPosts: last.endedPosts ?? [] } : undefined
}

/** The unit that took in one that ended by a merger. */
export async function takenInBy(
  client: Queryable,
  unitId: number,
): Promise<{ unitId: number; name: string } | null> {
  const { rows } = await client.query<{ unitId: number; name: string }>(
    `select u.unit_id as "unitId", u.name
       from (select kind, after from unit_change where unit_id = $1 and kind not in ('edited', 'took-in')
              order by unit_change_id desc limit 1) last
       join unit u on u.unit_id = (last.after ->> 'into')::int where last.kind = 'merged'`,
    [unitId],
  )
  return rows[0] ?? null
}
