export { showGaps, showResponsibilities, whoLacksSomebody } from "./keep-responsibilities.ts"
