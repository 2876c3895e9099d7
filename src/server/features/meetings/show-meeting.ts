import type { z } from "zod"
import type { meeting } from "../../../contract/meetings.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import { isQuorate, missingOf } from "../../../domain/meetings/completeness.ts"
import { kindNeeds, type NoteName, noteNames, type PartName } from "../../../domain/meetings/kinds.ts"
import { after } from "../../../domain/meetings/record-states.ts"
import { confirmsByRole, postsThatConfirm } from "../../../domain/meetings/who-signs.ts"
import { activityWithin, isSittingClosed } from "../../access/index.ts"
import { Answer } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import {
  countVoters,
  hasOtherSigner,
  listDeeds,
  listLater,
  listTasks,
  type MeetingRow,
  postsAt,
  readMeeting,
} from "./meeting-queries.ts"

type Meeting = z.output<typeof meeting>

/** What a meeting needs, as far as the asker may see it, and how far its record is. */
export async function showMeeting(
  context: RequestContext,
  scope: Scope<"event.read">,
  activityId: number,
): Promise<Answer<Meeting>> {
  await activityWithin(context, scope, activityId)
  const body = await describe(context, scope, await meetingRow(context, activityId))
  return new Answer(body, { version: body.version })
}

/** The same as it is now, for whoever has just changed something of it. */
export async function meetingNow(context: RequestContext, activityId: number): Promise<Answer<Meeting>> {
  return await showMeeting(context, scopeFor(context.actor, "event.read"), activityId)
}

/** What whoever has to do something reads of a meeting that they may not open: nothing but what is theirs to do. */
export async function ownTaskOf(context: RequestContext, activityId: number): Promise<Answer<Meeting>> {
  const scope = scopeFor(context.actor, "event.read")
  const body = await describe(context, scope, await meetingRow(context, activityId), true)
  return new Answer(body, { version: body.version })
}

/** A meeting that an asker has come to by a door. */
export async function meetingRow({ client }: RequestContext, activityId: number): Promise<MeetingRow> {
  const row = await readMeeting(client, activityId)
  if (!row) throw new Error(`activity ${activityId} is gone in the middle of a request`)
  return row
}

async function describe(
  context: RequestContext,
  scope: Scope<"event.read">,
  row: MeetingRow,
  isShut = false,
): Promise<Meeting> {
  const { activityId, version, kind } = row
  const hidden = isShut || (await isSittingClosed(context, scope, activityId))
  const named = reachesUnit(scope, row.path) || mayRecord(context.actor, row.path, kind)
  const votes = kindNeeds[kind].votes && !hidden
  return {
    activityId,
    version,
    kind,
    ordinal: row.ordinal,
    ...(hidden
      ? {
          agenda: [],
          conclusion: null,
          station: null,
          question: null,
          report: null,
          parts: [],
          motions: [],
          ratings: [],
        }
      : { agenda: row.agenda, ...row.notes, parts: row.parts, motions: row.motions, ratings: row.ratings }),
    tasks: await tasksFor(context, row, hidden),
    voters: votes ? await votersOf(context, activityId) : null,
    record: {
      state: row.recordState,
      closedByItself: row.closedByItself,
      deeds: (await listDeeds(context.client, activityId)).map(({ accountId: _, by, ...deed }) => ({
        ...deed,
        by: named ? by : null,
      })),
      later: isShut
        ? []
        : (await listLater(context.client, activityId)).map((one) =>
            named ? one : { ...one, member: null, by: null },
          ),
    },
    missing: missingOf(kind, {
      minutes: row.hasMinutes,
      form: row.hasForm,
      lecturer: row.hasLecturer,
      motions: row.motions.length,
      ratings: row.ratings.length,
      parts: new Set<PartName>(row.parts.map(({ part }) => part)),
      notes: new Set(noteNames.filter((name) => row.notes[name] !== null || isSaidByPlace(name, row))),
    }),
    can: await deedsOf(context, row),
  }
}

/** Whoever sat in a station of the register has said which station it was. */
function isSaidByPlace(name: NoteName, { venueKind }: MeetingRow): boolean {
  return name === "station" && venueKind === "distance-station"
}

async function votersOf({ client }: RequestContext, activityId: number): Promise<Meeting["voters"]> {
  const counted = await countVoters(client, activityId)
  return { ...counted, quorate: isQuorate(counted) }
}

async function tasksFor(
  { client, actor }: RequestContext,
  { activityId, path, kind }: MeetingRow,
  hidden: boolean,
): Promise<Meeting["tasks"]> {
  const records = mayRecord(actor, path, kind)
  const own = (memberId: number | undefined) => memberId !== undefined && memberId === actor.memberId
  return (await listTasks(client, activityId))
    .filter(({ member }) => !hidden || own(member?.memberId))
    .map((task) => ({
      ...task,
      settles: task.doneOn === null && (records || own(task.member?.memberId)),
    }))
}

/** What the asker may do with a record just now. */
async function deedsOf(context: RequestContext, row: MeetingRow): Promise<Meeting["can"]> {
  const records = mayRecord(context.actor, row.path, row.kind)
  const confirms = await mayConfirm(context, row)
  const second = await confirmsNow(context, row)
  const held = row.state === "held"
  const can: Meeting["can"] = []
  if (records && row.recordState !== "closed") can.push("edit")
  if (held && records && after(row.recordState, "sign")) can.push("sign")
  if (held && second && after(row.recordState, "confirm")) can.push("confirm")
  if ((records || confirms) && after(row.recordState, "reopen")) can.push("reopen")
  return can
}

/** Whether the second signature that a record waits for is the asker's. */
export async function confirmsNow(context: RequestContext, row: MeetingRow): Promise<boolean> {
  return (await mayConfirm(context, row)) && !(await waitsForAnother(context, row))
}

/** Whether the asker gave the first signature, and somebody else is there to give the second. */
export async function waitsForAnother(
  { client, actor, today }: RequestContext,
  { activityId, recordState }: MeetingRow,
): Promise<boolean> {
  if (recordState !== "signed") return false
  const first = (await listDeeds(client, activityId)).findLast(({ deed }) => deed === "sign")
  if (first?.accountId !== actor.accountId) return false
  return await hasOtherSigner(client, activityId, actor.accountId, today)
}

/** Whether the asker gives the second signature of a record: by a post held today, or by a role. */
export async function mayConfirm(
  { client, actor, today }: RequestContext,
  { activityId, path, unitKind, kind }: MeetingRow,
): Promise<boolean> {
  if (confirmsByRole(actor, { path, kind: unitKind }, kind)) return true
  const posts = await postsAt(client, activityId, actor.memberId, today)
  return posts.some((post) => postsThatConfirm(kind).includes(post))
}
