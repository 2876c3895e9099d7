import { actionSentence } from "../../../contract/audit-actions.ts"
import { auditFaultSentence, auditFaults } from "../../../contract/audit-faults.ts"
import { nameKey, thingUnder } from "../../../contract/audit-ids.ts"
import { isDay } from "../../../domain/shared/calendar.ts"
import type { Format } from "../../text/format.ts"
import type { Text } from "../../text/text.ts"
import type { Words } from "../../text/words.ts"
import { auditWords, detailNames, wordsOf } from "./detail-words.ts"
import { moveInWords } from "./moves-in-words.ts"
import { text } from "./text.ts"

/** As a page speaks. */
interface Speech {
  readonly t: (text: Text) => string
  readonly format: Format
  readonly words: Words
}

interface Line {
  readonly action: string
  readonly details: Readonly<Record<string, unknown>>
  readonly names: Readonly<Record<string, string>>
}

type Values = Readonly<Record<string, unknown>>

/** Numbers that a name stands beside already. */
const spokenFor: Readonly<Record<string, string>> = { accountId: "login" }

/** What a line noted, in sentences of the reader's language. */
export function detailsInWords(line: Line, speech: Speech): string[] {
  const { before, after, ...others } = line.details
  const changed = isValues(before) && isValues(after) ? changesOf(line, before, after, speech) : undefined
  const rest = changed ? others : line.details
  const move = moveInWords(line.action, (name) =>
    isSaid(rest[name]) ? shown(line, name, rest[name], speech) : undefined,
  )
  const told = Object.entries(rest)
    .filter(([name, value]) => isSaid(value) && !((spokenFor[name] ?? "") in rest))
    .filter(([name]) => !move?.told.includes(name))
    .flatMap(([name, value]) => sentences(line, name, value, speech))
  return [...(move ? [speech.t(move.sentence)] : []), ...told, ...(changed ?? [])]
}

function isSaid(value: unknown): boolean {
  return value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)
}

function isValues(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

/** The name of a detail; as it is noted, where a newer version of the program has noted it. */
function nameOf(name: string, { t }: Speech): string {
  const known = detailNames[name]
  return known ? t(known) : name
}

function sentences(line: Line, name: string, value: unknown, speech: Speech): string[] {
  const { t, format } = speech
  if (Array.isArray(value) && value.some(isValues)) {
    return value.filter(isValues).map((one) => rowOf(line, one, speech))
  }
  if (name === "confirmed" && Array.isArray(value)) return [t(text.confirmed(format.number(value.length)))]
  return [t(text.detail(nameOf(name, speech), shown(line, name, value, speech)))]
}

/** What a cell of a workbook holds. */
function cellSaid(cell: unknown, format: Format): string {
  const value = String(cell ?? "")
  return isDay(value) ? format.fullDay(value) : value
}

/** One of several things that were noted alike: a sheet, somebody's attendance, a changed cell. */
function rowOf(line: Line, row: Values, speech: Speech): string {
  const { t, format } = speech
  const figure = (name: string) => format.number(Number(row[name] ?? 0))
  if (typeof row.sheet === "string" && "added" in row)
    return t(text.sheetDone(row.sheet, figure("added"), figure("changed"), figure("unchanged")))
  if (typeof row.column === "string") {
    const about = String(row.name ?? row.about ?? "")
    return t(text.cellChanged(about, row.column, cellSaid(row.was, format), cellSaid(row.is, format)))
  }
  if (typeof row.memberId === "number") {
    const who = shown(line, "memberId", row.memberId, speech)
    const was = isSaid(row.before) ? shown(line, "before", row.before, speech) : t(text.nothingNoted)
    const now = isSaid(row.after)
      ? shown(line, "after", row.after, speech)
      : t("after" in row ? text.nothingNoted : text.madeUp)
    const why = ["detail", "reason"].flatMap((name) =>
      isSaid(row[name]) ? [shown(line, name, row[name], speech)] : [],
    )
    return t(text.attendance(who, was, now, why.length === 0 ? undefined : format.list(why)))
  }
  const parts = Object.entries(row)
    .filter(([, value]) => isSaid(value))
    .map(([name, value]) => t(text.detail(nameOf(name, speech), shown(line, name, value, speech))))
  return format.list(parts)
}

/** Field by field, what stood there and what stands there now. */
function changesOf(line: Line, before: Values, after: Values, speech: Speech): string[] {
  const { t } = speech
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].map((name) => {
    const value = (of: Values) => (isSaid(of[name]) ? shown(line, name, of[name], speech) : t(text.empty))
    return t(text.fieldChanged(nameOf(name, speech), value(before), value(after)))
  })
}

function shown(line: Line, name: string, value: unknown, speech: Speech): string {
  const { t, format, words } = speech
  if (Array.isArray(value)) return format.list(value.map((one) => shown(line, name, one, speech)))
  if (typeof value === "boolean") return t(value ? text.on : text.off)
  if (typeof value === "number") {
    const thing = thingUnder(line.action, name)
    if (thing) return line.names[nameKey(thing, value)] ?? t(text.gone(String(value)))
    return name === "year" || name.endsWith("Id") ? String(value) : format.number(value)
  }
  if (typeof value === "string") {
    if (name === "action" || name === "deed") return t(actionSentence(value))
    if (name === "fields") return nameOf(value, speech)
    if (name === "period") return format.period(value)
    if (isDay(value)) return format.fullDay(value)
    const own = auditWords[name]?.[value]
    if (own) return t(own)
    return wordsOf(words, line.action, name)[value] ?? value
  }
  if (name === "fault" && isValues(value)) return faultIn(value, speech)
  if (isValues(value)) return rowOf(line, value, speech)
  return String(value)
}

function faultIn({ what, seal, line }: Values, { t }: Speech): string {
  const known = auditFaults.find((one) => one === what)
  if (known === undefined) return String(what)
  return t(
    auditFaultSentence({
      what: known,
      seal: typeof seal === "number" ? seal : null,
      line: typeof line === "string" ? line : null,
    }),
  )
}
