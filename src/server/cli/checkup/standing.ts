import type { Pack } from "../../../domain/policy/clause.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { Database } from "../../db/index.ts"
import { digestOf, rebuild, refresh, storedYears } from "../../features/standing/index.ts"
import { type Check, fine, wrong } from "./check.ts"

/** Judges every year that is kept anew from the records, and says whether anything had been kept wrongly. */
export async function rebuildStanding(
  database: Database,
  packs: readonly Pack[],
  today: Day,
  tell: (year: number) => void,
): Promise<Check> {
  const differing: number[] = []
  const years = await storedYears(database.pool)
  for (const year of years) {
    tell(year)
    await refresh(database, packs, year, today)
    const before = await digestOf(database.pool, year)
    await rebuild(database, packs, year, today)
    if ((await digestOf(database.pool, year)) !== before) differing.push(year)
  }
  if (differing.length === 0) {
    const which = years.join("、")
    return fine(
      "standing",
      years.length === 0 ? "还没有存下的达标情况。" : `${which} 年的达标情况重算后一致。`,
      years.length === 0
        ? "No standing is kept yet."
        : `The standing of ${years.join(", ")}, judged anew, is the same.`,
    )
  }
  return wrong(
    "standing",
    {
      zh: `${differing.join("、")} 年存下的达标情况与重算的不同，已换成重算的。`,
      en: `The standing kept of ${differing.join(", ")} differed from what was judged anew, which is kept now.`,
    },
    {
      zh: "现在显示的已是对的。若重算期间没有人在录入，请把这一行报告给开发者。",
      en: "What is shown is right now. If nobody was recording meanwhile, please report this line.",
    },
  )
}
