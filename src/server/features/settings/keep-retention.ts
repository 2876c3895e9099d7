import {
  ofEachKind,
  type Retention,
  retentionFrom,
  retentionKinds,
} from "../../../contract/settings-retention.ts"
import { type Database, inTransaction } from "../../db/index.ts"
import type { Queryable } from "../../request-context.ts"
import { auditSystem } from "../audit/index.ts"
import { clearLeft, whoHasLeft } from "./left-store.ts"
import { letGo } from "./retention-store.ts"
import { readSetting } from "./store.ts"

/** How many rows went of each kind; of whoever has left, how many people. */
export type LetGo = Readonly<Record<keyof Retention, number>>

/** Lets go of what is kept longer than the security administrator allows, and notes how much that was, if it was any. */
export async function keepRetention({ pool }: Pick<Database, "pool">): Promise<LetGo> {
  return await inTransaction(pool, async (client) => {
    const days = retentionFrom((await readSetting(client, "retention")).value)
    const counts = { ...ofEachKind(() => 0) }
    for (const kind of retentionKinds) {
      if (days[kind] === null) continue
      counts[kind] =
        kind === "leavers" ? await letGoOfLeft(client, days[kind]) : await letGo(client, kind, days[kind])
    }
    if (Object.values(counts).some((count) => count > 0)) {
      await auditSystem(client, "old-let-go", { details: { days, counts } })
    }
    return counts
  })
}

/** With an entry each: whoever comes back is told why they need a new code. */
async function letGoOfLeft(client: Queryable, days: number): Promise<number> {
  const left = await whoHasLeft(client, days)
  await clearLeft(client, left)
  for (const { memberId } of left) await auditSystem(client, "left-let-go", { memberId })
  return left.length
}
