import type { Client } from "pg"
import type { ImportFaultCode } from "../../../contract/import-faults.ts"
import { type Fault, type SheetKey, sheetOf } from "../../../contract/workbook.ts"
import type { OpenWorkbook } from "../../documents/workbook/index.ts"
import {
  membersElsewhere,
  membershipsTaken,
  newWithoutUnit,
  peopleElsewhere,
  type Trespass,
  takeOut,
  unitsElsewhere,
} from "./limit-queries.ts"
import type { Merged } from "./merge-store.ts"

/** How far an import may reach that somebody makes for a part of the district. */
export interface RosterLimit {
  /** The path of the unit; nothing outside it is changed, or told of. */
  readonly path: string
  readonly sheets: readonly SheetKey[]
}

/** Whether the limit is the whole district. */
function isWhole({ path }: RosterLimit): boolean {
  return !path.includes(".")
}

/** A sheet with rows that is not taken here. */
export async function sheetNotTaken(
  book: OpenWorkbook,
  key: SheetKey,
  { sheets }: RosterLimit,
): Promise<Fault | undefined> {
  for await (const rows of book.rows(key)) {
    const [first] = rows
    if (!first) continue
    const taken = sheets.map((one) => sheetOf(one).title).join("、")
    return {
      level: "fault",
      code: "sheet-not-taken",
      sheet: sheetOf(key).title,
      row: first.row,
      details: { taken },
    }
  }
  return undefined
}

/** What in a staged sheet reaches too far; it is taken out before the sheet is merged. */
export async function trespassesIn(
  client: Client,
  sheet: SheetKey,
  limit: RosterLimit,
  today: string,
): Promise<Fault[]> {
  if (isWhole(limit)) return []
  const { path } = limit
  if (sheet === "members") {
    const people = await membersElsewhere(client, path, today)
    await takeOut(client, "member", people)
    return faults("member-elsewhere", sheet, "code", people)
  }
  if (sheet === "memberHistory") {
    const people = await peopleElsewhere(client, "member_history", path, today)
    await takeOut(client, "member_history", people)
    return faults("unknown-member", sheet, "member", people)
  }
  if (sheet !== "memberships" && sheet !== "posts") return []
  const table = sheet === "posts" ? "post" : "membership"
  const units = await unitsElsewhere(client, table, path)
  const people = await peopleElsewhere(client, table, path, today)
  await takeOut(client, table, [...units, ...people])
  return [
    ...faults("unknown-unit", sheet, "unit", units),
    ...faults("unknown-member", sheet, "member", people),
  ]
}

/** What a merged sheet took from elsewhere, and what may be told of it. */
export async function takenBy(
  client: Client,
  sheet: SheetKey,
  merged: Merged,
  limit: RosterLimit,
): Promise<{ readonly faults: Fault[]; readonly told: Merged }> {
  if (isWhole(limit) || sheet !== "memberships") return { faults: [], told: merged }
  const taken = await membershipsTaken(client, limit.path)
  const rows = new Set(taken.map(({ row }) => row))
  const changes = merged.changes.filter(({ row }) => !rows.has(row))
  return {
    faults: faults("membership-elsewhere", sheet, "member", taken),
    told: { ...merged, changes },
  }
}

/** People who would belong nowhere, so that nobody could find them again. */
export async function leftNowhere(client: Client, present: readonly SheetKey[]): Promise<Fault[]> {
  if (!present.includes("members")) return []
  return faults("new-without-unit", "members", "code", await newWithoutUnit(client))
}

function faults(
  code: ImportFaultCode,
  sheet: SheetKey,
  column: string,
  trespasses: readonly Trespass[],
): Fault[] {
  const { title, columns } = sheetOf(sheet)
  const at = columns.find(({ key }) => key === column)?.title ?? column
  return trespasses.map(({ row, value }) => ({ level: "fault", code, sheet: title, row, column: at, value }))
}
