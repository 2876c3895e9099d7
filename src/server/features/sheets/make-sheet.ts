import type { Said } from "../../../contract/refusals.ts"
import { sheetAbout, sheetNames } from "../../../contract/sheet-words.ts"
import type { FileOut } from "../../../contract/wire.ts"
import { periodWords } from "../../../domain/shared/day-words.ts"
import { type ListColumn, writeList } from "../../documents/workbook/index.ts"
import type { RequestContext } from "../../request-context.ts"

const media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/** A column with what a row says in it. */
export interface SheetColumn<Row> extends Omit<ListColumn, "title"> {
  readonly title: Said
  readonly cell: (row: Row) => string | number | null
}

interface Wanted<Row> {
  readonly name: Said
  /** The unit it is about, where it is one. */
  readonly unit: { readonly unitId: number; readonly name: string } | null
  /** The name of the period that the list is of, such as `2026-11`; a list without one says how things stand today. */
  readonly period?: string | undefined
  readonly columns: readonly SheetColumn<Row>[]
  readonly rows: readonly Row[]
  /** The list is longer than what is taken along. */
  readonly more?: boolean
}

/** A list as a sheet that its reader takes along, with who took it, and when, on a sheet behind it. */
export async function makeSheet<Row>(
  { language, today, now, actor }: RequestContext,
  { name, unit, period, columns, rows, more = false }: Wanted<Row>,
): Promise<FileOut> {
  const say = (said: Said) => said[language]
  const of = period === undefined ? undefined : say(periodWords(period))
  const lines: [string, string][] = [
    [say(sheetAbout.list), say(name)],
    ...(unit ? [[say(sheetAbout.of), unit.name] satisfies [string, string]] : []),
    ...(of === undefined ? [] : [[say(sheetAbout.period), of] satisfies [string, string]]),
    [say(sheetAbout.day), now],
    [say(sheetAbout.by), `${actor.name} (${actor.login})`],
    [say(sheetAbout.rows), more ? `${rows.length} ${say(sheetAbout.more)}` : String(rows.length)],
    [say(sheetAbout.order), say(sheetAbout.inOrder)],
  ]
  const bytes = await writeList({
    name: say(name),
    columns: columns.map(({ title, cell: _, ...look }) => ({ ...look, title: say(title) })),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
    about: { name: say(sheetNames.about), lines },
  })
  return {
    name: `${[say(name), unit?.name, of, today].filter(Boolean).join(" ")}.xlsx`,
    media,
    bytes: bytes.length,
    content: whole(bytes),
    unitId: unit?.unitId ?? null,
    madeOf: rows,
  }
}

async function* whole(bytes: Uint8Array) {
  yield bytes
}
