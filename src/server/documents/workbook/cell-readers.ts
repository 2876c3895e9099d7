import type { FileFaultCode } from "../../../contract/file-faults.ts"
import type { Cell, ColumnType } from "../../../contract/workbook.ts"
import { dateAsText, readDayDate, readDayText, readMomentDate, readMomentText } from "./cell-days.ts"
import { readHoursNumber, readHoursText, readYear } from "./cell-numbers.ts"
import { CellProblem, characters, cleanText } from "./cell-text.ts"
import type { RawCell, RawSheet } from "./raw-sheet.ts"

/** Something about a cell that is only said, once a column. */
export type CellNote = Extract<FileFaultCode, "numbers-as-text" | "midnight-assumed">

/** Reads the cells of one column; an empty cell is null. */
export type CellReader = (raw: RawCell) => Cell | CellProblem

type Value = Exclude<RawCell, null>
type Read = (value: Value) => Cell | CellProblem

/** Codes stand in indexes, where long ones have no room. */
const codeCharacters = 64
/** Text this long or longer may have line breaks and tabs; names and titles have none. */
const freeTextFrom = 500
/** Beyond 15 digits Excel drops what does not fit. */
const exactDigits = 1e15
const errorValue = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/
/** 、 and what people write in its place. */
const listMark = /[、,;]/

/** A reader for a column of this type, in a CSV file or a workbook; `note` is told what is merely odd. */
export function readerFor(
  type: ColumnType,
  kind: RawSheet["kind"],
  note: (code: CellNote) => void,
): CellReader {
  const read = readFor(type, kind, note)
  let lastRaw: RawCell = null
  let last: Cell | CellProblem = null
  return (raw) => {
    if (raw === null || raw === "") return null
    // Neighbouring rows often hold the same.
    if (raw === lastRaw && typeof raw === "string") return last
    lastRaw = raw
    last = typeof raw === "string" && errorValue.test(raw) ? error : read(raw)
    return last
  }
}

const error = new CellProblem("error-value")

function readFor(type: ColumnType, kind: RawSheet["kind"], note: (code: CellNote) => void): Read {
  switch (type.is) {
    case "code":
      return (value) => (typeof value === "string" ? readCode(value) : new CellProblem("not-text"))
    case "text":
      return (value) => readText(value, type.maxLength, note)
    case "day":
      return (value) => (value instanceof Date ? readDayDate(value) : withPlain(value, readDayText))
    case "moment":
      return (value) => readMoment(value, note)
    case "hours":
      return (value) => readNumber(value, kind, readHoursText, readHoursNumber)
    case "year":
      return (value) => readNumber(value, kind, readYear, readYear)
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
  const text = cleaned.normalize("NFKC").trim()
  return text === "" ? null : read(text)
}

function readCode(value: string): Cell | CellProblem {
  return withPlain(value, (text) => {
    if (listMark.test(text)) return new CellProblem("separator-in-code")
    return withinLength(text, codeCharacters)
  })
}

function readText(value: Value, limit: number, note: (code: CellNote) => void): Cell | CellProblem {
  if (typeof value !== "string") {
    if (typeof value === "number" && Math.abs(value) >= exactDigits) return new CellProblem("digits-lost")
    note("numbers-as-text")
    return value instanceof Date ? dateAsText(value) : String(value).toUpperCase()
  }
  const text = cleanText(value, limit >= freeTextFrom)
  if (text instanceof CellProblem) return text
  return text === "" ? null : withinLength(text, limit)
}

function withinLength(text: string, limit: number): string | CellProblem {
  if (text.length <= limit) return text
  const length = characters(text)
  return length <= limit ? text : new CellProblem("text-too-long", { length, limit })
}

function readMoment(value: Value, note: (code: CellNote) => void): Cell | CellProblem {
  if (!(value instanceof Date)) return withPlain(value, readMomentText)
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
  const look = (text: string) => words.get(text) ?? new CellProblem("unknown-word", { word: text, options })
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
      const separator = listMark.exec(item)?.[0]
      if (separator !== undefined) return new CellProblem("other-separator", { separator })
      return withinLength(item, codeCharacters)
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
