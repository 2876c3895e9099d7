import type { Day } from "../../domain/shared/calendar.ts"
import { type Database, inTransaction } from "../db/index.ts"
import { addFollows, addRules, addStudyDays, addToPlans } from "./kept-store.ts"
import {
  addConcernsAndTurns,
  addPlacesAndLecturers,
  addTopics,
  sayWhatBecameOfTraining,
} from "./study-store.ts"

/**
 * What the workbook of a sample district does not hold of its years: topics of the time, problems that study was joined
 * to, places that are booked, lecturers, turns, why training was returned; what plans aim at, rules in writing, which
 * branches leaders follow, days of study alone. The same for the same district.
 */
export async function liveStudy(database: Database, today: Day): Promise<void> {
  await inTransaction(database.pool, async (client) => {
    await addTopics(client, today)
    await addPlacesAndLecturers(client, today)
    await addConcernsAndTurns(client, today)
    await sayWhatBecameOfTraining(client, today)
    await addToPlans(client, today)
    await addRules(client, today)
    await addFollows(client, today)
    await addStudyDays(client, today)
  })
}
