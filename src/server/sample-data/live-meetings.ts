import type { Day } from "../../domain/shared/calendar.ts"
import { type Database, inTransaction } from "../db/index.ts"
import {
  addContestAndProject,
  addGroupParts,
  addTasks,
  signRecords,
  voteInAssemblies,
  writeStructuredMinutes,
} from "./meeting-store.ts"

/**
 * What meetings of a sample district have beside their lists: minutes with headings and lists, agendas, motions with their
 * votes, tasks open and done, forms and lead readers of the central groups, a project, a contest, signed records. After
 * the sign-ins are made, whose owners sign. The same for the same district.
 */
export async function liveMeetings(database: Database, today: Day): Promise<void> {
  await inTransaction(database.pool, async (client) => {
    await writeStructuredMinutes(client, today)
    await voteInAssemblies(client, today)
    await addGroupParts(client, today)
    await addTasks(client, today)
    await addContestAndProject(client, today)
    await signRecords(client, today)
  })
}
