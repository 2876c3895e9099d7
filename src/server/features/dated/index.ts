export { type ItemChange, keepSince, type Since } from "./change-from.ts"
export { datedRowsOf } from "./queries.ts"
export { type Changes, type Holds, keepChanges } from "./store.ts"
export { people, plainValue, type Subject, units, valueNow } from "./subjects.ts"
