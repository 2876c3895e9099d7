import { cutPage } from "../../../contract/wire.ts"
import { reachesUnit } from "../../../domain/access/scope.ts"
import { activityWithin, memberWithin, unitWithin } from "../../access/index.ts"
import { cursorOf, numberIn } from "../../cursor.ts"
import { problem } from "../../http/problem.ts"
import { type Route, route } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { listChanges, namesOf, type Subject } from "./queries.ts"
import { idsIn, tellChange } from "./tell-changes.ts"

const usual = 20

interface Asked {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
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

export const historyRoutes: readonly Route[] = [
  route("GET /events/{activityId}/changes", {
    summary: "What became of an activity and its list since it was recorded, the newest first",
    permission: "event.read",
    audited: {
      action: "event-changes-read",
      about: ({ params }) => ({ details: { activityId: params.activityId } }),
    },
    run: async (context, { params, query }, scope) => {
      const { path } = await activityWithin(context, scope, params.activityId)
      // Who was entered as what is for those who see the whole list.
      if (!reachesUnit(scope, path)) throw problem("forbidden")
      return await readChanges(context, { of: "activity", id: params.activityId }, query)
    },
  }),
  route("GET /people/{memberId}/changes", {
    summary: "What became of everything recorded of a person, the newest first",
    permission: "member.read",
    audited: { action: "member-changes-read", about: ({ params }) => ({ memberId: params.memberId }) },
    run: async (context, { params, query }, scope) => {
      await memberWithin(context, scope, params.memberId)
      return await readChanges(context, { of: "member", id: params.memberId }, query)
    },
  }),
  route("GET /units/{unitId}/changes", {
    summary: "What became of what a unit is and files, the newest first",
    permission: "unit.read",
    run: async (context, { params, query }, scope) => {
      await unitWithin(context, scope, params.unitId)
      return await readChanges(context, { of: "unit", id: params.unitId }, query)
    },
  }),
]
