import { ownRoute, type Route, route } from "../../http/route.ts"
import { beginRota, changeRota, pass, swap } from "./keep-rota.ts"
import { readNextTurns, readTurns } from "./read-turns.ts"

export const turnRoutes: readonly Route[] = [
  ownRoute("GET /turns/next", {
    summary: "Whose turn it is next: one's own, and those of the units one keeps",
    permission: "signed-in",
    run: (context) => readNextTurns(context),
  }),
  route("GET /units/{unitId}/turns", {
    summary: "The rotas of a unit, the next one first",
    permission: "study.read",
    run: (context, { params }, scope) => readTurns(context, scope, params.unitId),
  }),
  route("POST /units/{unitId}/turns", {
    summary: "Begin a rota",
    permission: "study.keep",
    run: async (context, { params, body }, scope) => ({
      rotaId: await beginRota(context, scope, params.unitId, body),
    }),
  }),
  route("PATCH /units/{unitId}/turns/{rotaId}", {
    summary: "Change a rota, who takes turns in it, or end it",
    permission: "study.keep",
    run: (context, { params, body, version }, scope) => changeRota(context, scope, params, version, body),
  }),
  route("POST /units/{unitId}/turns/{rotaId}/pass", {
    summary: "Somebody passes their turn, for a reason",
    permission: "study.keep",
    run: async (context, { params, body }, scope) => {
      await pass(context, scope, params, body)
      return await readTurns(context, scope, params.unitId)
    },
  }),
  route("POST /units/{unitId}/turns/{rotaId}/swap", {
    summary: "Two who take turns change places",
    permission: "study.keep",
    run: async (context, { params, body }, scope) => {
      await swap(context, scope, params, body)
      return await readTurns(context, scope, params.unitId)
    },
  }),
]
