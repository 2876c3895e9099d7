export { showSummary } from "./keep-summaries.ts"
