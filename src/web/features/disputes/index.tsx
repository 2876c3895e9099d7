export { DisputeAbsence } from "./DisputeAbsence.tsx"
export { DisputesToSettle, OwnDisputes } from "./DisputeRows.tsx"
export { disputesQuery } from "./disputes-api.ts"
export { stateWords as disputeStateWords } from "./text.ts"
