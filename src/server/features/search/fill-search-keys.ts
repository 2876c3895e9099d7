import type { Said } from "../../../contract/refusals.ts"
import type { Database } from "../../db/index.ts"
import { type Named, storeSearchKeys, unreadNames } from "./store.ts"

const batch = 1000
const tables: readonly Named[] = ["unit", "member", "account"]

/**
 * Reads every name that is new or has changed, so that it is found by pinyin; asked at the start and after imports.
 * `say` gets a line for whoever waits, where there are many.
 */
export async function fillSearchKeys(
  { pool }: Pick<Database, "pool">,
  say: (line: Said) => void = () => undefined,
): Promise<void> {
  for (const table of tables) {
    let after = 0
    for (;;) {
      const named = await unreadNames(pool, table, after, batch)
      if (named.length === batch && after === 0)
        say({ zh: "正在给姓名注拼音。", en: "Reading names, so that they are found by pinyin." })
      if (named.length > 0) await storeSearchKeys(pool, table, named)
      if (named.length < batch) break
      after = named.at(-1)?.id ?? after
    }
  }
}
