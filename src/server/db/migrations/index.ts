import type { Migration } from "kysely/migration"
import * as theLearningYear from "./2026-11-23-the-learning-year.ts"

/** In the order they run. Forward only: a published migration is never changed, a mistake is a new one. */
export const migrations: Record<string, Migration> = {
  "2026-11-23-the-learning-year": theLearningYear,
}
