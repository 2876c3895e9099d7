import type { SheetKey } from "../../../contract/workbook.ts"
import { sheetOf } from "../../../contract/workbook.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { AppContext } from "../../request-context.ts"
import { type ImportReport, importWorkbook, type RosterRequest } from "../exchange/index.ts"
import type { SinceSaid } from "./stored-preview.ts"

/** What an import is about, and how far it goes. */
export interface Reading {
  readonly content: Uint8Array
  readonly login: string
  readonly today: Day
  /** The path of the unit it is for. */
  readonly path: string
  readonly check: boolean
  readonly progress: { sheet: string | null }
  readonly since: SinceSaid
  /** Goes with it in its transaction. */
  readonly finish: RosterRequest["finish"]
}

/** What a part of the district brings in; the tree comes with the whole alone. */
function sheetsFor(path: string): readonly SheetKey[] {
  const people: readonly SheetKey[] = ["members", "memberHistory", "memberships", "posts"]
  return path.includes(".") ? people : ["units", "unitHistory", ...people]
}

/** Has a file read by the importer, under a name of ours. */
export async function readFile(
  { database }: AppContext,
  { content, login, today, path, check, progress, finish, since: { holds, reason } }: Reading,
): Promise<ImportReport> {
  return await importWorkbook(database, {
    path: "roster.xlsx",
    check,
    actor: login,
    ...(holds ? { holds } : {}),
    ...(reason === undefined ? {} : { reason }),
    today,
    onSheet: (sheet) => {
      progress.sheet = sheetOf(sheet).title
    },
    roster: { content, path, sheets: sheetsFor(path), finish },
  })
}
