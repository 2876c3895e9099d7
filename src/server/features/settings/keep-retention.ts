import { type Retention, retentionFrom, retentionKinds } from "../../../contract/settings-retention.ts"
import { type Database, inTransaction } from "../../db/index.ts"
import { auditSystem } from "../audit/index.ts"
import { letGo } from "./retention-store.ts"
import { readSetting } from "./store.ts"

/** How many rows went of each kind. */
export type LetGo = Readonly<Record<keyof Retention, number>>

/** Lets go of what is kept longer than the security administrator allows, and notes how much that was, if it was any. */
export async function keepRetention({ pool }: Pick<Database, "pool">): Promise<LetGo> {
  return await inTransaction(pool, async (client) => {
    const days = retentionFrom((await readSetting(client, "retention")).value)
    const counts = { notices: 0, imports: 0, reveals: 0, backups: 0 }
    for (const kind of retentionKinds) {
      if (days[kind] !== null) counts[kind] = await letGo(client, kind, days[kind])
    }
    if (Object.values(counts).some((count) => count > 0)) {
      await auditSystem(client, "old-let-go", { details: { days, counts } })
    }
    return counts
  })
}
