export { changesSince } from "./read-changes.ts"
