import type { z } from "zod"
import { reminderProblems, type reminderSent, type remindersSent } from "../../../contract/reminders.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { unitsReached } from "../../access/index.ts"
import { Problem, problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { notify } from "../notices/index.ts"
import { whoOwes } from "./draft-reminder.ts"
import { addReminders, waitForTurn } from "./store.ts"

/** Reminds units of a thing they owe: whoever has done it meanwhile, or was reminded by somebody else, is left alone. */
export async function sendReminders(
  context: RequestContext,
  scope: Scope<"reminder.send">,
  { obligation, period: asked, unitIds }: z.output<typeof reminderSent>,
): Promise<z.output<typeof remindersSent>> {
  const { client, actor, today } = context
  const reached = await unitsReached(context, "reminder.send", unitIds)
  if (unitIds.some((unitId) => !reached.has(unitId))) throw problem("not-found")
  await waitForTurn(client)
  const { thing, owing } = await whoOwes(context, scope, { obligation, period: asked }, unitIds)
  const named = new Set(unitIds)
  const now = owing.filter((one) => named.has(one.unitId) && !one.heldBack && one.readers.length > 0)
  if (now.length === 0) throw new Problem(reminderProblems, "nobody-owes")
  const { title, until } = thing
  const of = { obligation: thing.obligation, period: thing.period }
  const told = now.map(({ unitId }) => unitId)
  await addReminders(client, told, { ...of, accountId: actor.accountId, today })
  const says = { ...of, of: thing.of, title, until, by: actor.name }
  let people = 0
  for (const { unitId, readers, people: behind } of now) {
    const accounts = readers.map(({ accountId }) => accountId)
    people += accounts.length
    await notify(context, accounts, "reminded", {
      ...says,
      unitId,
      ...(behind === null ? {} : { people: behind }),
    })
  }
  await audit(context, "units-reminded", { details: { ...of, units: told } })
  return { units: now.length, people, left: unitIds.length - now.length }
}
