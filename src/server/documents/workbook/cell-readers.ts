import type { FileFaultCode } from "../../../contract/file-faults.ts"
import type { Cell, ColumnType } from "../../../contract/workbook.ts"
import { keptName } from "../../../domain/shared/folding.ts"
import {
  cellUnits,
  characters,
  codeSeparator,
  isDamagedCode,
  isTooLong,
  lengths,
  plainCode,
} from "../../../domain/shared/plain-text.ts"
import { dateAsText, readDayDate, readDayText, readMomentDate, readMomentText } from "./cell-days.ts"
import { readHoursNumber, readHoursText, readWhole, readYear } from "./cell-numbers.ts"
import { CellProblem, cleanText } from "./cell-text.ts"
import type { RawCell, RawSheet } from "./raw-sheet.ts"

/** Something about a cell that is only said, once a column. */
export type CellNote = Extract<
  FileFaultCode,
  "numbers-as-text" | "midnight-assumed" | "days-as-meant" | "names-as-kept" | "lines-joined"
>

/** Reads the cells of one column; an empty cell is null. */
export type CellReader = (raw: RawCell) => Cell | CellProblem

type Value = Exclude<RawCell, null>
type Read = (value: Value) => Cell | CellProblem
type Note = (code: CellNote) => void

/** Beyond 15 digits Excel drops what does not fit. */
const exactDigits = 1e15

/** A reader for a column of this type, in a CSV file or a workbook; `note` is told what is merely odd. */
export function readerFor(type: ColumnType, kind: RawSheet["kind"], note: Note): CellReader {
  let lastNote: CellNote | undefined
  const read = readFor(type, kind, (code) => {
    lastNote = code
    note(code)
  })
  let lastRaw: RawCell = null
  let last: Cell | CellProblem = null
  return (raw) => {
    if (raw === null || raw === "") return null
    // Neighbouring rows often hold the same.
    if (raw === lastRaw && typeof raw === "string") {
      if (lastNote) note(lastNote)
      return last
    }
    lastRaw = raw
    lastNote = undefined
    last = read(raw)
    return last
  }
}

/** Reads text as the cell of a column, where another cell says which column that is. */
export function readValue(type: ColumnType, text: string): Cell | CellProblem {
  return readerFor(type, "csv", () => undefined)(text)
}

function readFor(type: ColumnType, kind: RawSheet["kind"], note: Note): Read {
  switch (type.is) {
    case "code":
      return (value) => (typeof value === "string" ? readCode(value) : new CellProblem("not-text"))
    case "text":
      return (value) => readText(value, type.maxLength, type.lines ?? false, note)
    case "name":
      return (value) => readName(value, note)
    case "phone":
      return (value) => readPhone(value, note)
    case "day":
      return (value) => (value instanceof Date ? readDayDate(value) : readWritten(value, readDayText, note))
    case "moment":
      return (value) => readMoment(value, note)
    case "hours":
      return (value) => readNumber(value, kind, readHoursText, readHoursNumber)
    case "year":
      return (value) => readNumber(value, kind, readYear, readYear)
    case "whole": {
      const read = (written: string | number) => readWhole(written, type.least, type.most)
      return (value) => readNumber(value, kind, read, read)
    }
    case "flag":
      return (value) => withPlain(value, (text) => readFlag(text))
    case "choice":
      return choiceReader(new Map(Object.entries(type.words)))
    case "choices":
      return choicesReader(new Map(Object.entries(type.words)))
    case "codes":
      return readCodes
  }
}

/** Hands on the cell's text, in plain half-width form; null when nothing is left. */
function withPlain(value: Value, read: (text: string) => Cell | CellProblem): Cell | CellProblem {
  const cleaned = cleanText(value instanceof Date ? dateAsText(value) : String(value), false)
  if (cleaned instanceof CellProblem) return cleaned
  const plain = plainCode(cleaned)
  const text = plain === cleaned ? plain : cleanText(plain, false)
  if (text instanceof CellProblem) return text
  return text === "" ? null : read(text)
}

/** A day or a moment; that it was written in another way is only said. */
function readWritten(
  value: Value,
  read: (text: string) => string | CellProblem,
  note: Note,
): Cell | CellProblem {
  return withPlain(value, (text) => {
    const meant = read(text)
    if (typeof meant === "string" && meant !== text) note("days-as-meant")
    return meant
  })
}

function readCode(value: string): Cell | CellProblem {
  return withPlain(value, (text) => {
    if (codeSeparator.test(text)) return new CellProblem("separator-in-code")
    return isDamagedCode(text) ? new CellProblem("code-damaged") : withinLength(text, lengths.code)
  })
}

