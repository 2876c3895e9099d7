import { hallPiece } from "../../offline/hall-piece.ts"
import { keptFor } from "../../offline/whose.ts"

/** Keeps something, and tries at once whether it can be sent. */
export async function afterMarking(keep: () => Promise<void>): Promise<void> {
  await keep()
  const account = keptFor()
  if (account === undefined || !navigator.onLine) return
  await (await hallPiece())?.bringUpToDate(account)
}
