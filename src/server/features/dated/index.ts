export { type Changes, changesOf, type Holds, keepChanges } from "./store.ts"
export { people, plainValue, type Subject, units, valueNow } from "./subjects.ts"
