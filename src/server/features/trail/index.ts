export { checkTrail } from "./check-trail.ts"
export { startSealing } from "./start-sealing.ts"
export { type Deed, note, noteLook, noteSystem, noteVisit } from "./store.ts"
export type { Verdict } from "./verify-trail.ts"
