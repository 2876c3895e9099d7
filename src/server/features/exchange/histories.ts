import type { Client } from "pg"
import { columnOfItem, isHistory } from "../../../contract/dated-items.ts"
import type { ImportFaultCode } from "../../../contract/import-faults.ts"
import { type Fault, type SheetKey, sheetOf } from "../../../contract/workbook.ts"
import { people, type Subject, units } from "../dated/index.ts"
import { wordOfItem } from "./describe-changes.ts"
import type { FaultList } from "./fault-list.ts"
import { contradicted, rowsOnDay, takeRepeated, troubledDays, unitsOn } from "./history-store.ts"
import { codesOf } from "./store.ts"
import { pathsOf } from "./tree.ts"

/** The sheets with a history, the sheets that are one, and what of. */
const kept = [
  { main: "units", history: "unitHistory", subject: units },
  { main: "members", history: "memberHistory", subject: people },
] as const

/** What a sheet is the main sheet of. */
export function subjectOfMain(sheet: SheetKey): Subject | undefined {
  return kept.find(({ main }) => main === sheet)?.subject
}

/** What a sheet is the history of. */
export function subjectOfHistory(sheet: SheetKey): Subject | undefined {
  return kept.find(({ history }) => history === sheet)?.subject
}

/** Rows that say an item of a day once more; they are taken out of the stage. */
export async function reportRepeated(
  client: Client,
  sheet: SheetKey,
  subject: Subject,
  faults: FaultList,
): Promise<void> {
  const found = await takeRepeated(client, subject)
  const repeated = found.map(({ row, firstRow, code }) =>
    faultIn(sheet, "item", row, "duplicate-history", code, { firstRow }),
  )
  faults.addFirst(repeated, found[0]?.total)
}

/** Items whose newest row is not what the main sheet says. */
export async function contradictions(client: Client, sheet: SheetKey, subject: Subject): Promise<Fault[]> {
  const found = await contradicted(client, subject)
  if (found.length === 0 || !isHistory(sheet)) return []
  const parents = found.filter(({ item }) => item === "parent").flatMap(({ newest, last }) => [newest, last])
  const names = await codesOf(client, "unit", parents.map(Number))
  return found.map(({ row, item, code, newest, last }) => {
    const column = columnOfItem(sheet, item)
    if (!column) throw new Error(`${sheet} has no item ${item}`)
    const said = (value: unknown) => wordOfItem(sheet, item, value, names)
    const main = sheet === "unitHistory" ? "组织" : "党员"
    const details = { code, item: column.title, last: said(last), main }
    return faultIn(sheet, "value", row, "newest-differs", said(newest), details)
  })
}

/** What is wrong with the tree on days that are over or to come. */
export async function treeFaults(client: Client, staged: boolean): Promise<Fault[]> {
  const faults: Fault[] = []
  for (const day of await troubledDays(client)) {
    const rows = staged ? await rowsOnDay(client, day) : new Map<string, number>()
    const { faults: found } = pathsOf(
      await unitsOn(client, day),
      (code) => rows.get(code),
      () => false,
    )
    for (const { code, row, value, details } of found) {
      const dated = `${code}-on-day` as const
      if (!isTreeFault(dated)) throw new Error(`no sentence for ${dated}`)
      faults.push(faultIn("unitHistory", "value", row, dated, value, { ...details, day }))
    }
  }
  return faults
}

const treeFaultCodes = ["circle-on-day", "several-roots-on-day", "no-root-on-day"] as const

function isTreeFault(code: string): code is (typeof treeFaultCodes)[number] {
  return treeFaultCodes.some((one) => one === code)
}

function faultIn(
  sheet: SheetKey,
  column: string,
  row: number | undefined,
  code: ImportFaultCode,
  value: string | undefined,
  details: Fault["details"],
): Fault {
  const { title, columns } = sheetOf(sheet)
  return {
    level: "fault",
    code,
    sheet: title,
    ...(row === undefined ? {} : { row }),
    column: columns.find(({ key }) => key === column)?.title ?? column,
    ...(value === undefined ? {} : { value }),
    ...(details === undefined ? {} : { details }),
  }
}
