export { type Database, openDatabase } from "./database.ts"
export { DatabaseTrouble } from "./trouble.ts"
