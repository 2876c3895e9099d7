import { basename } from "node:path"
import type { Client } from "pg"
import { type Fault, type SheetKey, type SheetRow, sheetOf } from "../../../contract/workbook.ts"
import { maskPhone } from "../../../domain/people/phone.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { commit, type Database, withRoom } from "../../db/index.ts"
import { type OpenWorkbook, openSentWorkbook, openWorkbook } from "../../documents/workbook/index.ts"
import type { Holds, Subject } from "../dated/index.ts"
import {
  checkDuplicates,
  checkLeave,
  checkLecturers,
  checkMakeUps,
  checkMembershipUnits,
  checkPlanLines,
  checkPlans,
  checkTrainings,
  checkUnitKinds,
  checkUnitSpans,
} from "./check-sheets.ts"
import { type Change, describeChanges } from "./describe-changes.ts"
import { FaultList } from "./fault-list.ts"
import { findContradictions, findOddities } from "./find-oddities.ts"
import { contradictions, reportRepeated, subjectOfHistory, subjectOfMain, treeFaults } from "./histories.ts"
import { keepNotedChanges, noteChanges } from "./history-store.ts"
import { KnownCodes } from "./known-codes.ts"
import { type Merged, mergeStage } from "./merge-store.ts"
import { amendPlans, endReturns, linesOf, noteFiled, notePlans } from "./plan-amendments-store.ts"
import { leftNowhere, type RosterLimit, sheetNotTaken, takenBy, trespassesIn } from "./roster-limit.ts"
import { type SheetTable, sheetTables } from "./sheet-tables.ts"
import { type Codes, filler, RowStager } from "./stage-rows.ts"
import { audit, beginImport, copyRows, createStage, refreshStatistics, type StagedRow } from "./store.ts"
import { pathsOf } from "./tree.ts"
import { listUnits, storePaths } from "./tree-store.ts"
import { moveTurns, statesOf, turnsMoved } from "./turns-store.ts"
import {
  type AddedRow,
  createUndoLog,
  digestUndoLog,
  isTold,
  type Keeping,
  listAdded,
} from "./undo-log-store.ts"
import { storeWholeImport } from "./whole-import-store.ts"

export interface ImportRequest {
  readonly path: string
  /** Only look: nothing is changed. */
  readonly check: boolean
  readonly actor: string
  /** For what is judged "at the moment", `YYYY-MM-DD`. */
  readonly today: string
  /** From when a main sheet holds that says something else than what is kept; without it, from today on. */
  readonly holds?: Holds
  /** Why, where somebody says so: it stands in the history of what changes. */
  readonly reason?: string
  readonly signal?: AbortSignal
  readonly onBytes?: (read: number, total: number) => void
  /** A sheet is being brought in. */
  readonly onSheet?: (sheet: SheetKey) => void
  readonly roster?: RosterRequest
}

/** An import that somebody makes through the pages, for a part of the district; it can be taken back. */
export interface RosterRequest extends RosterLimit {
  /** The file, an `.xlsx`; the path is only what it is called. */
  readonly content: Uint8Array
  /** Goes with the import in its transaction, instead of its own entry in the audit log; throws to have it undone. */
  readonly finish: (client: Client, report: ImportReport) => Promise<void>
}

