import { writeDistrict } from "../../src/server/cli/verbs/demo.ts"
import type { Database } from "../../src/server/db/index.ts"
import { fillSearchKeys } from "../../src/server/features/search/index.ts"
import { makeSampleData } from "../../src/server/sample-data/index.ts"
import { liveWithPlans } from "../../src/server/sample-data/live-with-plans.ts"
import { bringIn, inTemporaryFolder } from "./district.ts"

/** Brings a sample district in, as `npm run demo` does: the current year well under way. */
export async function bringInSampleData(
  database: Database,
  size: {
    readonly branches: number
    readonly members: number
    readonly until: string
    /** One, where nothing else is said. */
    readonly years?: number
  },
): Promise<void> {
  const district = makeSampleData({ years: 1, ...size, seed: 1 })
  await inTemporaryFolder(async (path) => {
    await writeDistrict(district, path, new AbortController().signal)
    const report = await bringIn(database, path)
    if (!report.done) throw new Error("the sample district was refused")
  })
  await fillSearchKeys(database)
  await liveWithPlans(database)
}
