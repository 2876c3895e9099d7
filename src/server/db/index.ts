export { type Database, openDatabase } from "./database.ts"
export { inTransaction } from "./in-transaction.ts"
export { claimServing } from "./serving-lock.ts"
export { codeOf, DatabaseTrouble } from "./trouble.ts"
