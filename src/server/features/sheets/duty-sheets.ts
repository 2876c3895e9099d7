import type { z } from "zod"
import { clauseTitles } from "../../../contract/clause-titles.ts"
import { wordsIn } from "../../../contract/field-words.ts"
import { bandNames } from "../../../contract/overview-words.ts"
import type { gapsQuery } from "../../../contract/responsibilities.ts"
import { sheetCells, sheetColumns, sheetNames } from "../../../contract/sheet-words.ts"
import type { FileOut } from "../../../contract/wire.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { showGaps, showResponsibilities } from "../responsibilities/index.ts"
import { showSummary } from "../summaries/index.ts"
import { atOnce, everyRow } from "./every-row.ts"
import { listSheet } from "./list-sheet.ts"

/** Who answers for learning in a unit: who leads, who is in charge, who follows which branch; what is missing is said. */
export async function responsibilitiesSheet(
  context: RequestContext,
  scope: Scope<"plan.read">,
  unitId: number,
): Promise<FileOut> {
  const { language } = context
  const { unit, lead, charge, follows, unfollowed } = await showResponsibilities(context, scope, unitId)
  const missing = sheetCells.missing[language]
  return await listSheet(context, {
    name: sheetNames.responsibilities,
    unit,
    rows: [
      { duty: sheetColumns.lead[language], name: lead?.name ?? missing, of: null },
      { duty: sheetColumns.charge[language], name: charge?.name ?? missing, of: null },
      ...follows.map(({ member, unit: branch }) => ({
        duty: sheetCells.follow[language],
        name: member.name,
        of: branch.name,
      })),
      ...unfollowed.map((branch) => ({ duty: sheetCells.follow[language], name: missing, of: branch.name })),
    ],
    columns: ["duty", "name", "follows"],
    cells: ({ duty, name, of }) => ({ duty, name, follows: of }),
  })
}

/** Who answers for learning in the units below, narrowed to those whose list lacks somebody. */
export async function gapsSheet(
  context: RequestContext,
  scope: Scope<"board.read">,
  unitId: number,
  query: Omit<z.output<typeof gapsQuery>, "limit" | "cursor">,
): Promise<FileOut> {
  const { language } = context
  const words = wordsIn(language)
  const unit = await unitWithin(context, scope, unitId)
  const missing = sheetCells.missing[language]
  return await listSheet(context, {
    name: sheetNames.gaps,
    unit,
    rows: await everyRow((cursor) => showGaps(context, scope, unitId, { ...query, cursor, limit: atOnce })),
    columns: ["unitCode", "unit", "kind", "lead", "charge", "followedBy", "unfollowed"],
    cells: (row) => ({
      unitCode: row.unit.code,
      unit: row.unit.name,
      kind: words.orgKinds[row.unit.kind],
      lead: row.lead ?? missing,
      charge: row.charge ?? missing,
      followedBy: row.followedBy.join(language === "zh" ? "、" : ", "),
      unfollowed: row.unfollowed,
    }),
  })
}

/** The figures of a summary, all its tables one below the other. */
export async function summarySheet(
  context: RequestContext,
  scope: Scope<"plan.read">,
  unitId: number,
  period: string,
): Promise<FileOut> {
  const { language } = context
  const words = wordsIn(language)
  const { unit, held, plans, clauses } = await showSummary(context, scope, unitId, period)
  const part = (name: keyof typeof sheetCells) => {
    const said = sheetCells[name]
    return typeof said === "function" ? "" : said[language]
  }
  const year = period.slice(0, 4)
  const rows = [
    ...held.map(({ kind, times, hours, came }) => ({
      part: part("activities"),
      topic: words.activityKinds[kind],
      state: null,
      figure: times,
      hours,
      came,
    })),
    ...(
      [
        ["plansAsked", plans.asked],
        ["plansFiled", plans.filed],
        ["plansLate", plans.late],
        ["lines", plans.lines],
        ["linesHeld", plans.linesHeld],
      ] as const
    ).map(([name, figure]) => ({
      part: part("plans"),
      topic: part(name),
      state: null,
      figure,
      hours: null,
      came: null,
    })),
    // Clauses are those of the year, also beside the figures of a part of it.
    ...clauses.map(({ obligation, title, packTitle, band, units }) => ({
      period: year,
      part: part(context.today.startsWith(year) ? "dutiesSoFar" : "duties"),
      topic: (language === "en" && clauseTitles[obligation]) || title,
      document: packTitle,
      state: bandNames[band][language],
      figure: units,
      hours: null,
      came: null,
    })),
  ]
  return await listSheet(context, {
    name: sheetNames.summary,
    unit,
    period,
    rows: rows.map((row) => ({ period, ...row })),
    columns: ["period", "part", "topic", "document", "state", "figure", "hours", "came"],
    cells: (row) => row,
  })
}
