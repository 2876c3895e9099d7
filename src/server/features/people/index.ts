export { countPeopleSeen } from "./count-people-seen.ts"
export { forgetPeopleSeen } from "./people-seen-store.ts"
export { readRoster } from "./read-roster.ts"
