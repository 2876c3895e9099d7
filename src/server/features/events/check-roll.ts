import type { SittingBody } from "../../../contract/event-actions.ts"
import type { RequestContext } from "../../request-context.ts"
import { expectedNow } from "./attendance-store.ts"
import { eventProblem } from "./event-problem.ts"
import { namesOf } from "./people-queries.ts"

/** Names that a sentence has room for. */
const namedMost = 5

/**
 * Refuses a list that was made for other people than those expected: somebody whom nobody has seen would be recorded
 * as present. Where the page said that it did not show everybody, the others are left open instead.
 */
export async function checkRoll(
  { client, language }: RequestContext,
  activityIds: readonly number[],
  roll: SittingBody["roll"],
): Promise<void> {
  if (!roll) return
  const expected = await expectedNow(client, activityIds)
  const seen = new Set(roll.memberIds)
  const added = roll.whole ? [...expected].filter((id) => !seen.has(id)) : []
  const gone = roll.memberIds.filter((id) => !expected.has(id))
  if (added.length === 0 && gone.length === 0) return
  const names = await namesOf(client, [...added.slice(0, namedMost), ...gone.slice(0, namedMost)])
  const said = (ids: readonly number[]) => {
    const some = ids.slice(0, namedMost).map((id) => names.get(id) ?? "")
    const more = ids.length > some.length ? (language === "zh" ? `等 ${ids.length} 人` : ` and others`) : ""
    return `${some.join(language === "zh" ? "、" : ", ")}${more}`
  }
  throw eventProblem("roll-changed", { added: said(added), gone: said(gone) })
}