export interface SheetReport {
  readonly sheet: SheetKey
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

export interface ImportReport {
  /** Whether the file was brought in: no faults, and not only a check. */
  readonly done: boolean
  readonly faults: FaultList
  readonly sheets: readonly SheetReport[]
  readonly changes: readonly Change[]
  /** Changes of main sheets whose items the file gives no history: how many, and from when they hold. */
  readonly dated: { readonly changes: number; readonly holds: Holds }
  /** For a roster: the first rows it adds, and what it met in short. */
  readonly added: readonly AddedRow[]
  readonly digest: string
}

/** Added rows that are named one by one. */
const addedShown = 1000

/**
 * Brings a workbook into the district: all of it or, when it has a fault, nothing. Every fault of the file is
 * found in one run. What the file leaves out is left alone.
 *
 * Throws `FileRefused` when the file as a whole cannot be read.
 */
export async function importWorkbook(database: Database, request: ImportRequest): Promise<ImportReport> {
  const faults = new FaultList()
  const book = await openBook(request, (fault) => faults.add(fault))
  const client = await database.connect()
  // ^C in the middle of a statement: the server rolls back as soon as the connection is gone.
  const hangUp = () => void client.end().catch(() => undefined)
  request.signal?.addEventListener("abort", hangUp)
  try {
    await beginImport(client, request.actor, request.reason)
    const report = await withRoom(database, client, () => bringIn(database, client, book, request, faults))
    request.signal?.throwIfAborted()
    // From here on it is done, whoever interrupts.
    request.signal?.removeEventListener("abort", hangUp)
    if (report.done) await commit(client)
    else await client.query("rollback")
    return report
  } finally {
    request.signal?.removeEventListener("abort", hangUp)
    await book.close()
    await client.end()
  }
}

/** A file of one's own is read where the program runs; what somebody sent in, apart from it. */
async function openBook(
  { path, roster, onBytes, signal }: ImportRequest,
  report: (fault: Fault) => void,
): Promise<OpenWorkbook> {
  if (roster) return await openSentWorkbook({ name: basename(path), bytes: roster.content }, report)
  return await openWorkbook(path, report, { ...(onBytes ? { onBytes } : {}), ...(signal ? { signal } : {}) })
}

async function bringIn(
  database: Database,
  client: Client,
  book: OpenWorkbook,
  request: ImportRequest,
  faults: FaultList,
): Promise<ImportReport> {
  const codes: Codes = {
    unit: await KnownCodes.load(client, database.pool, "unit"),
    member: await KnownCodes.load(client, database.pool, "member"),
    activity: await KnownCodes.load(client, database.pool, "activity"),
  }
  const reports: SheetReport[] = []
  const changes: Change[] = []
  const { roster, holds = { from: dayOf(request.today) } } = request
  let dated = 0
  const keeping: Keeping = roster ? "all" : request.check ? "nothing" : "untold"
  if (keeping !== "nothing") await createUndoLog(client)
  await noteFiled(client)
  for (const table of sheetTables) {
    request.signal?.throwIfAborted()
    request.onSheet?.(table.sheet)
    if (roster && !roster.sheets.includes(table.sheet)) {
      const fault = await sheetNotTaken(book, table.sheet, roster)
      if (fault) faults.add(fault)
      continue
    }
    const merged = await bringInSheet(client, book, table, codes, faults, request, keeping)
    if (merged) {
      const { added, changed, unchanged } = merged
      reports.push({ sheet: table.sheet, added, changed, unchanged })
      changes.push(...(await describeChanges(client, table, merged)))
    }
    const subject = subjectOfHistory(table.sheet)
    if (subject)
      dated += await dateChanges(client, table.sheet, subject, {
        reports,
        faults,
        holds,
        keep: keeping !== "nothing",
      })
  }
  const amended = await amendByLines(client, request, reports, faults, keeping)
  // The checks below look at everything at once: without new statistics they may take hours instead of seconds.
  await refreshStatistics(client)
  const present = reports.map((report) => report.sheet)
  if (present.includes("units") || present.includes("unitHistory")) {
    if (!isTreeLost(faults))
      for (const fault of await treeFaults(client, present.includes("unitHistory"))) faults.add(fault)
  }
  for (const fault of await findContradictions(client, present)) faults.add(fault)
  for (const { fault, total } of await findOddities(client, present, request.today)) faults.add(fault, total)
  if (roster) for (const fault of await leftNowhere(client, present)) faults.add(fault)
  const done = faults.count("fault") === 0 && !request.check
  const added = roster ? await listAdded(client, addedShown) : []
  const digest = roster ? await digestUndoLog(client) : ""
  const told = withoutFaults(changes, faults)
  const report = {
    done,
    faults,
    sheets: reports,
    changes: told,
    dated: { changes: dated, holds },
    added,
    digest,
  }
  if (!done) return report
  if (roster) await roster.finish(client, report)
  else {
    await auditImport(client, request.actor, report)
    const rows = rowsTold(report)
    await storeWholeImport(client, basename(request.path), {
      ...rows,
      study_plan: (rows.study_plan ?? 0) + amended,
    })
  }
  return report
}

/**
 * Lines of a filed plan that a file changes are an amendment, with its reason. Answers how many rows of plans this
 * wrote that the file had not.
 */
async function amendByLines(
  client: Client,
  { path, actor, reason }: ImportRequest,
  reports: readonly SheetReport[],
  faults: FaultList,
  keeping: Keeping,
): Promise<number> {
  if (!reports.some(({ sheet }) => sheet === "planLines")) return 0
  const why = reason || `导入“${basename(path)}”`
  const { amended, touched } = await amendPlans(client, { reason: why, actor, keep: keeping !== "nothing" })
  if (amended > 0)
    faults.add({ level: "note", code: "plans-amended", sheet: "计划条目", details: { plans: amended, why } })
  return touched
}

/** A cell that could not be read would change nothing: its fault says so, and no change does. */
function withoutFaults(changes: readonly Change[], faults: FaultList): readonly Change[] {
  if (faults.count("fault") === 0) return changes
  const cell = (sheet = "", row = 0, column = "") => `${sheet} ${row} ${column}`
  const faulty = new Set(
    faults
      .list()
      .flatMap(({ level, sheet, row, column }) => (level === "fault" ? [cell(sheet, row, column)] : [])),
  )
  return changes.filter(({ sheet, row, column }) => !faulty.has(cell(sheetOf(sheet).title, row, column)))
}

/** How many rows an import added or changed in each table whose rows tell what became of them. */
function rowsTold({ sheets }: ImportReport): Record<string, number> {
  const told = sheetTables.filter(isTold).map(({ sheet, table }): [string, number] => {
    const report = sheets.find((one) => one.sheet === sheet)
    return [table, (report?.added ?? 0) + (report?.changed ?? 0)]
  })
  return Object.fromEntries(told)
}

/** The entry in the audit log; phone numbers stay out of it, and of what leave somebody had, and why. */
async function auditImport(client: Client, actor: string, { sheets, changes }: ImportReport): Promise<void> {
  const shown = changes
    .filter(({ sheet, column }) => !untold[sheet]?.includes(column))
    .slice(0, 200)
    .map((change) => (change.column === "手机号" ? masked(change) : change))
    .map((change) => (change.sheet === "leave" ? withoutKind(change) : change))
  await audit(client, actor, "workbook-imported", { sheets, changes: shown })
}

/** A leave is known by its person, its first day and its kind. */
function withoutKind(change: Change): Change {
  return { ...change, about: change.about.split(" ").slice(0, 2).join(" ") }
}

const untold: Readonly<Partial<Record<SheetKey, readonly string[]>>> = {
  leave: ["事由", "说明"],
  attendance: ["请假事由"],
}

/** A change of a phone number, as whoever may see its owner sees it. */
export function masked(change: Change): Change {
  const mask = (phone: string) => (phone === "" ? "" : maskPhone(phone))
  return { ...change, was: mask(change.was), is: mask(change.is) }
}

async function bringInSheet(
  client: Client,
  book: OpenWorkbook,
  table: SheetTable,
  codes: Codes,
  faults: FaultList,
  { roster, today, check }: ImportRequest,
  keeping: Keeping,
): Promise<Merged | undefined> {
  const batches = book.rows(table.sheet)
  const present = await book.columns(table.sheet)
  if (!present) return undefined
  const columns = table.columns.filter((column) => present.includes(column.from))
  // Loaded where it is needed: reading names aloud takes a dictionary.
  const keyOf = table.named && !check ? (await import("../search/index.ts")).searchKeyOf : undefined
  const report = (fault: Fault) => faults.add(fault)
  const stager = new RowStager(table, columns, codes, dayOf(today), report, keyOf)
  const stage = await createStage(client, table, columns)
  await copyRows(
    client,
    stage,
    table.sheet === "units" ? wholeSheet(batches, stager) : inBatches(batches, stager),
  )
  if (table.sheet === "attendance") {
    await checkDuplicates(client, faults)
    if (faults.count("fault") > 0) return undefined
    await checkMakeUps(client, faults)
  }
  if (table.sheet === "trainings") await checkTrainings(client, faults)
  if (table.sheet === "plans") await checkPlans(client, present, faults)
  if (table.sheet === "planLines") await checkPlanLines(client, faults)
  if (table.sheet === "leave") await checkLeave(client, faults, today)
  const history = subjectOfHistory(table.sheet)
  if (history) await reportRepeated(client, table.sheet, history, faults)
  // Without its key a sheet can't be brought in; the missing column has been reported.
  if (!table.key.every((key) => columns.some((column) => column.name === key))) return undefined
  if (table.sheet === "units") await checkUnitSpans(client, present, faults)
  if (table.sheet === "activities") await checkLecturers(client, present, faults)
  const { sheet } = table
  const main = subjectOfMain(sheet)
  if (main) await noteChanges(client, main, stage)
  if (roster) for (const fault of await trespassesIn(client, sheet, roster, today)) faults.add(fault)
  if (sheet === "plans") await endReturns(client, present)
  if (sheet === "planLines") await notePlans(client, linesOf.file)
  const moved = sheet === "activities" ? await turnsMoved(client, statesOf.file) : []
  let merged = await mergeStage(client, stage, defaultsFor(table, present), keeping)
  await moveTurns(client, moved)
  if (roster) {
    const taken = await takenBy(client, sheet, merged, roster)
    for (const fault of taken.faults) faults.add(fault)
    merged = taken.told
  }
  if (table.sheet === "units") {
    await placeUnits(client, codes, faults)
    await checkUnitKinds(client, faults)
  }
  if (table.sheet === "memberships") await checkMembershipUnits(client, faults)
  return merged
}

/** Once a main sheet and its history are in: what changed holds from a day on, and the newest rows say the same. */
async function dateChanges(
  client: Client,
  sheet: SheetKey,
  subject: Subject,
  so: {
    readonly reports: readonly SheetReport[]
    readonly faults: FaultList
    readonly holds: Holds
    readonly keep: boolean
  },
): Promise<number> {
  const has = (key: SheetKey) => so.reports.some((report) => report.sheet === key)
  const staged = has(sheet)
  const main = sheet === "unitHistory" ? "units" : "members"
  const { holds, keep } = so
  const dated = has(main) ? await keepNotedChanges(client, subject, holds, { staged, keep }) : 0
  if (dated > 0) so.faults.add(datedNote(main, dated, holds))
  if (staged) for (const fault of await contradictions(client, sheet, subject)) so.faults.add(fault)
  return dated
}

/** Which way the changes of a main sheet were taken. */
function datedNote(main: SheetKey, changes: number, holds: Holds): Fault {
  const sheet = sheetOf(main).title
  return holds === "always"
    ? { level: "note", code: "changes-always", sheet, details: { changes } }
    : { level: "note", code: "changes-dated", sheet, details: { changes, from: holds.from } }
}

/** Whether a superior could not be read or found, or the tree of today is none: other days would say so again. */
function isTreeLost(faults: FaultList): boolean {
  return faults
    .list()
    .some(
      ({ level, sheet, column, code }) =>
        level === "fault" &&
        ((sheet === "组织" && column === "上级组织编码") ||
          (sheet === "组织变动" && (code === "unknown-unit" || code === "newest-differs"))),
    )
}

async function* inBatches(
  batches: AsyncIterable<readonly SheetRow[]>,
  stager: RowStager,
): AsyncGenerator<readonly StagedRow[]> {
  for await (const rows of batches) yield stager.stage(rows, await stager.declare(rows))
}

/** A unit may name a superior that stands further down: all codes are declared before any row is staged. */
async function* wholeSheet(
  batches: AsyncIterable<readonly SheetRow[]>,
  stager: RowStager,
): AsyncGenerator<readonly StagedRow[]> {
  const seen: { rows: readonly SheetRow[]; told: Awaited<ReturnType<RowStager["declare"]>> }[] = []
  for await (const rows of batches) seen.push({ rows, told: await stager.declare(rows) })
  for (const { rows, told } of seen) yield stager.stage(rows, told)
}

/** What new rows get in columns that the file does not have; a required one has been reported and only filled. */
function defaultsFor(table: SheetTable, present: readonly string[]): Record<string, string> {
  const defaults: Record<string, string> = {}
  const sheet = sheetOf(table.sheet)
  for (const column of table.columns) {
    const of = sheet.columns.find((one) => one.key === column.from)
    if (!of || present.includes(column.from)) continue
    if (of.empty !== undefined) defaults[column.name] = of.empty
    else if (of.required) defaults[column.name] = String(filler(column, of))
  }
  return defaults
}

async function placeUnits(client: Client, codes: Codes, faults: FaultList): Promise<void> {
  // A unit whose superior could not be read or found is not one more root.
  const lost = faults.list().filter(({ sheet, column }) => sheet === "组织" && column === "上级组织编码")
  const lostRows = new Set(lost.map(({ row }) => row))
  const rowOf = (code: string) => codes.unit.rowOf(code)
  const { paths, faults: found } = pathsOf(await listUnits(client), rowOf, (code) =>
    lostRows.has(rowOf(code)),
  )
  for (const fault of found) faults.add(fault)
  await storePaths(client, paths)
}
