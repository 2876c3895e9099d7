import { formIn, wordsIn } from "../../../contract/field-words.ts"
import { sheetCells, sheetNames } from "../../../contract/sheet-words.ts"
import type { FileOut } from "../../../contract/wire.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { presentStatuses } from "../../../domain/events/was-there.ts"
import type { RequestContext } from "../../request-context.ts"
import { showStudyDays } from "../meetings/index.ts"
import { listSheet } from "./list-sheet.ts"

const wasThere = new Set<string | null>(presentStatuses)

/** What a central group held and plans in a year, with how many it expected and who came. */
export async function groupSittingsSheet(
  context: RequestContext,
  scope: Scope<"event.read">,
  unitId: number,
  year: number,
): Promise<FileOut> {
  const words = wordsIn(context.language)
  const { unit, sittings, members, moreSittings } = await showStudyDays(context, scope, unitId, year)
  const marks = Map.groupBy(
    members.flatMap((member) => member.marks),
    ({ activityId }) => activityId,
  )
  return await listSheet(context, {
    name: sheetNames.groupSittings,
    unit,
    period: String(year),
    rows: sittings,
    more: moreSittings,
    columns: [
      ...(["on", "at", "topic", "form", "leadReaders", "mode"] as const),
      ...(["hours", "days", "expected", "attended", "state", "minutes"] as const),
    ],
    cells: ({ activityId, start, topic, form, leadReaders, meetingMode, hours, days, state, hasMinutes }) => {
      const expected = marks.get(activityId) ?? []
      const held = state === "held"
      return {
        on: start.slice(0, 10),
        at: start.slice(11),
        topic,
        form: formIn(form, context.language),
        leadReaders: leadReaders.join(context.language === "zh" ? "、" : ", "),
        mode: meetingMode && words.meetingModes[meetingMode],
        hours,
        days,
        expected: held ? expected.length : null,
        attended: held ? expected.filter(({ status }) => wasThere.has(status)).length : null,
        state: words.activityStates[state],
        minutes: held ? sheetCells[hasMinutes ? "yes" : "missing"][context.language] : null,
      }
    },
  })
}

/** The days of each member of a central group in a year: there, on leave, made up, absent, and apart what they studied alone. */
export async function groupMembersSheet(
  context: RequestContext,
  scope: Scope<"event.read">,
  unitId: number,
  year: number,
): Promise<FileOut> {
  const words = wordsIn(context.language)
  const { unit, members } = await showStudyDays(context, scope, unitId, year)
  return await listSheet(context, {
    name: sheetNames.groupMembers,
    unit,
    period: String(year),
    rows: members,
    columns: ["code", "name", "posts", "daysThere", "daysOnLeave", "daysMadeUp", "daysAbsent", "daysAlone"],
    cells: ({ code, name, head, days: { present, excused, madeUp, absent, own } }) => ({
      code,
      name,
      posts: words.posts[head ? "central-group-head" : "central-group-member"],
      daysThere: present,
      daysOnLeave: excused,
      daysMadeUp: madeUp,
      daysAbsent: absent,
      daysAlone: own,
    }),
  })
}

/** The days of a year on which members of a central group studied by themselves. */
export async function studyDaysSheet(
  context: RequestContext,
  scope: Scope<"event.read">,
  unitId: number,
  year: number,
): Promise<FileOut> {
  const { unit, days, moreDays } = await showStudyDays(context, scope, unitId, year)
  return await listSheet(context, {
    name: sheetNames.studyDays,
    unit,
    period: String(year),
    rows: days,
    more: moreDays,
    columns: ["on", "code", "name", "days", "topic"],
    cells: ({ on, member, days: count, subject }) => ({
      on,
      code: member.code,
      name: member.name,
      days: count,
      topic: subject,
    }),
  })
}
