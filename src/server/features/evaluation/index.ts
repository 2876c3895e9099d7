export { clausesInForce, type EvaluationRequest, evaluate, type PackClause } from "./evaluate.ts"
export { type ExplanationRequest, explain } from "./explain.ts"
