import { basename } from "node:path"
import type { Cell, SheetKey } from "../../../contract/workbook.ts"
import type { Database } from "../../db/index.ts"
import { writeWorkbook } from "../../documents/workbook/index.ts"
import { auditSystem } from "../audit/index.ts"
import { beginExport, cellsOf } from "./export-queries.ts"

export interface ExportOptions {
  /** A sheet is being written. */
  readonly onSheet?: (sheet: SheetKey) => void
  readonly signal?: AbortSignal
  /** Who lets it out, by their account on this machine: noted in the audit log before anything is written. */
  readonly account?: string
}

/** Writes the whole district as a workbook, as it stands at one moment; importing it again changes nothing. */
export async function exportWorkbook(
  database: Database,
  path: string,
  { onSheet, signal, account }: ExportOptions = {},
): Promise<void> {
  if (account !== undefined) {
    const details = { written: basename(path), account }
    await auditSystem(database.pool, "workbook-exported", { details })
  }
  const client = await database.connect()
  try {
    await beginExport(client)
    await writeWorkbook(path, async function* (sheet): AsyncGenerator<readonly (readonly Cell[])[]> {
      onSheet?.(sheet)
      for await (const rows of cellsOf(client, sheet)) {
        signal?.throwIfAborted()
        yield rows
      }
    })
    await client.query("commit")
  } finally {
    await client.end()
  }
}
