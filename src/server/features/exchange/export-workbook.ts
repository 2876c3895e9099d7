import type { Cell, SheetKey } from "../../../contract/workbook.ts"
import type { Database } from "../../db/index.ts"
import { writeWorkbook } from "../../documents/workbook/index.ts"
import { beginExport, cellsOf } from "./export-queries.ts"

/** Writes the whole district as a workbook, as it stands at one moment; importing it again changes nothing. */
export async function exportWorkbook(
  database: Database,
  path: string,
  onSheet?: (sheet: SheetKey) => void,
): Promise<void> {
  const client = await database.connect()
  try {
    await beginExport(client)
    await writeWorkbook(path, (sheet): AsyncIterable<readonly (readonly Cell[])[]> => {
      onSheet?.(sheet)
      return cellsOf(client, sheet)
    })
    await client.query("commit")
  } finally {
    await client.end()
  }
}
