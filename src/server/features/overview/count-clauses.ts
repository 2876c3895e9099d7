import { bandOrder } from "../../../domain/evaluation/band.ts"
import { boardDay, takenBy } from "../../../domain/overview/board-view.ts"
import { askedIn, bandsOfUnits, thereOn, unitsBelow } from "../../../domain/overview/count-board.ts"
import { shownCounts } from "../../../domain/overview/stored-year.ts"
import type { Clause } from "../../../domain/policy/clause.ts"
import { type Day, yearOf } from "../../../domain/shared/calendar.ts"
import type { Band } from "../../../domain/shared/words.ts"
import { readTree } from "../evaluation/index.ts"
import { type Asker, refresh, rememberedUnits } from "../standing/index.ts"
import { countPeople, listPlansAhead, listPlansFiled } from "./board-queries.ts"
import { clausesOf } from "./clauses.ts"
import { filesPlans } from "./highlights.ts"

/** The units below one that its board counts in a year, or that it counted on a day of it, with what is kept of them. */
async function counting(
  { app, client, today }: Asker,
  { unitId, year, day = boardDay(year, today) }: { unitId: number; year: number; day?: Day },
) {
  await refresh(app.database, app.packs, year, today)
  const { pool } = app.database
  const kept = await rememberedUnits(client, pool, year)
  const everything = unitsBelow(await readTree(pool, client), unitId, day)
  return {
    day,
    everything,
    below: thereOn(everything, day),
    obligationsOf: (id: number) => kept.obligations.get(id) ?? [],
  }
}

/**
 * How many stand how with some clauses of a year below a unit, as they are shown: the units or people that its board
 * counts, over what has begun of the year. A branch is one with its groups.
 */
export async function countClauses(
  asker: Asker,
  { unitId, year }: { readonly unitId: number; readonly year: number },
  clauses: readonly Clause[],
): Promise<ReadonlyMap<string, Record<Band, number>>> {
  const { day, everything, below, obligationsOf } = await counting(asker, { unitId, year })
  const obligations = new Map(clauses.map(({ id }) => [id, id]))
  const units = bandsOfUnits(below, obligationsOf, {
    obligations,
    taken: takenBy("so-far", year, asker.today),
  })
  const ids = everything.map(({ unit: { id } }) => id)
  const found = new Map<string, Record<Band, number>>()
  for (const clause of clauses) {
    const { id, subject } = clause
    const rows =
      subject.who === "person"
        ? await countPeople(asker.client, { year, day }, ids, [id])
        : units.filter(({ group }) => group === id)
    const counts = { met: 0, open: 0, "at-risk": 0, short: 0 }
    for (const { severity, count } of rows) counts[bandOrder[severity - 1] ?? "met"] += count
    found.set(id, shownCounts(counts, clause))
  }
  return found
}

/** Plans of a year below a unit: how many are asked for, how many are filed, and how many of those after the last day. */
export interface PlansCounted {
  readonly asked: number
  readonly filed: number
  readonly late: number
}

/** The plans that a board counted on a day, filed by it; of a year that has not begun those of the branches on its eve. */
export async function countPlans(
  asker: Asker,
  { unitId, year, day }: { readonly unitId: number; readonly year: number; readonly day: Day },
): Promise<PlansCounted> {
  const { app, client, today } = asker
  const asks = [...clausesOf(app.packs, year).values()].find(filesPlans)
  if (!asks) return { asked: 0, filed: 0, late: 0 }
  if (year > yearOf(today)) {
    const ahead = await listPlansAhead(client, { unitIds: [unitId], year, today })
    return { asked: ahead.length, filed: ahead.filter(({ filed }) => filed).length, late: 0 }
  }
  const { below, obligationsOf } = await counting(asker, { unitId, year, day })
  const asked = [...askedIn(below, obligationsOf, asks.clause.id, 1)]
  const filed = await listPlansFiled(client, { year, today: day })
  const late = asked.filter(([id, inTime]) => !inTime && filed.has(id)).length
  return { asked: asked.length, filed: asked.filter(([, inTime]) => inTime).length + late, late }
}
