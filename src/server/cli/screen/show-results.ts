import type { ResultRow } from "../../../contract/evaluation.ts"
import { isFiling } from "../../../contract/explanation.ts"
import { outlookOf } from "../../../domain/overview/outlook.ts"
import { inForceOn } from "../../../domain/policy/clause.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { besideTarget } from "../../../domain/shared/figure-text.ts"
import type { PackClause } from "../../features/evaluation/index.ts"
import { aside, type Said, type Speaker, unitWord } from "./speaker.ts"

const statusWords: Readonly<Record<ResultRow["status"], Said>> = {
  met: { zh: "达标", en: "met" },
  open: { zh: "进行中", en: "open" },
  short: { zh: "未达", en: "short" },
  not_applicable: { zh: "不适用", en: "not applicable" },
}

/** A number that nobody has yet checked against the full text. */
export const unverified: Said = { zh: "待核", en: "not yet checked" }

/** What a status is called. */
export function statusWord(speak: Speaker, { status, atRisk }: Pick<ResultRow, "status" | "atRisk">): string {
  return speak.words(atRisk ? { zh: "进行中，有风险", en: "open, at risk" } : statusWords[status])
}

/** A column of text, wide characters counted as two. */
function padded(text: string, width: number): string {
  const length = [...text].reduce(
    (sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1),
    0,
  )
  return text + " ".repeat(Math.max(0, width - length))
}

export function clauseHeader(speak: Speaker, year: number, asOf: string): string {
  const columns = [statusWords.met, statusWords.open, { zh: "有风险", en: "at risk" }, statusWords.short]
  const title = speak.words({ zh: `${year}年，截至${asOf}`, en: `${year} as of ${asOf}` })
  return `${padded(title, 60)}${columns.map((column) => speak.words(column).padStart(8)).join("")}`
}

/** The entry that gives the target of a clause's rows. */
function targetOf(clause: PackClause["clause"], rows: readonly ResultRow[]) {
  const year = rows[0]?.period.slice(0, 4)
  return year === undefined ? undefined : inForceOn(clause.targets, dayOf(`${year}-12-31`))
}

/** One clause, counted: how many met, open, at risk, short. */
export function clauseLine(speak: Speaker, { pack, clause }: PackClause, rows: readonly ResultRow[]): string {
  const count = (fits: (row: ResultRow) => boolean) => String(rows.filter(fits).length).padStart(8)
  const marks = [
    clause.weight === "should" ? speak.words({ zh: "提倡", en: "should" }) : "",
    pack.unverified || targetOf(clause, rows)?.unverified ? speak.words(unverified) : "",
  ]
  const name = `${padded(clause.id, 23)}${clause.title}${aside(speak, ...marks)}`
  const counts = [
    count(({ status }) => status === "met"),
    count(({ status, atRisk }) => status === "open" && !atRisk),
    count(({ status, atRisk }) => status === "open" && atRisk),
    count(({ status }) => status === "short"),
  ]
  return `${padded(name, 60)}${counts.join("")}`
}

/** What a filing comes to, in words. */
export function filedOrNot({ actual, target }: Pick<ResultRow, "actual" | "target">): Said {
  return Number(actual) >= Number(target)
    ? { zh: "已经完成", en: "done" }
    : { zh: "还没有完成", en: "not done yet" }
}

function figureOf(speak: Speaker, { clause }: PackClause, row: ResultRow): string {
  const { actual, target, unit } = row
  if (target === null || actual === null) return "–"
  if (isFiling({ clause: outlookOf(clause), result: row })) return speak.words(filedOrNot(row))
  const shown = besideTarget(actual, target, unit)
  return `${shown.actual} / ${shown.target} ${unitWord(speak, unit, shown.target)}`.trimEnd()
}

/** One result: who, when, how much of what. */
export function resultLine(speak: Speaker, of: PackClause, row: ResultRow): string {
  return `  ${padded(row.subject, 18)}${padded(row.period, 10)}${padded(figureOf(speak, of, row), 18)}${statusWord(speak, row)}`
}
