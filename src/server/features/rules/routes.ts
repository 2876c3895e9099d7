import { type Route, route } from "../../http/route.ts"
import { showRules, writeRule } from "./keep-rules.ts"

export const ruleRoutes: readonly Route[] = [
  route("GET /units/{unitId}/rules", {
    summary: "The text of a unit's rules, with what they were before",
    permission: "plan.read",
    audited: { action: "rules-looked-at", about: ({ params }) => ({ unitId: params.unitId }) },
    run: (context, { params }, scope) => showRules(context, scope, params.unitId),
  }),
  route("POST /units/{unitId}/rules", {
    summary: "Write a rule of a unit anew; what it was stays",
    permission: "plan.write",
    run: (context, { params, body }, scope) => writeRule(context, scope, params.unitId, body),
  }),
]
