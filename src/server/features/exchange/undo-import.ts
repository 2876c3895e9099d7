import type { Client } from "pg"
import { codeOf, commit, type Database, withRoom } from "../../db/index.ts"
import { amendPlans, linesOf, noteFiled, notePlans } from "./plan-amendments-store.ts"
import { sheetTables } from "./sheet-tables.ts"
import { putBackSittings, restoreSittings } from "./sittings-store.ts"
import { audit, beginImport } from "./store.ts"
import { pathsOf } from "./tree.ts"
import { listUnits, storePaths } from "./tree-store.ts"
import { moveTurns, statesOf, turnsMoved } from "./turns-store.ts"
import {
  checkReferences,
  countAddressing,
  countChangedSince,
  createUndoLog,
  isTold,
  restoreFromUndoLog,
} from "./undo-log-store.ts"
import {
  countNoLonger,
  fillFromWholeImport,
  forgetWholeImport,
  lastWholeImport,
  restoreTold,
  type WholeImport,
} from "./whole-import-store.ts"

export interface UndoRequest extends TakingBack {
  readonly actor: string
}

interface TakingBack {
  /** Puts the rows that the import kept into `kept_row`. */
  readonly fill: (client: Client) => Promise<void>
  /** Goes with it in its transaction. */
  readonly finish: (client: Client, restored: number) => Promise<void>
  /** Of a whole district. */
  readonly whole?: WholeImport
}

/** Whether an import was taken back; if not, how many of its rows have been changed or built on since. */
export type Undone =
  | { readonly done: true; readonly restored: number }
  | { readonly done: false; readonly changedSince: number }

/** The errors of a row that something refers to, or that no longer fits beside others. */
const builtOn = ["23503", "23505", "23P01", "23514"]

/** Makes everything that an import changed what it was, all or nothing. */
export async function undoImport(database: Database, { actor, ...taking }: UndoRequest): Promise<Undone> {
  const client = await database.connect()
  try {
    await beginImport(client, actor)
    return await takeBack(database, client, taking, actor)
  } finally {
    await client.end()
  }
}

/** Takes back the last import of a whole district; undefined: there is none that could be. */
export async function undoWholeImport(
  database: Database,
  actor: string,
): Promise<(Undone & { readonly fileName: string }) | undefined> {
  const client = await database.connect()
  try {
    await beginImport(client, actor)
    const whole = await lastWholeImport(client)
    if (!whole) return undefined
    const { fileName } = whole
    const undone = await takeBack(
      database,
      client,
      {
        whole,
        fill: () => fillFromWholeImport(client, whole),
        finish: async (_, rows) => {
          await forgetWholeImport(client, whole)
          await audit(client, actor, "import-undone", { fileName, rows })
        },
      },
      actor,
    )
    return { ...undone, fileName }
  } finally {
    await client.end()
  }
}

/** In a transaction that it ends. */
async function takeBack(
  database: Database,
  client: Client,
  { fill, finish, whole }: TakingBack,
  actor: string,
): Promise<Undone> {
  try {
    const undone = await withRoom(database, client, async () => {
      await createUndoLog(client)
      await fill(client)
      const restored = await restore(client, whole, actor)
      if (restored.done) await finish(client, restored.restored)
      return restored
    })
    if (undone.done) await commit(client)
    else await client.query("rollback")
    return undone
  } catch (error) {
    if (!builtOn.includes(codeOf(error) ?? "")) throw error
    return { done: false, changedSince: 1 }
  }
}

async function restore(client: Client, whole: WholeImport | undefined, actor: string): Promise<Undone> {
  const tables = sheetTables.filter(({ id }) => whole !== undefined || id !== undefined).reverse()
  let changedSince = await countAddressing(client, whole?.transaction)
  for (const table of tables)
    changedSince +=
      whole && isTold(table)
        ? await countNoLonger(client, table, whole)
        : await countChangedSince(client, table)
  if (changedSince > 0) return { done: false, changedSince }
  let restored = 0
  await noteFiled(client)
  await notePlans(client, linesOf.import(whole?.transaction ?? "0"))
  const moved = await turnsMoved(client, statesOf.kept)
  await putBackSittings(client)
  for (const table of tables)
    restored +=
      whole && isTold(table)
        ? await restoreTold(client, table, whole)
        : await restoreFromUndoLog(client, table)
  await restoreSittings(client)
  await moveTurns(client, moved)
  await amendPlans(client, { reason: whole ? `撤销导入“${whole.fileName}”` : "撤销导入", actor, keep: false })
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
