import { type Database, inTransaction } from "../../db/index.ts"
import { auditSystem } from "../audit/index.ts"
import { countsOf } from "./counts-of.ts"
import type { WorkdayFile, WorkdayReading } from "./import-year.ts"
import { nameActor, putYear, removeYear } from "./store.ts"

const actor = "command-line"

/** Brings in the list of a year on the command line: kept, where nothing is wrong with it and nothing to ask. */
export async function importWorkdays({ pool }: Database, file: WorkdayFile): Promise<WorkdayReading> {
  // Schemas: loaded only by whoever reads such a file.
  const { readWorkdayFile } = await import("./import-year.ts")
  const reading = readWorkdayFile(file)
  if (!("list" in reading)) return reading
  const { list } = reading
  await inTransaction(pool, async (client) => {
    await nameActor(client, actor)
    await putYear(client, list, null)
    await auditSystem(client, "workdays-imported", { details: { ...countsOf(list) } }, actor)
  })
  return reading
}

/** Takes back the list of a year on the command line; whether there was one. */
export async function removeWorkdays({ pool }: Database, year: number): Promise<boolean> {
  return await inTransaction(pool, async (client) => {
    await nameActor(client, actor)
    const there = await removeYear(client, year)
    if (there) await auditSystem(client, "workdays-removed", { details: { year } }, actor)
    return there
  })
}