function readPhone(value: Value, note: Note): Cell | CellProblem {
  return withText(value, note, (said) =>
    withPlain(said, (text) =>
      isDamagedCode(text) ? new CellProblem("code-damaged") : withinLength(text, lengths.phone),
    ),
  )
}

function readName(value: Value, note: Note): Cell | CellProblem {
  return withText(value, note, (said) => {
    const cleaned = cleanText(said, true)
    const name = cleaned instanceof CellProblem ? cleaned : cleanText(keptName(cleaned), false)
    if (name instanceof CellProblem) return name
    if (name !== cleaned) note("names-as-kept")
    return name === "" ? null : withinLength(name, lengths.personName)
  })
}

/** A line break or a tab in what is one line, as people put it where a cell is narrow. */
const lineBreaks = /[\t\r\n]+/

function inOneLine(text: string): string {
  if (!lineBreaks.test(text)) return text
  const lines = text.split(lineBreaks).map((line) => line.trim())
  return lines.filter((line) => line !== "").join(" ")
}

function readText(value: Value, limit: number, lines: boolean, note: Note): Cell | CellProblem {
  return withText(value, note, (said) => {
    const whole = said.trim()
    const joined = lines ? whole : inOneLine(whole)
    const text = cleanText(joined === whole ? said : joined, lines)
    if (text instanceof CellProblem) return text
    if (joined !== whole) note("lines-joined")
    return text === "" ? null : withinLength(text, limit)
  })
}

/** Hands on the cell as text; that it is stored as something else is only said. */
function withText(value: Value, note: Note, read: (said: string) => Cell | CellProblem): Cell | CellProblem {
  if (typeof value === "string") return read(value)
  if (typeof value === "number" && Math.abs(value) >= exactDigits) return new CellProblem("digits-lost")
  note("numbers-as-text")
  return read(value instanceof Date ? dateAsText(value) : String(value).toUpperCase())
}

function withinLength(text: string, limit: number): string | CellProblem {
  return isTooLong(text, limit)
    ? new CellProblem("text-too-long", { length: characters(text), limit: Math.min(limit, cellUnits) })
    : text
}

function readMoment(value: Value, note: Note): Cell | CellProblem {
  if (!(value instanceof Date)) return readWritten(value, readMomentText, note)
  const moment = readMomentDate(value)
  if (typeof moment === "string" && moment.endsWith("00:00")) note("midnight-assumed")
  return moment
}

function readNumber(
  value: Value,
  kind: RawSheet["kind"],
  fromText: (text: string) => number | CellProblem,
  fromNumber: (value: number) => number | CellProblem,
): Cell | CellProblem {
  if (typeof value === "number") return fromNumber(value)
  return withPlain(value, (text) => {
    const read = fromText(text)
    if (kind === "csv" || typeof value !== "string" || read instanceof CellProblem) return read
    return new CellProblem("number-as-text", { suggestion: text })
  })
}

function readFlag(text: string): Cell | CellProblem {
  if (text === "是") return true
  if (text === "否") return false
  return new CellProblem("unknown-word", { word: text, options: "是、否" })
}

function choiceReader(words: ReadonlyMap<string, string>): Read {
  const options = [...words.keys()].join("、")
  const look = (text: string) =>
    words.get(text.replace(/\s/g, "")) ?? new CellProblem("unknown-word", { word: text, options })
  return (value) => (typeof value === "string" && words.get(value)) || withPlain(value, look)
}

function choicesReader(words: ReadonlyMap<string, string>): Read {
  const options = [...words.keys()].join("、")
  return (value) =>
    withPlain(value, (text) =>
      readList(text, (item) => {
        const separator = /[,;/|\s]/.exec(item)?.[0]
        if (words.has(item)) return words.get(item) ?? item
        return separator === undefined
          ? new CellProblem("unknown-word", { word: item, options })
          : new CellProblem("other-separator", { separator })
      }),
    )
}

function readCodes(value: Value): Cell | CellProblem {
  if (typeof value !== "string") return new CellProblem("not-text")
  return withPlain(value, (text) =>
    readList(text, (item) => {
      const separator = codeSeparator.exec(item)?.[0]
      if (separator !== undefined) return new CellProblem("other-separator", { separator })
      return isDamagedCode(item) ? new CellProblem("code-damaged") : withinLength(item, lengths.code)
    }),
  )
}

function readList(text: string, read: (item: string) => string | CellProblem): Cell | CellProblem {
  const items = text.split("、").map((item) => item.trim())
  if (items.includes("")) return new CellProblem("empty-in-list")
  const found: string[] = []
  for (const item of items) {
    const one = read(item)
    if (one instanceof CellProblem) return one
    if (found.includes(one)) return new CellProblem("twice-in-list", { word: item })
    found.push(one)
  }
  return found
}
