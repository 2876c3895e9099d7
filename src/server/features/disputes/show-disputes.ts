import type { z } from "zod"
import type { ownDisputes } from "../../../contract/disputes.ts"
import { isEmpty, scopeFor } from "../../../domain/access/scope.ts"
import { lastDayToDispute } from "../../../domain/disputes/dispute-rules.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import type { RequestContext } from "../../request-context.ts"
import { cutAt } from "../../until-full.ts"
import { auditRead } from "../audit/index.ts"
import { daysToDispute } from "../settings/index.ts"
import { describeDispute } from "./describe-dispute.ts"
import { absencesOf, disputesOf, disputesWaiting, listMost } from "./queries.ts"

type OwnDisputes = z.output<typeof ownDisputes>

/** One's own disputes, what of one's absences may still be disputed, and what waits for oneself to settle. */
export async function showOwnDisputes(context: RequestContext): Promise<OwnDisputes> {
  const within = await daysToDispute(context.client)
  return { within, ...(await ofOneself(context, within)), ...(await toSettle(context)) }
}

async function ofOneself(
  { client, actor, today }: RequestContext,
  days: number,
): Promise<Pick<OwnDisputes, "mine" | "absences">> {
  if (actor.memberId === null) return { mine: [], absences: [] }
  const mine = await disputesOf(client, actor.memberId, today)
  const absences = await absencesOf(client, actor.memberId, today)
  return {
    mine: mine.map((row) => describeDispute({ actor }, row)),
    absences: absences.map(({ kind, path, notedOn, waits, settled, ...absence }) => {
      const until = lastDayToDispute(notedOn, days)
      const open = today <= until && !waits && !settled && !mayRecord(actor, path, kind)
      return { ...absence, until, open }
    }),
  }
}

/** Nobody leaves an entry who is shown nobody. */
async function toSettle(context: RequestContext): Promise<Pick<OwnDisputes, "toSettle" | "moreToSettle">> {
  if (isEmpty(scopeFor(context.actor, "event.record"))) return { toSettle: [], moreToSettle: false }
  const { items, more } = cutAt(await disputesWaiting(context), listMost)
  const theirs = items.map((row) => describeDispute(context, row))
  if (theirs.length > 0) {
    await auditRead(context, "disputes-read", {
      details: { members: theirs.map(({ member }) => member.memberId) },
    })
  }
  return { toSettle: theirs, moreToSettle: more }
}
