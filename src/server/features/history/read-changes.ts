import type { RecordChange } from "../../../contract/history-changes.ts"
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

/** Changes that are looked through for whoever signs what they saw before. */
const mostSince = 50

/** What became of activities that are signed together after a change that somebody saw, the newest first. */
export async function changesSince(
  context: RequestContext,
  activityIds: readonly number[],
  seen: number,
): Promise<RecordChange[]> {
  const found = new Map<number, RecordChange>()
  const scope = scopeFor(context.actor, "event.read")
  for (const id of activityIds) {
    const subject: Subject = { of: "activity", id }
    const rows = await listChanges(context.client, subject, undefined, mostSince)
    const since = rows.filter(({ changeId }) => changeId > seen)
    const told = await tell(context, since, subject, (path) => reachesUnit(scope, path))
    for (const change of told) found.set(change.changeId, change)
  }
  return [...found.values()]
    .filter(({ fields, what }) => fields.length > 0 || what !== "changed")
    .sort((one, other) => other.changeId - one.changeId)
}

async function readChanges(
  context: RequestContext,
  subject: Subject,
  query: Asked,
  reaches: (path: string) => boolean = () => true,
) {
  const limit = query.limit ?? usual
  const rows = await listChanges(context.client, subject, numberIn(query.cursor), limit + 1)
  const page = cutPage(rows, limit, ({ changeId }) => cursorOf(changeId))
  return { ...page, items: await tell(context, page.items, subject, reaches) }
}

/** Changes in words. */
async function tell(
  { client, language }: RequestContext,
  items: readonly ChangeRow[],
  subject: Subject,
  reaches: (path: string) => boolean,
): Promise<RecordChange[]> {
  const ids = (kind: NamedKind) => idsIn(items, kind)
  const found = await namesOf(client, ids)
  const names = new Map(found.map(({ kind, id, name }) => [`${kind} ${id}`, name]))
  const open = await withoutClosedMinutes(client, items, reaches)
  return open.map((row) => tellChange(row, subject, names, language))
}

/**
 * What a committee or a central group wrote of a sitting, and what it meant to discuss, is left out for those who do
 * not see all of its records.
 */
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
    const { minutes: _, agenda: __, ...rest } = row
    return rest
  }
  return rows.map((row) =>
    row.table === "sitting" ? { ...row, before: without(row.before), after: without(row.after) } : row,
  )
}
