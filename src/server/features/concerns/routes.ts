import { type Route, route } from "../../http/route.ts"
import { changeConcern, raiseConcern } from "./keep-concern.ts"
import { readConcerns } from "./read-concerns.ts"

export const concernRoutes: readonly Route[] = [
  route("GET /units/{unitId}/concerns", {
    summary: "Problems that study is joined to, the open ones first",
    permission: "study.read",
    run: (context, { params, query }, scope) => readConcerns(context, scope, params.unitId, query),
  }),
  route("POST /units/{unitId}/concerns", {
    summary: "Raise a problem that study is to be joined to",
    permission: "study.keep",
    run: async (context, { params, body }, scope) => ({
      concernId: await raiseConcern(context, scope, params.unitId, body),
    }),
  }),
  route("PATCH /units/{unitId}/concerns/{concernId}", {
    summary: "Say what was done about a problem and what came of it",
    permission: "study.keep",
    run: (context, { params, body, version }, scope) => changeConcern(context, scope, params, version, body),
  }),
]
