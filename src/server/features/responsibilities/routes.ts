import { type Route, route } from "../../http/route.ts"
import { showGaps, showResponsibilities, writeResponsibilities } from "./keep-responsibilities.ts"

/** The unit that something was read of. */
const ofUnit = ({ params }: { params: { unitId: number } }) => ({ unitId: params.unitId })

export const responsibilityRoutes: readonly Route[] = [
  route("GET /units/{unitId}/responsibilities", {
    summary: "Who leads learning in a unit, who is in charge, who follows which branches",
    permission: "plan.read",
    audited: { action: "responsibilities-looked-at", about: ofUnit },
    run: (context, { params }, scope) => showResponsibilities(context, scope, params.unitId),
  }),
  route("PUT /units/{unitId}/responsibilities", {
    summary: "Say who answers for what, where posts do not",
    permission: "unit.edit",
    run: (context, { params, body, version }, scope) =>
      writeResponsibilities(context, scope, params.unitId, version, body),
  }),
  route("GET /units/{unitId}/responsibilities/gaps", {
    summary: "Who answers for learning in the units below and what is missing, by code",
    permission: "board.read",
    audited: { action: "responsibilities-looked-at", about: ofUnit },
    run: (context, { params, query }, scope) => showGaps(context, scope, params.unitId, query),
  }),
]
