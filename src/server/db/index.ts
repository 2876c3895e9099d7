export { namesOneLogin } from "./access.ts"
export { endCluster } from "./cluster.ts"
export { commit, isCutOff, isGone, OutcomeUnknown } from "./commit.ts"
export { type Database, openDatabase } from "./database.ts"
export { inTransaction, undo } from "./in-transaction.ts"
export { type DatabaseFacts, hasDatabase, inspectDatabase } from "./inspect.ts"
export {
  holdsNothing,
  openRestoreTarget,
  othersConnected,
  type RestoreTarget,
  unknownMigrations,
} from "./restore-target.ts"
export { claimServing } from "./serving-lock.ts"
export { codeOf, DatabaseTrouble, reasonOf } from "./trouble.ts"
export { withRoom } from "./with-room.ts"
