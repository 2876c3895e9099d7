import type { Queryable } from "../../request-context.ts"
import { beginning, hashOfSeal } from "./marks.ts"
import { sealsAfter } from "./verify-queries.ts"

/** Whether a key made the first seal of the audit log, or there is none yet. */
export async function isSealedWith(client: Queryable, key: Buffer): Promise<boolean> {
  const [first] = await sealsAfter(client, 0, 1)
  return first === undefined || hashOfSeal(key, beginning, first).equals(first.hash)
}
