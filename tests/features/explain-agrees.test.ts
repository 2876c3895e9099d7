import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { ResultRow } from "../../src/contract/evaluation.ts"
import type { Explanation } from "../../src/contract/explanation.ts"
import { dayOf } from "../../src/domain/shared/calendar.ts"
import { explain } from "../../src/server/features/evaluation/index.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { freshDatabase } from "../support/database.ts"
import { bringIn, judged } from "../support/district.ts"

const folder = fileURLToPath(new URL("../fixtures/sample-district/book", import.meta.url))
const packs = readPacks()
const asOf = "2010-08-20"

let database: Awaited<ReturnType<typeof freshDatabase>>
let rows: ResultRow[]

beforeAll(async () => {
  database = await freshDatabase()
  await bringIn(database, folder)
  rows = await judged(database, packs, { year: 2010, asOf })
})
afterAll(() => database.drop())

/** Some results of every obligation, spread over its rows. */
function someOf(all: readonly ResultRow[]): ResultRow[] {
  return [...Map.groupBy(all, (row) => row.obligation).values()].flatMap((own) =>
    [0, 0.2, 0.45, 0.7, 0.95]
      .map((share) => own[Math.floor(share * own.length)])
      .filter((row) => row !== undefined),
  )
}

/** What the records that count add up to, in the obligation's unit. */
function addedUp({ result, records }: Explanation): number {
  const counted = records.filter((record) => record.counts)
  const hours = counted.reduce((sum, record) => sum + (record.hundredthHours ?? 0), 0) / 100
  if (result.unit === "学时") return hours
  if (result.unit !== "天") return counted.length
  return result.obligation === "TR-CHU" ? hours / 8 / counted.length : hours / 8
}

describe("every figure opens", () => {
  test("to the same result, and to records that add up to it", async () => {
    const seen = new Set<string>()
    for (const row of someOf(rows)) {
      const { obligation, subject, period } = row
      const explanation = await explain(database, packs, { obligation, subject, period, asOf: dayOf(asOf) })
      expect(explanation.result).toEqual(row)
      seen.add(obligation)
      if (row.unit === "" && !["PL-FILED", "AR-FILED"].includes(obligation)) {
        const outside = ["other-category", "planned", "cancelled", "after-as-of"]
        const all = explanation.records.filter(({ counts, reason }) => counts || !outside.includes(reason))
        const tasks = ["SS-NOTEBOOK", "SU-COMMITTEE"].includes(obligation)
        if (!tasks) expect(addedUp(explanation) / all.length).toBeCloseTo(Number(row.actual), 5)
      } else {
        const sum = addedUp(explanation)
        expect(obligation === "PL-FILED" ? Math.min(sum, 1) : sum).toBeCloseTo(Number(row.actual), 5)
      }
    }
    expect(seen.size).toBeGreaterThan(30)
  })

  test("and says what would close the gap, as long as something can", async () => {
    const open = rows.filter(({ status, obligation }) => status === "open" && obligation === "TR-MEMBER")
    expect(open.length).toBeGreaterThan(2)
    for (const row of open) {
      const { obligation, subject, period } = row
      const { steps, records } = await explain(database, packs, {
        obligation,
        subject,
        period,
        asOf: dayOf(asOf),
      })
      const gained = steps.reduce((sum, step) => sum + ("hours" in step ? step.hours : 0), 0)
      expect(gained).toBeGreaterThanOrEqual(Number(row.target) - Number(row.actual) - 1e-6)
      for (const step of steps) {
        if (step.step !== "make-up") continue
        const record = records.find(({ code }) => code === step.code)
        expect(["on-leave", "absent"]).toContain(record?.reason)
      }
    }
  })
})
