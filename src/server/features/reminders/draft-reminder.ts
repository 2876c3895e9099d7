import type { z } from "zod"
import { daysIn, withDaysSaid } from "../../../contract/days-said.ts"
import type { Language } from "../../../contract/refusals.ts"
import { reminderSentence } from "../../../contract/reminder-words.ts"
import type { ReminderDraft, reminderQuery } from "../../../contract/reminders.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { type HeldBack, heldBack } from "../../../domain/reminders/held-back.ts"
import type { OrgKind } from "../../../domain/shared/words.ts"
import { unitWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { askedLately, contactsOf, type Reader, readersOf } from "./queries.ts"
import { thingNow } from "./thing-now.ts"
import { whoOwesNow } from "./who-owes.ts"

/** Who owes a thing, with who of each would read a reminder and whether it is held back. */
export interface Owing {
  readonly unitId: number
  readonly code: string
  readonly name: string
  readonly kind: OrgKind
  readonly parentId: number | null
  readonly parentName: string
  readonly people: number | null
  readonly readers: readonly Reader[]
  readonly heldBack: HeldBack | undefined
}

/** What a reminder would say, and to whom, before it is sent. */
export async function draftReminder(
  context: RequestContext,
  scope: Scope<"reminder.send">,
  { obligation, period: named, unit, direct, alone, kind }: z.output<typeof reminderQuery>,
): Promise<ReminderDraft> {
  const unitIds = unit === undefined ? topsOf(scope) : [await askedUnit(context, scope, unit)]
  const { thing, owing: all } = await whoOwes(context, scope, { obligation, period: named }, unitIds)
  const owing = all.filter(
    (one) =>
      (kind === undefined || one.kind === kind) &&
      (alone === undefined || unitIds.includes(one.unitId)) &&
      (direct === undefined || (one.parentId !== null && unitIds.includes(one.parentId))),
  )
  const { title, period, until } = thing
  const unread = owing.filter(({ readers }) => readers.length === 0).map(({ unitId: id }) => id)
  const contacts = Map.groupBy(
    await contactsOf(context.client, unread, context.today),
    ({ unitId: id }) => id,
  )
  const free = owing.filter((one) => !one.heldBack)
  const first = free.find(({ readers }) => readers.length > 0) ?? free[0]
  const said = (language: Language, { name, people }: Owing) => {
    const says = {
      obligation: thing.obligation,
      title,
      period,
      until,
      unit: name,
      by: context.actor.name,
      people,
    }
    return reminderSentence(withDaysSaid(says, daysIn(language, context.today)))[language]
  }
  return {
    obligation: thing.obligation,
    title,
    period,
    until,
    sentence: first ? { zh: said("zh", first), en: said("en", first) } : null,
    units: owing.map(({ readers, heldBack: held, ...one }) => ({
      ...one,
      readers: readers.length,
      heldBack: held ?? null,
      contacts: (contacts.get(one.unitId) ?? []).map(({ unitId: _, ...one }) => one),
    })),
  }
}

/** The unit that is asked: what a group owes is its branch's to do. */
async function askedUnit(context: RequestContext, scope: Scope<"reminder.send">, of: number) {
  const { unitId, kind, parentId, path } = await unitWithin(context, scope, of)
  const above = path.slice(0, path.lastIndexOf("."))
  return kind === "group" && parentId !== null && reachesUnit(scope, above) ? parentId : unitId
}

/** The units that somebody looks after. */
const topsOf = ({ subtrees }: Scope<"reminder.send">) => idsOf(subtrees)

const idsOf = (paths: readonly string[]) => paths.map((path) => Number(path.slice(path.lastIndexOf(".") + 1)))

/** Who of some units, and of those below, owes a thing in the period that runs. */
export async function whoOwes(
  context: RequestContext,
  scope: Scope<"reminder.send">,
  { obligation, period }: { readonly obligation: string; readonly period: string | undefined },
  unitIds: readonly number[],
) {
  const { client, app, today, actor } = context
  const thing = thingNow(app, obligation, today, period)
  if (!thing) throw problem("not-found")
  // Nobody asks the units they work in, nor for a plan that is filed above all they look after.
  const records = scopeFor(actor, "event.record")
  const own = new Set(idsOf([...records.units, ...records.subtrees]))
  const rows = (await whoOwesNow(client, app, thing, { unitIds, today })).filter(
    ({ unitId, filingPath }) => !own.has(unitId) && (filingPath === null || reachesUnit(scope, filingPath)),
  )
  const ids = rows.map(({ unitId }) => unitId)
  const readers = Map.groupBy(await readersOf(client, ids, today), ({ unitId }) => unitId)
  const asked = Map.groupBy(await askedLately(client, ids, today), ({ unitId }) => unitId)
  const owing = rows.map(
    ({ unitId, code, name, kind, parentId, parentName, people }): Owing => ({
      unitId,
      code,
      name,
      kind,
      parentId,
      parentName,
      people,
      readers: readers.get(unitId) ?? [],
      heldBack: heldBack(asked.get(unitId) ?? [], thing.obligation, today),
    }),
  )
  return { thing, owing }
}
