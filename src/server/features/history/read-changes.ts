import { cutPage } from "../../../contract/wire.ts"
import { isOwnUnit, reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { activityWithin, memberWithin, unitWithin } from "../../access/index.ts"
import { cursorOf, numberIn } from "../../cursor.ts"
import { problem } from "../../http/problem.ts"
import type { Queryable, RequestContext } from "../../request-context.ts"
import {
  type ChangeRow,
  closedUnits,
  listChanges,
  type NamedKind,
  namesOf,
  type StoredRow,
  type Subject,
} from "./queries.ts"
import { idsIn, tellChange } from "./tell-changes.ts"

const usual = 20

interface Asked {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}

/** What became of an activity and its list. */
export async function changesOfActivity(
  context: RequestContext,
  scope: Scope<"event.read">,
  activityId: number,
  query: Asked,
) {
  const { path } = await activityWithin(context, scope, activityId)
  // Who was entered as what is for those who see the whole list.
  if (!reachesUnit(scope, path)) throw problem("forbidden")
  const subject: Subject = { of: "activity", id: activityId }
  return await readChanges(context, subject, query, (unitPath) => reachesUnit(scope, unitPath))
}

/** What became of everything recorded of a person. */
export async function changesOfMember(
  context: RequestContext,
  scope: Scope<"member.read">,
  memberId: number,
  query: Asked,
) {
  await memberWithin(context, scope, memberId)
  return await readChanges(context, { of: "member", id: memberId }, query)
}

/** What became of what a unit is; and files, for those who may read what it does: to administrators it is closed. */
export async function changesOfUnit(
  context: RequestContext,
  scope: Scope<"unit.read">,
  unitId: number,
  query: Asked,
) {
  const { path } = await unitWithin(context, scope, unitId)
  const records = scopeFor(context.actor, "event.read")
  const files = reachesUnit(records, path) || isOwnUnit(records, path)
  return await readChanges(context, { of: "unit", id: unitId, files }, query)
}

async function readChanges(
  { client, language }: RequestContext,
  subject: Subject,
  query: Asked,
  reaches: (path: string) => boolean = () => true,
) {
  const limit = query.limit ?? usual
  const rows = await listChanges(client, subject, numberIn(query.cursor), limit + 1)
  const page = cutPage(rows, limit, ({ changeId }) => cursorOf(changeId))
  const { items } = page
  const ids = (kind: NamedKind) => idsIn(items, kind)
  const found = await namesOf(client, ids("unit"), ids("member"), ids("activity"), ids("sitting"))
  const names = new Map(found.map(({ kind, id, name }) => [`${kind} ${id}`, name]))
  const open = await withoutClosedMinutes(client, items, reaches)
  return { ...page, items: open.map((row) => tellChange(row, subject, names, language)) }
}

/** What a committee or a central group wrote of a sitting is left out for those who do not see all of its records. */
async function withoutClosedMinutes(
  client: Queryable,
  rows: readonly ChangeRow[],
  reaches: (path: string) => boolean,
): Promise<ChangeRow[]> {
  const units = await closedUnits(client, idsIn(rows, "sitting"))
  const closed = new Set(
    units.filter(({ path }) => path === null || !reaches(path)).map(({ sittingId }) => sittingId),
  )
  const without = (row: StoredRow | null): StoredRow | null => {
    if (row === null || !closed.has(Number(row.sitting_id))) return row
    const { minutes: _, ...rest } = row
    return rest
  }
  return rows.map((row) =>
    row.table === "sitting" ? { ...row, before: without(row.before), after: without(row.after) } : row,
  )
}
