import type { Cell, SheetKey } from "../../../contract/workbook.ts"
import type { Database } from "../../db/index.ts"
import { writeWorkbook } from "../../documents/workbook/index.ts"
import { beginExport, cellsOf } from "./export-queries.ts"

export interface ExportOptions {
  /** A sheet is being written. */
  readonly onSheet?: (sheet: SheetKey) => void
  readonly signal?: AbortSignal
}

/** Writes the whole district as a workbook, as it stands at one moment; importing it again changes nothing. */
export async function exportWorkbook(
  database: Database,
  path: string,
  { onSheet, signal }: ExportOptions = {},
): Promise<void> {
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
