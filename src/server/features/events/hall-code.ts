import { createHmac, randomBytes, timingSafeEqual } from "node:crypto"
import type { z } from "zod"
import type { hallCode } from "../../../contract/event-codes.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { codeEnds, goodTurns, turnAt, turnSeconds, turnsUntil } from "../../../domain/events/hall-codes.ts"
import { refuseClosed, waitForSitting } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { openForRecording } from "./correct-event.ts"
import { eventProblem } from "./event-problem.ts"
import { type CodedSitting, codedSitting } from "./hall-code-queries.ts"
import { addCode, dropCode } from "./hall-code-store.ts"

type HallCode = z.output<typeof hallCode>

/** What is said and shown in the hall of a sitting. */
export async function showHallCode(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
): Promise<HallCode> {
  await openForRecording(context, scope, activityId)
  return asShown(await sittingOf(context, activityId), context.now)
}

/** Opens a code for the sitting of an activity; one that is open stays as it is. */
export async function openHallCode(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
): Promise<HallCode> {
  const { unitId, code } = await openForRecording(context, scope, activityId)
  await waitForSitting(context, activityId)
  await refuseClosed(context, activityId)
  const { may, code: known, sittingId, start, minutes } = await sittingOf(context, activityId)
  if (!may) throw eventProblem("hall-code-not-now")
  if (known === null) {
    const endsAt = codeEnds(start, minutes, context.now)
    await addCode(context.client, sittingId, { secret: randomBytes(32), endsAt, now: context.now })
    await audit(context, "hall-code-opened", { unitId, details: { activityId, code } })
  }
  return asShown(await sittingOf(context, activityId), context.now)
}

/** Ends the code of a sitting: from now on nobody finds it by one. */
export async function endHallCode(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
): Promise<HallCode> {
  const { unitId, code } = await openForRecording(context, scope, activityId)
  await waitForSitting(context, activityId)
  const { codedId } = await sittingOf(context, activityId)
  if (codedId === null || !(await dropCode(context.client, codedId))) throw eventProblem("hall-code-ended")
  await audit(context, "hall-code-ended", { unitId, details: { activityId, code } })
  return asShown(await sittingOf(context, activityId), context.now)
}

async function sittingOf(context: RequestContext, activityId: number): Promise<CodedSitting> {
  const sitting = await codedSitting(context, activityId)
  if (!sitting) throw problem("not-found")
  return sitting
}

function asShown(sitting: CodedSitting, now: string): HallCode {
  const { topics, unit, start, place, may, code, secret, endsAt } = sitting
  const about = { topics, unit, start, place, may }
  if (code === null || secret === null || endsAt === null) return { ...about, open: null }
  const moment = Date.now()
  const first = turnAt(moment)
  const turns = Array.from({ length: turnsUntil(now, endsAt) }, (_, at) => shown(secret, first + at))
  const leftSeconds = (first + 1) * turnSeconds - moment / 1000
  return { ...about, open: { code, endsAt, turns, turnSeconds, leftSeconds } }
}

/** What the picture of a turn says. */
function shown(secret: Buffer, turn: number): string {
  return `h${createHmac("sha256", secret).update(String(turn)).digest().subarray(0, 6).toString("base64url")}`
}

/** Whether somebody has read this from the picture just now. */
export function isShownNow(secret: Buffer, said: string): boolean {
  const read = Buffer.from(said)
  return goodTurns(Date.now()).some((turn) => {
    const good = Buffer.from(shown(secret, turn))
    return good.length === read.length && timingSafeEqual(good, read)
  })
}
