import type { z } from "zod"
import { asksNothing, type EvaluationContext } from "../../evaluation/context.ts"
import type { Check } from "../../evaluation/facts.ts"
import { type Unit, unitsAbove } from "../../evaluation/units.ts"
import { existsThroughout, existsWithin } from "../../org/existence.ts"
import type { Period } from "../../shared/calendar.ts"
import type { UnitId } from "../../shared/ids.ts"
import { type OrgKind, orgCategories } from "../../shared/words.ts"
import type { RecordLine, RecordReason } from "../explanation.ts"
import type { Method } from "../method.ts"
import { branches } from "./arithmetic.ts"
import { notThereThroughout } from "./nothing.ts"
import { periodOver, within } from "./steps.ts"
import { checksNone } from "./who-holds.ts"
import { word, type Zod } from "./words.ts"

const schema = (z: Zod) =>
  z.strictObject({
    method: z.literal("sample"),
    /** The branches anywhere below a 党委, 党工委 or 党组 of this category are the pool. */
    poolCategory: word(z, orgCategories),
  })
export type Sample = z.output<ReturnType<typeof schema>>

/** Different branches of a pool checked against a number, or against all where there are fewer. */
export const sample: Method<Sample> = {
  name: "sample",
  schema,
  subjects: ["unit"],
  periods: ["month", "two-months", "quarter", "half-year", "year"],
  units: ["次"],
  misfits: ({ clause: { subject } }) => checksNone(subject),
  needs: () => [],
  figure: async ({ measure }, context) => {
    const checksOf = Map.groupBy(await context.facts.checks(), ({ unitId }) => unitId)
    const poolIn = pools(measure, context)
    return (unit, period, _index, asked) => {
      if (unit.who !== "unit" || !existsThroughout(unit.life, period)) return asksNothing
      const pool = poolIn(period)
      if (pool.size === 0) return asksNothing
      const checked = checkLines(checksOf.get(unit.id) ?? [], pool, period, context)
      const actual = checked.filter(({ counts }) => counts).length
      return { measured: { target: Math.min(asked, pool.size), actual } }
    }
  },
  records: async ({ measure, context, subject, period }) => {
    const own = (await context.facts.checks()).filter(({ unitId }) => unitId === subject.id)
    return checkLines(own, pools(measure, context)(period), period, context)
  },
  nothing: ({ subject, period }) =>
    subject.who === "unit" && !existsThroughout(subject.life, period)
      ? notThereThroughout(subject)
      : { zh: "这一期抽查范围里没有支部。", en: "There is no branch in the pool of this period." },
  arithmetic: ({ measure, context, period, asked, judged }) => {
    const pool = pools(measure, context)(period).size
    return pool < asked
      ? [
          {
            zh: `范围内只有 ${pool} 个支部，全部抽查：${judged.target}`,
            en: `only ${branches(pool)} in the pool, all of them: ${judged.target}`,
          },
        ]
      : [
          {
            zh: `范围内有 ${pool} 个支部，应抽查 ${asked} 个`,
            en: `${asked} of ${branches(pool)} in the pool`,
          },
        ]
  },
  steps: ({ context, period, judged }) => {
    if (context.asOf > period.last) return [periodOver(period.last)]
    const times = Math.ceil(judged.target - judged.actual)
    return [{ step: "do", times, ...within(period, context.asOf), closes: times }]
  },
  outlook: () => ({
    group: "supervision",
    kinds: [],
    settledByActivity: false,
    recordable: false,
    countsTimes: true,
    paced: false,
    names: "unit",
    restsOn: "branches-anywhere",
  }),
}

const bodies: readonly OrgKind[] = ["party-committee", "working-committee", "leading-group"]

/** The pools of a tree, for as long as somebody has it: they depend on nothing else. */
const mostPools = 60
const knownPools = new WeakMap<readonly Unit[], Map<string, ReadonlyMap<UnitId, Unit>>>()

/** The branches of the pool in a period: where they stand on its last day, if they exist on some day of it. */
function pools({ poolCategory }: Sample, { district: { allUnits } }: EvaluationContext) {
  const known = knownPools.get(allUnits) ?? new Map<string, ReadonlyMap<UnitId, Unit>>()
  knownPools.set(allUnits, known)
  const find = (period: Period) =>
    new Map(
      allUnits
        .filter((unit) => unit.kind === "branch" && existsWithin(unit.life, period))
        .filter((branch) =>
          unitsAbove(branch, period.last).some(
            (above) => bodies.includes(above.kind) && above.on(period.last).category === poolCategory,
          ),
        )
        .map((branch) => [branch.id, branch]),
    )
  return (period: Period) => {
    const name = `${poolCategory} ${period.name}`
    const pool = known.get(name) ?? find(period)
    // Years are asked for one after the other; beyond these they begin anew.
    if (known.size >= mostPools) known.clear()
    known.set(name, pool)
    return pool
  }
}

/** The checks of a period: the first of each branch of the pool counts. */
function checkLines(
  checks: readonly Check[],
  pool: ReadonlyMap<UnitId, Unit>,
  period: Period,
  { asOf, district }: EvaluationContext,
): RecordLine[] {
  const seen = new Set<UnitId>()
  return checks
    .filter(({ doneOn }) => doneOn >= period.first && doneOn <= period.last)
    .map(({ branchId, doneOn }): RecordLine => {
      const lacks: RecordReason[] = []
      if (doneOn > asOf) lacks.push("after-as-of")
      else if (!pool.has(branchId)) lacks.push("outside-pool")
      else if (seen.has(branchId)) lacks.push("checked-before")
      else seen.add(branchId)
      const branch = pool.get(branchId) ?? district.allUnits.find(({ id }) => id === branchId)
      return {
        counts: lacks.length === 0,
        reason: lacks[0] ?? "done",
        lacks,
        code: branch?.code ?? "",
        label: branch?.on(period.last).name ?? "",
        on: doneOn,
      }
    })
}
