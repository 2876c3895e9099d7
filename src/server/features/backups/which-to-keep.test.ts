import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { fileOfMinute, thinBackups } from "./backup-folder.ts"
import { whichMayGo } from "./which-to-keep.ts"

const day = (back: number) => Temporal.PlainDate.from("2026-11-30").subtract({ days: back }).toString()
const nightly = (nights: number) =>
  Array.from({ length: nights }, (_, back) => ({ name: `backup of ${day(back)}`, day: day(back) }))

/** What is left when every night a backup is made and the others are thinned. */
function afterNights(nights: number): string[] {
  let there: { name: string; day: string }[] = []
  for (let back = nights - 1; back >= 0; back--) {
    there = [{ name: day(back), day: day(back) }, ...there]
    const gone = new Set(whichMayGo(there))
    there = there.filter((one) => !gone.has(one))
  }
  return there.map((one) => one.day)
}

test("seven days, five weeks and twelve months stay", () => {
  const left = afterNights(800)
  expect(left.slice(0, 7)).toEqual(nightly(7).map((one) => one.day))
  expect(new Set(left.map((one) => one.slice(0, 7))).size).toBe(12)
  expect(left.length).toBeLessThanOrEqual(7 + 4 + 11)
  const weeks = left.filter((one) => one >= day(34))
  expect(weeks.length).toBeGreaterThanOrEqual(7 + 3)
})

test("of a day with several the newest stays, and what is few stays whole", () => {
  const two = [
    { name: "late", day: "2026-11-30" },
    { name: "early", day: "2026-11-30" },
  ]
  expect(whichMayGo(two)).toEqual([two[1]])
  expect(whichMayGo(nightly(7))).toEqual([])
  expect(whichMayGo([])).toEqual([])
})

test("after a long time without any, the old ones are still there", () => {
  const old = ["2026-11-30", "2025-01-05", "2024-12-31"].map((one) => ({ name: one, day: one }))
  expect(whichMayGo(old)).toEqual([])
})

test("one that was not proven pushes out none that was", () => {
  const folder = mkdtempSync(join(tmpdir(), "xueer-thin-"))
  const nights = ["2026-11-23 01:30", "2026-11-30 01:30", "2026-11-30 10:00"]
  const [earlier, proven, failed] = nights.map((night) =>
    fileOfMinute(folder, night).slice(folder.length + 1),
  )
  for (const name of [earlier, proven, failed]) writeFileSync(join(folder, name ?? ""), "")
  thinBackups(folder, new Set([earlier ?? "", proven ?? ""]))
  expect(readdirSync(folder)).toEqual([earlier, proven])
  rmSync(folder, { recursive: true })
})
