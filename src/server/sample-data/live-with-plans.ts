import { type Database, inTransaction } from "../db/index.ts"
import { keepVersion } from "../features/plans/index.ts"
import { changeLine, declareSlots, joinToLines, planToAmend, returnPlans } from "./plan-store.ts"

/**
 * What of plans no workbook brings: what was held fulfils the line of its month, plans that came back wait for their
 * units with a word, and one that was filed has been amended since.
 */
export async function liveWithPlans(database: Database): Promise<void> {
  await inTransaction(database.pool, async (client) => {
    await joinToLines(client)
    await returnPlans(client)
    await declareSlots(client)
    const amended = await planToAmend(client)
    if (!amended) return
    await keepVersion(client, [amended.planId], null, null)
    await changeLine(client, amended.planLineId, "结合近期部署调整的专题学习")
    await keepVersion(client, [amended.planId], null, "上级有新的部署")
  })
}
