export { openConcerns } from "./concern-queries.ts"
export { readConcerns } from "./read-concerns.ts"
