import type { Scope } from "../../../domain/access/scope.ts"
import { memberWithin } from "../../access/index.ts"
import { inTransaction } from "../../db/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { notifyHolders, notifyMembers } from "../notices/index.ts"
import { peopleProblem } from "./people-problem.ts"
import { findMember } from "./person-queries.ts"
import { countReveal, noteSpent } from "./reveal-store.ts"

/** Phone numbers of others that an account looks at in a day; more are got by whoever keeps the roster, by export. */
const mostADay = 60

/**
 * Shows a phone number to whoever says why. The reason stays in the audit log, and its owner is told. The answer is kept
 * nowhere, not even for whoever repeats the request. There are so many a day; then the security administrator is told.
 */
export async function revealPhone(
  context: RequestContext,
  scope: Scope<"member.reveal">,
  memberId: number,
  reason: string,
): Promise<string | null> {
  const own = context.actor.memberId === memberId
  const shown = await inTransaction(context.app.database.requests, async (client) => {
    const inside = { ...context, client }
    const { unitId } = await memberWithin(inside, scope, memberId)
    const found = await findMember(client, memberId)
    if (!own && !(await countReveal(client, context.actor.accountId, context.today, mostADay))) {
      await alarm(inside)
      return "spent"
    }
    await audit(inside, "phone-revealed", { unitId, memberId, details: { reason } })
    if (!own) {
      await notifyMembers(inside, [memberId], "phone-revealed", { by: context.actor.name, reason })
    }
    return { phone: found?.phone ?? null }
  })
  if (shown === "spent")
    throw peopleProblem("reveals-spent", { most: mostADay, seconds: secondsLeft(context) })
  return shown.phone
}

/** Tells the security administrators, once a day. */
async function alarm(context: RequestContext): Promise<void> {
  const { client, actor, today } = context
  if (!(await noteSpent(client, actor.accountId, today))) return
  await audit(context, "reveals-spent", { details: { most: mostADay } })
  const { name, login } = actor
  await notifyHolders(context, "security-admin", "reveals-spent", { name, login, most: mostADay })
}

/** Until the day is over. */
function secondsLeft({ now }: RequestContext): number {
  const [hours = 0, minutes = 0] = now.slice(-5).split(":").map(Number)
  return Math.max(60, (24 * 60 - hours * 60 - minutes) * 60)
}
