import type { z } from "zod"
import { askedBesides } from "../../../contract/reminder-words.ts"
import type { Reminders, remindersQuery } from "../../../contract/reminders.ts"
import { cutPage } from "../../../contract/wire.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import { cursorOf, numberIn } from "../../cursor.ts"
import { hasEnded } from "../../ended-units.ts"
import type { RequestContext } from "../../request-context.ts"
import { clauseTitled } from "../overview/index.ts"
import { contactsOf, listReminders } from "./queries.ts"

const usual = 20

/** What a unit was asked after, by notice and by phone, the newest first. */
export async function readReminders(
  context: RequestContext,
  scope: Scope<"standing.read">,
  unitId: number,
  query: z.output<typeof remindersQuery>,
): Promise<Reminders> {
  const { client, app, actor, now, today } = context
  const unit = await unitWithin(context, scope, unitId)
  const limit = query.limit ?? usual
  const rows = await listReminders(client, unit.unitId, numberIn(query.cursor), limit + 1)
  const { items, next } = cutPage(rows, limit, ({ reminderId }) => cursorOf(reminderId))
  const calls = reachesUnit(scopeFor(actor, "reminder.send"), unit.path)
  const contacts = calls ? await contactsOf(client, [unit.unitId], today) : []
  return {
    next,
    items: items.map(({ accountId, ...one }) => ({
      ...one,
      mayChange: calls && one.way === "phone" && one.over === null && accountId === actor.accountId,
      title: one.obligation === null ? null : titleOf(app, one.obligation),
    })),
    // Whoever works in the unit itself does what it owes; what has ended owes nothing any more.
    can:
      calls && !hasEnded(context, unit) && !reachesUnit(scopeFor(actor, "event.record"), unit.path)
        ? ["reminder.send"]
        : [],
    calls: calls ? { now, contacts: contacts.map(({ unitId: _, ...one }) => one) } : null,
  }
}

const titleOf = ({ packs }: RequestContext["app"], obligation: string) =>
  askedBesides[obligation]?.zh ?? clauseTitled(packs, obligation)
