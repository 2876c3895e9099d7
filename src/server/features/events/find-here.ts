import { createHash } from "node:crypto"
import type { z } from "zod"
import type { codeQuestion, sittingHere } from "../../../contract/event-codes.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { guardedTry } from "../sign-in/index.ts"
import { eventProblem } from "./event-problem.ts"
import { isShownNow } from "./hall-code.ts"
import { type ItemHere, itemsHere } from "./hall-code-queries.ts"

/** Codes that lead nowhere, one after the other, after which there is a pause. */
const tries = { lockAfter: 10, lockMinutes: 5 }

/**
 * The sitting that goes by a code, where it expects the asker; whoever is not expected is told so, and not which it is.
 * Nothing is recorded by it: whoever is there says so as they would without.
 */
export async function findHere(
  context: RequestContext,
  { memberId }: Scope<"attendance.self">,
  { code, at }: z.output<typeof codeQuestion>,
): Promise<z.output<typeof sittingHere>> {
  if (memberId === null) throw problem("forbidden")
  const key = createHash("sha256").update(`hall code ${context.actor.accountId}`).digest()
  let items: ItemHere[] = []
  await guardedTry(context, key, tries, async () => {
    items = await itemsHere(context.client, { code, at }, memberId, context)
    return items.length > 0
  })
  const [first] = items
  if (!first) throw eventProblem("hall-code-unknown")
  if (at !== undefined && !isShownNow(first.secret, code)) throw eventProblem("hall-code-over")
  const { unit, start, place } = first
  return {
    ...{ unit, start, place },
    items: items.map(({ activityId, kind, topic, status }) => ({ activityId, kind, topic, status })),
  }
}
