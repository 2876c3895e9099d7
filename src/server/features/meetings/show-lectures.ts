import type { z } from "zod"
import type { lecturesMissed, lecturesOfUnit, lecturesQuery } from "../../../contract/meetings.ts"
import { cutPage } from "../../../contract/wire.ts"
import { isEmpty, reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { boardDay } from "../../../domain/overview/board-view.ts"
import { kindThatSettles } from "../../../domain/overview/outlook.ts"
import type { Clause } from "../../../domain/policy/clause.ts"
import { yearOf } from "../../../domain/shared/calendar.ts"
import { unitsReached, unitWithin } from "../../access/index.ts"
import { cursorOf, placeIn } from "../../cursor.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { cutAt } from "../../until-full.ts"
import { clausesInForce } from "../evaluation/index.ts"
import { owingByPeriod } from "../overview/index.ts"
import { packsInForce } from "../policy/index.ts"
import { branchesOfLectures, lecturesForAll, lecturesMost, peopleNotReached } from "./lecture-queries.ts"

type Lectures = z.output<typeof lecturesOfUnit>

const usual = 50
/** People that are listed at once. */
const most = 500

/** Whom the party lectures of a year have reached, of a unit's people today, of a past year at its end, branch by branch. */
export async function showLectures(
  context: RequestContext,
  scope: Scope<"member.read">,
  unitId: number,
  query: z.output<typeof lecturesQuery>,
): Promise<Lectures> {
  const { client, actor, today } = context
  const year = query.year ?? Number(today.slice(0, 4))
  const { code, name, path, foundedOn } = await unitReached(context, scope, unitId)
  const asked = { unitId, year, today, day: boardDay(year, today) }
  const limit = query.limit ?? usual
  const [after = ""] = query.cursor === undefined ? [] : placeIn(query.cursor, 1)
  const { people, covered, rows } = await branchesOfLectures(client, asked, {
    after,
    limit: limit + 1,
    only: query.only,
  })
  const reads = scopeFor(actor, "event.read")
  const canRecord = (at: string) =>
    mayRecord(actor, at, "party-lecture") ? (["event.record"] as const).slice() : []
  const { items, next } = cutPage(rows, limit, ({ unit }) => cursorOf(unit.code))
  const opens = await unitsReached(
    context,
    "member.read",
    items.map(({ unit }) => unit.unitId),
  )
  const clause = dutyIn(context, year)
  const owing =
    clause && year === yearOf(today)
      ? await owingByPeriod(context, clause.id, unitId)
      : new Map<string, ReadonlySet<number>>()
  const asks = scopeFor(actor, "reminder.send")
  const forAll = cutAt(await lecturesForAll(client, asked), lecturesMost)
  return {
    unit: { unitId, code, name, foundedOn },
    year,
    people,
    covered,
    lectures: forAll.items.toReversed().map(({ path: at, ...lecture }) => ({
      ...lecture,
      opens: !isEmpty(reads) && reachesUnit(reads, at),
    })),
    moreLectures: forAll.more,
    duty: clause && {
      obligation: clause.id,
      title: clause.title,
      periods: [...owing].flatMap(([period, units]) => (units.size > 0 ? [period] : [])),
    },
    items: items.map(({ path: at, ...branch }) => ({
      ...branch,
      opens: opens.has(branch.unit.unitId),
      asks: reachesUnit(asks, at)
        ? [...owing].flatMap(([period, units]) => (units.has(branch.unit.unitId) ? [period] : []))
        : [],
      can: canRecord(at),
    })),
    next,
    can: canRecord(path),
  }
}

/** What asks a branch for a lecture in a year, whoever gives it. */
function dutyIn({ app: { packs } }: RequestContext, year: number): Clause | null {
  if (packsInForce(packs, year).length === 0) return null
  const found = clausesInForce(packs, year).find(
    ({ clause }) =>
      clause.weight === "must" &&
      clause.subject.who === "unit" &&
      clause.subject.kinds.includes("branch") &&
      kindThatSettles(clause) === "party-lecture",
  )
  return found?.clause ?? null
}

/** Who of a unit's people no party lecture of a year has reached, by code. */
export async function showMissed(
  context: RequestContext,
  scope: Scope<"member.read">,
  unitId: number,
  year: number,
): Promise<z.output<typeof lecturesMissed>> {
  const { client, actor, today } = context
  const { code, name, path } = await unitReached(context, scope, unitId)
  const { all, rows } = await peopleNotReached(
    client,
    { unitId, path, year, today, day: boardDay(year, today) },
    most,
  )
  return {
    unit: { unitId, code, name },
    year,
    people: rows.map((person) => ({ ...person, missed: person.missed && shown(person.missed) })),
    more: Math.max(0, all - rows.length),
  }

  function shown({ path: at, ...missed }: NonNullable<(typeof rows)[number]["missed"]>) {
    return { ...missed, arranges: missed.status !== null && mayRecord(actor, at, "party-lecture") }
  }
}

/** The unit, for whoever reads the people of all of it. */
async function unitReached(context: RequestContext, scope: Scope<"member.read">, unitId: number) {
  const unit = await unitWithin(context, scope, unitId)
  if (!reachesUnit(scope, unit.path)) throw problem("forbidden")
  return unit
}
