import { ruleBody, ruleParams, unitRules } from "../rules.ts"
import type { Endpoints } from "./endpoint.ts"

const params = ruleParams

export const ruleEndpoints = {
  "GET /units/{unitId}/rules": { params, answer: unitRules },
  "POST /units/{unitId}/rules": { params, body: ruleBody, answer: unitRules },
} as const satisfies Endpoints
