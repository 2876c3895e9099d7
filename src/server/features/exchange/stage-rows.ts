import { columnOfItem, isHistory } from "../../../contract/dated-items.ts"
import type { ImportFaultCode } from "../../../contract/import-faults.ts"
import { type Cell, type Column, type Fault, type SheetRow, sheetOf } from "../../../contract/workbook.ts"
import { readWhy } from "../../../domain/events/attendance-detail.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { type AttendanceStatus, orgKinds } from "../../../domain/shared/words.ts"
import { CellProblem, readValue } from "../../documents/workbook/index.ts"
import { checkRow } from "./check-row.ts"
import type { Declared, KnownCodes } from "./known-codes.ts"
import type { Reference, SheetTable, TableColumn } from "./sheet-tables.ts"
import type { StagedRow, Stored } from "./store.ts"

export type Codes = Readonly<Record<Reference, KnownCodes>>

const unknownCode: Readonly<Record<Reference, ImportFaultCode>> = {
  unit: "unknown-unit",
  member: "unknown-member",
  activity: "unknown-activity",
}

/**
 * Stands in for a required value that could not be read, so that the rest of the file can still be looked at. A unit
 * of unknown kind is taken for one that may have people: nothing more is found wrong for it.
 */
export function filler({ type }: TableColumn, of: Column): Stored {
  if (of.type.is === "choice") return of.type.words === orgKinds ? "group" : firstOf(of.type.words)
  // A last day that is not known ends nothing before it began.
  if (type === "date") return "9999-12-31"
  if (type === "timestamp") return "1900-01-01 00:00"
  return type === "integer" ? 0 : ""
}

function firstOf(words: Readonly<Record<string, string>>): string {
  return Object.values(words)[0] ?? ""
}

/** What a row is that can be told from the others: the id its code gives it. */
type Told = Extract<Declared, { readonly id: number }>

interface Field {
  readonly column: TableColumn
  readonly of: Column
  readonly index: number
}

/** Turns the rows of one sheet into rows for its stage, and reports what they contradict or point to in vain. */
export class RowStager {
  readonly #of: SheetTable
  readonly #codes: Codes
  readonly #today: Day
  readonly #report: (fault: Fault) => void
  readonly #fields: readonly Field[]
  readonly #sheetTitle: string
  readonly #columns: readonly Column[]
  readonly #keyOf: ((name: string) => string) | undefined

