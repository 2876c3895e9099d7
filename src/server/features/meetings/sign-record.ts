import type { z } from "zod"
import { type meeting, meetingProblems, type signBody } from "../../../contract/meetings.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { after } from "../../../domain/meetings/record-states.ts"
import { activityWithin, waitForSitting } from "../../access/index.ts"
import { askAboutDoubts } from "../../ask-about-doubts.ts"
import { Problem, problem } from "../../http/problem.ts"
import type { Answer } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { isAwayFrom, markChanged, newestChangeOf } from "../events/index.ts"
import { changesSince } from "../history/index.ts"
import { meetingProblem } from "./meeting-problem.ts"
import { listSignedTogether, type MeetingRow } from "./meeting-queries.ts"
import { putRecordState } from "./meeting-store.ts"
import { mayConfirm, meetingNow, meetingRow, waitsForAnother } from "./show-meeting.ts"

type Meeting = z.output<typeof meeting>

/** What the audit log calls each. */
const signatures = {
  sign: { action: "record-signed" },
  confirm: { action: "record-confirmed" },
  reopen: { action: "record-reopened" },
} as const

/**
 * Signs the record of what was held, as it was seen: first whoever kept it, then the secretary. The second signature is
 * somebody else's, unless the unit has nobody else; it closes the record.
 */
export async function signRecord(
  context: RequestContext,
  scope: Scope<"record.sign">,
  activityId: number,
  version: number,
  { deed: meant, seen, sure }: z.output<typeof signBody>,
): Promise<Answer<Meeting>> {
  const row = await openRecord(context, scope, activityId)
  if (row.state !== "held") throw meetingProblem("not-held")
  const deed = row.recordState === "signed" ? "confirm" : "sign"
  // A correction that came between has taken the first signature back.
  if (meant !== undefined && meant !== deed) throw meetingProblem("record-elsewhere")
  if (deed === "confirm") await checkConfirms(context, row)
  else if (!mayRecord(context.actor, row.path, row.kind)) throw meetingProblem("not-signer")
  if (seen !== undefined) await refuseChanged(context, row, seen)
  await askWhoWasThere(context, row, deed, sure)
  await put(context, row, version, deed, null)
  return await meetingNow(context, activityId)
}

/** Asks before a signature where, by the list, whoever led it or kept the record was not there: as recording asks. */
async function askWhoWasThere(
  context: RequestContext,
  { activityId, state, startsOn, chair }: MeetingRow,
  deed: "sign" | "confirm",
  sure: z.output<typeof signBody>["sure"],
): Promise<void> {
  const chairAway = await isAwayFrom(context, activityId, chair?.memberId)
  const keeperAway = deed === "sign" && (await isAwayFrom(context, activityId, context.actor.memberId))
  askAboutDoubts(context, { at: startsOn, state, chairAway, keeperAway, chair: chair?.name ?? "" }, sure)
}

/** Refuses a signature under something else than what was seen: a list that was corrected, facts that are others. */
async function refuseChanged(context: RequestContext, row: MeetingRow, seen: number): Promise<void> {
  const { client, actor } = context
  const { activityId, version, path } = row
  const newest = await newestChangeOf(client, activityId)
  if (newest <= seen) return
  const changes = await changesSince(context, await listSignedTogether(client, activityId), seen)
  if (changes.length === 0) return
  // Who was entered as what is for those who see the whole list.
  const told = reachesUnit(scopeFor(actor, "event.read"), path) ? changes : []
  throw new Problem(meetingProblems, "record-changed", {}, { changes: told, seen: newest, version })
}

/** Opens a closed record again, with a reason that stays; the audit log has it too, unless it is told what to note instead. */
export async function reopenRecord(
  context: RequestContext,
  scope: Scope<"record.sign">,
  activityId: number,
  version: number,
  reason: string,
  noted: Readonly<Record<string, unknown>> = { reason },
): Promise<Answer<Meeting>> {
  const row = await openRecord(context, scope, activityId)
  const records = mayRecord(context.actor, row.path, row.kind)
  if (!records && !(await mayConfirm(context, row))) throw meetingProblem("not-signer")
  await put(context, row, version, "reopen", reason, noted)
  return await meetingNow(context, activityId)
}

async function openRecord(
  context: RequestContext,
  scope: Scope<"record.sign">,
  activityId: number,
): Promise<MeetingRow> {
  await activityWithin(context, scope, activityId)
  await waitForSitting(context, activityId)
  return await meetingRow(context, activityId)
}

async function checkConfirms(context: RequestContext, row: MeetingRow): Promise<void> {
  if (!(await mayConfirm(context, row))) throw meetingProblem("not-signer")
  if (await waitsForAnother(context, row)) throw meetingProblem("own-signature")
}

async function put(
  context: RequestContext,
  row: MeetingRow,
  version: number,
  deed: keyof typeof signatures,
  reason: string | null,
  noted: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const { activityId, recordState: from } = row
  const to = after(from, deed)
  if (to === undefined) throw meetingProblem("record-elsewhere")
  if (!(await markChanged(context.client, activityId, version))) {
    throw problem("stale", {}, { current: (await meetingNow(context, activityId)).body })
  }
  const { accountId } = context.actor
  const done = { from, to, deed, reason, accountId, on: context.today }
  const activityIds = await putRecordState(context.client, activityId, done)
  await audit(context, signatures[deed].action, {
    unitId: row.unitId,
    details: { activityIds, code: row.code, ...noted },
  })
}
