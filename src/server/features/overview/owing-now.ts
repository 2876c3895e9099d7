import { boardDay } from "../../../domain/overview/board-view.ts"
import { groupOf } from "../../../domain/overview/outlook.ts"
import { isBehind } from "../../../domain/overview/owed.ts"
import { type AskedNow, askedNow } from "../../../domain/overview/rules-now.ts"
import { periodKindOf } from "../../../domain/overview/year-grid.ts"
import { type Day, yearOf } from "../../../domain/shared/calendar.ts"
import type { AppContext, Queryable, RequestContext } from "../../request-context.ts"
import { refresh } from "../standing/index.ts"
import { bandOfSeverity, severityOf } from "./board.ts"
import { figuresIn, listOwing, type OwingRow } from "./board-queries.ts"
import { clausesOf } from "./clauses.ts"

/** Everybody who has not met it, however they stand. */
const unmet = [severityOf.open, severityOf["at-risk"], severityOf.short]
/** Whoever is behind: hours of a year are open until its end, and nobody is asked after those. */
const behind = [severityOf["at-risk"], severityOf.short]
/** More than any district has. */
const everybody = 100_000

/**
 * What an obligation asks of units now; `period` where two of its periods may be asked after at a time, else the one that
 * comes first. Undefined where it asks nothing, or nobody.
 */
export function ruleNow(
  app: Pick<AppContext, "packs">,
  obligation: string,
  today: Day,
  period?: string,
): AskedNow | undefined {
  return askedNow((year) => clausesOf(app.packs, year), today).find(
    (one) => one.obligations.includes(obligation) && (period === undefined || one.period.name === period),
  )
}

/** The units at or below one that still owe an obligation, by the periods of it in which units may be asked after now. */
export async function owingByPeriod(
  { client, app, today }: Pick<RequestContext, "client" | "app" | "today">,
  obligation: string,
  unitId: number,
): Promise<Map<string, ReadonlySet<number>>> {
  const found = new Map<string, ReadonlySet<number>>()
  for (const rule of askedNow((year) => clausesOf(app.packs, year), today)) {
    if (!rule.obligations.includes(obligation)) continue
    const rows = await owingNow(client, app, rule, { unitIds: [unitId], today })
    found.set(rule.period.name, new Set(rows.map((row) => row.unitId)))
  }
  return found
}

/**
 * Who of some units, and of those below them, still owes what a rule asks in the period that runs; by code. What groups
 * owe is owed by their branch; of what people are asked it is the unit they belong to, once somebody is behind, and of
 * figures of the year whoever is behind with theirs.
 */
export async function owingNow(
  client: Queryable,
  app: Pick<AppContext, "database" | "packs">,
  { clause, period, place, of }: AskedNow,
  { unitIds, today }: { readonly unitIds: readonly number[]; readonly today: Day },
): Promise<OwingRow[]> {
  const year = yearOf(today)
  await refresh(app.database, app.packs, year, today)
  const question = {
    year,
    day: boardDay(year, today),
    unitIds,
    taken: [{ kind: periodKindOf(period.name), first: place, last: place }],
    obligations: new Map([[clause.id, groupOf(clause)]]),
    apart: false,
  }
  const whom =
    of === "people"
      ? ({ severities: behind, of: "people" } as const)
      : ({ severities: unmet, of: "any" } as const)
  const rows = await listOwing(client, question, { ...whom, after: "", limit: everybody })
  if (of !== "figures") return rows
  const figures = await figuresIn(client, { year, obligation: clause.id, period: place })
  const figureOf = new Map(figures.map((one) => [one.unitId, one]))
  return rows.filter(({ unitId, severity }) => {
    const { target = 0, actual = 0 } = figureOf.get(unitId) ?? {}
    return isBehind({ target, actual, state: bandOfSeverity(severity) }, period, today)
  })
}
