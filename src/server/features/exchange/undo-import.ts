import type { Client } from "pg"
import type { Database } from "../../db/index.ts"
import { codeOf } from "../../db/index.ts"
import { sheetTables } from "./sheet-tables.ts"
import { beginImport } from "./store.ts"
import { pathsOf } from "./tree.ts"
import { listUnits, storePaths } from "./tree-store.ts"
import {
  checkReferences,
  countAddressing,
  countChangedSince,
  createUndoLog,
  restoreFromUndoLog,
} from "./undo-log-store.ts"

export interface UndoRequest {
  readonly actor: string
  /** Puts the rows that the import kept into `kept_row`. */
  readonly fill: (client: Client) => Promise<void>
  /** Goes with it in its transaction. */
  readonly finish: (client: Client, restored: number) => Promise<void>
}

/** Whether an import was taken back; if not, how many of its rows have been changed or built on since. */
export type Undone =
  | { readonly done: true; readonly restored: number }
  | { readonly done: false; readonly changedSince: number }

/** The errors of a row that something refers to, or that no longer fits beside others. */
const builtOn = ["23503", "23505", "23P01", "23514"]

/** Makes everything that an import changed what it was, all or nothing. */
export async function undoImport(database: Database, { actor, fill, finish }: UndoRequest): Promise<Undone> {
  const client = await database.connect()
  try {
    await beginImport(client, actor)
    await createUndoLog(client)
    await fill(client)
    const undone = await restore(client)
    if (undone.done) await finish(client, undone.restored)
    await client.query(undone.done ? "commit" : "rollback")
    return undone
  } catch (error) {
    if (!builtOn.includes(codeOf(error) ?? "")) throw error
    return { done: false, changedSince: 1 }
  } finally {
    await client.end()
  }
}

async function restore(client: Client): Promise<Undone> {
  const tables = sheetTables.filter(({ id }) => id !== undefined).reverse()
  let changedSince = await countAddressing(client)
  for (const table of tables) changedSince += await countChangedSince(client, table)
  if (changedSince > 0) return { done: false, changedSince }
  let restored = 0
  for (const table of tables) restored += await restoreFromUndoLog(client, table)
  await storePaths(
    client,
    pathsOf(
      await listUnits(client),
      () => undefined,
      () => false,
    ).paths,
  )
  await checkReferences(client)
  return { done: true, restored }
}
