import { cutPage } from "../../../contract/wire.ts"
import { reachesUnit, type Scope } from "../../../domain/access/scope.ts"
import { activityWithin, memberWithin, unitWithin } from "../../access/index.ts"
import { cursorOf, numberIn } from "../../cursor.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { listChanges, namesOf, type Subject } from "./queries.ts"
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
  return await readChanges(context, { of: "activity", id: activityId }, query)
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

/** What became of what a unit is and files. */
export async function changesOfUnit(
  context: RequestContext,
  scope: Scope<"unit.read">,
  unitId: number,
  query: Asked,
) {
  await unitWithin(context, scope, unitId)
  return await readChanges(context, { of: "unit", id: unitId }, query)
}

async function readChanges({ client, language }: RequestContext, subject: Subject, query: Asked) {
  const limit = query.limit ?? usual
  const rows = await listChanges(client, subject, numberIn(query.cursor), limit + 1)
  const page = cutPage(rows, limit, ({ changeId }) => cursorOf(changeId))
  const { items } = page
  const found = await namesOf(client, idsIn(items, "unit"), idsIn(items, "member"), idsIn(items, "activity"))
  const names = new Map(found.map(({ kind, id, name }) => [`${kind} ${id}`, name]))
  return { ...page, items: items.map((row) => tellChange(row, subject, names, language)) }
}