  /** `keyOf` says by what a new name is found; without it that is left for later. */
  constructor(
    of: SheetTable,
    columns: readonly TableColumn[],
    codes: Codes,
    today: Day,
    report: (fault: Fault) => void,
    keyOf?: (name: string) => string,
  ) {
    this.#keyOf = keyOf
    this.#today = today
    const sheet = sheetOf(of.sheet)
    this.#of = of
    this.#codes = codes
    this.#report = report
    this.#sheetTitle = sheet.title
    this.#columns = sheet.columns
    this.#fields = columns.map((column) => {
      const index = sheet.columns.findIndex((one) => one.key === column.from)
      const definition = sheet.columns[index]
      if (!definition) throw new Error(`${of.sheet} has no column ${column.from}`)
      return { column, of: definition, index }
    })
  }

  /** Declares the codes of rows and answers what they are; null where one cannot be told from an earlier one. */
  async declare(rows: readonly SheetRow[]): Promise<(Told | null)[]> {
    const kind = this.#of.coded
    if (!kind) return rows.map(() => null)
    const known = this.#codes[kind]
    await known.prepare(rows.length)
    const at = this.#columns.findIndex((column) => column.key === "code")
    return rows.map(({ row, cells }) => {
      const code = cells[at]
      if (typeof code !== "string") return null
      const declared = known.declare(code, row)
      if ("id" in declared) return declared
      this.#fault(row, "fault", "duplicate-code", "code", code, { firstRow: declared.firstRow })
      return null
    })
  }

  /** The rows that can be staged; `told` is what {@link declare} answered. */
  stage(rows: readonly SheetRow[], told: readonly (Told | null)[]): StagedRow[] {
    const staged: StagedRow[] = []
    const { coded, named } = this.#of
    rows.forEach((row, index) => {
      const own = told[index] ?? null
      if (coded && own === null) return
      const values = this.#values(row)
      if (!values) return
      const searchKey = named ? { searchKey: own?.isNew ? this.#searchKey(values) : null } : {}
      staged.push({ row: row.row, id: own?.id ?? null, ...searchKey, values })
    })
    return staged
  }

  #searchKey(values: readonly Stored[]): string | null {
    const name = values[this.#at("name")]
    return this.#keyOf && typeof name === "string" ? this.#keyOf(name) : null
  }

  #values({ row, cells, unread = [] }: SheetRow): Stored[] | undefined {
    const values: Stored[] = []
    let usable = true
    for (const { column, of, index } of this.#fields) {
      const cell = cells[index] ?? null
      let value: Stored = column.refersTo ? this.#resolve(row, column, of, cell) : cell
      // An empty day of the key has a meaning of its own; one that could not be read has none.
      if (column.name === this.#of.openKey && unread.includes(index)) usable = false
      if (column.type === "jsonb") {
        const read = this.#readItem(row, cells, cell)
        if (read === undefined) usable = false
        else value = read
      }
      if (value === null && of.empty !== undefined) value = of.empty
      if (value === null && of.required) {
        // Its fault has been reported. A row without its key can't be staged at all.
        if (column.refersTo || this.#of.key.includes(column.name)) usable = false
        value = filler(column, of)
      }
      values.push(value)
    }
    // Reported; without the value that contradicts the rest of the row, the rest of the file can still be looked at.
    for (const wrong of this.#checkRow(row, values)) {
      const field = this.#fields[this.#at(wrong)]
      values[this.#at(wrong)] = field?.of.required ? filler(field.column, field.of) : null
    }
    return usable ? this.#withDetail(this.#withOwnAudience(values)) : undefined
  }

  /** 请假事由 of an attendance list: the kind of leave, and the words beside it. */
  #withDetail(values: Stored[]): Stored[] {
    const at = this.#fields.findIndex(({ column }) => column.name === "detail")
    if (this.#of.sheet !== "attendance" || at < 0) return values
    const { detail, reason } = readWhy(
      values[this.#at("status")] as AttendanceStatus,
      values[this.#at("leaveReason")] as string | null,
    )
    values[this.#at("leaveReason")] = reason
    values[at] = detail
    return values
  }

  #resolve(row: number, column: TableColumn, of: Column, cell: Cell): Stored {
    if (cell === null || column.refersTo === undefined) return null
    const known = this.#codes[column.refersTo]
    const ids: number[] = []
    for (const code of typeof cell === "object" ? cell : [String(cell)]) {
      const id = known.find(code)
      if (id === undefined) this.#fault(row, "fault", unknownCode[column.refersTo], of.key, code)
      else ids.push(id)
    }
    if (column.type === "integer[]") return ids.length > 0 ? ids : null
    return ids[0] ?? null
  }

  /** 值 as its item has it, as JSON; undefined where it can't be read, which is reported. */
  #readItem(row: number, cells: readonly Cell[], cell: Cell): string | null | undefined {
    const item = cells[this.#columns.findIndex(({ key }) => key === "item")]
    const { sheet } = this.#of
    const column = isHistory(sheet) && typeof item === "string" ? columnOfItem(sheet, item) : undefined
    if (!column) return undefined
    if (cell === null) {
      if (!column.required) return null
      this.#fault(row, "fault", "value-missing", "value")
      return undefined
    }
    const read = readValue(column.type, String(cell))
    if (read instanceof CellProblem) {
      this.#fault(row, "fault", read.code, "value", String(cell), read.details)
      return undefined
    }
    if (item !== "parent" || read === null) return read === null ? null : JSON.stringify(read)
    const id = this.#codes.unit.find(String(read))
    if (id === undefined) this.#fault(row, "fault", "unknown-unit", "value", String(read))
    return id === undefined ? undefined : JSON.stringify(id)
  }

  /** Addressing one's own organisation and nobody else is what an empty cell says. */
  #withOwnAudience(values: Stored[]): Stored[] {
    const at = this.#at("audience")
    if (at < 0) return values
    const audience = values[at]
    const unit = values[this.#at("unit")]
    if (typeof audience === "object" && audience?.length === 1 && audience[0] === unit) values[at] = null
    return values
  }

  /** Where the values of a sheet's column stand; -1 where the file does not have it. */
  #at(key: string): number {
    return this.#fields.findIndex((field) => field.of.key === key)
  }

  /** Reports what a row says against itself; answers the columns whose values make it a fault. */
  #checkRow(row: number, values: readonly Stored[]): string[] {
    const at = (key: string): Stored => values[this.#at(key)] ?? null
    return checkRow(this.#of.sheet, at, this.#today).flatMap(({ level, code, column, details }) => {
      const value = at(column)
      // A report is kept, and shown to many: nobody's number stands in it.
      const shown = value === null || column === "phone" ? undefined : String(value)
      this.#fault(row, level, code, column, shown, details)
      return level === "fault" && value !== null ? [column] : []
    })
  }

  #fault(
    row: number,
    level: Fault["level"],
    code: ImportFaultCode | CellProblem["code"],
    column: string,
    value?: string,
    details?: Fault["details"],
  ): void {
    const title = this.#columns.find((one) => one.key === column)?.title ?? column
    this.#report({
      level,
      code,
      sheet: this.#sheetTitle,
      row,
      column: title,
      ...(value === undefined ? {} : { value }),
      ...(details === undefined ? {} : { details }),
    })
  }
}
