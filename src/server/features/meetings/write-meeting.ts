import { isDeepStrictEqual } from "node:util"
import type { z } from "zod"
import type { MeetingBody, meeting } from "../../../contract/meetings.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { kindNeeds, noteNames } from "../../../domain/meetings/kinds.ts"
import { mostVotes } from "../../../domain/meetings/votes.ts"
import { changeRecord } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { Answer } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { checkPeople, markChanged, openForRecording } from "../events/index.ts"
import { meetingProblem } from "./meeting-problem.ts"
import { countVoters, type MeetingRow } from "./meeting-queries.ts"
import { writeMeeting } from "./meeting-store.ts"
import { meetingNow, meetingRow } from "./show-meeting.ts"

/** Writes what a meeting needs beside content, minutes and effect, whole, over the version somebody saw. */
export async function recordMeeting(
  context: RequestContext,
  scope: Scope<"event.record">,
  activityId: number,
  version: number,
  body: MeetingBody,
): Promise<Answer<z.output<typeof meeting>>> {
  const activity = await openForRecording(context, scope, activityId)
  await changeRecord(context, activityId)
  const row = await meetingRow(context, activityId)
  if (!(await markChanged(context.client, activityId, version))) {
    throw problem("stale", {}, { current: (await meetingNow(context, activityId)).body })
  }
  await check(context, row, body)
  const people = body.parts.flatMap(({ memberId }, index) =>
    memberId === null ? [] : [{ id: memberId, pointer: `/parts/${index}/memberId` }],
  )
  await checkPeople(context, activity, people)
  await writeMeeting(context.client, activityId, body)
  await audit(context, "meeting-written", {
    unitId: activity.unitId,
    details: {
      activityId,
      code: activity.code,
      before: summaryOf({ ...row.notes, agenda: row.agenda, parts: row.parts, motions: row.motions }),
      after: summaryOf(body),
    },
  })
  return await meetingNow(context, activityId)
}

async function check({ client }: RequestContext, row: MeetingRow, body: MeetingBody): Promise<void> {
  const needs = kindNeeds[row.kind]
  const strange =
    body.parts.some(({ part }) => !needs.parts.includes(part)) ||
    noteNames.some((name) => body[name] !== "" && !needs.notes.includes(name)) ||
    (body.motions.length > 0 && !needs.votes) ||
    (body.ratings.length > 0 && !needs.ratings) ||
    new Set(body.ratings.map(({ grade }) => grade)).size < body.ratings.length ||
    body.parts.some(
      ({ part, memberId, name, placed }) =>
        (memberId !== null && name !== "") ||
        (memberId === null && name === "") !== (part === "step") ||
        (placed !== null && part !== "entrant"),
    )
  if (strange) throw meetingProblem("not-of-kind")
  // Votes that stand already are no obstacle to writing something else: the list may have been corrected since.
  if (isDeepStrictEqual(body.motions, row.motions)) return
  const { present } = await countVoters(client, row.activityId)
  if (mostVotes(body.motions) > present) {
    throw meetingProblem("votes-too-many", { present })
  }
}

/** What the audit log says of it: how much there is, and not who said what. */
function summaryOf({
  agenda,
  parts,
  motions,
}: {
  readonly agenda: readonly unknown[]
  readonly parts: readonly unknown[]
  readonly motions: readonly unknown[]
}) {
  return { agenda: agenda.length, parts: parts.length, motions: motions.length }
}
