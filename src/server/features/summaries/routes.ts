import { type Route, route } from "../../http/route.ts"
import { showSummary, writeSummary } from "./keep-summaries.ts"

export const summaryRoutes: readonly Route[] = [
  route("GET /units/{unitId}/summaries/{period}", {
    summary: "A year, half, quarter or month of a unit in figures, with what somebody wrote to them",
    permission: "plan.read",
    audited: {
      action: "summary-looked-at",
      about: ({ params }) => ({ unitId: params.unitId, details: { period: params.period } }),
    },
    run: (context, { params }, scope) => showSummary(context, scope, params.unitId, params.period),
  }),
  route("PUT /units/{unitId}/summaries/{period}", {
    summary: "Write into a summary what figures do not say",
    permission: "plan.write",
    run: (context, { params, body, version }, scope) =>
      writeSummary(context, scope, params.unitId, params.period, version, body),
  }),
]
