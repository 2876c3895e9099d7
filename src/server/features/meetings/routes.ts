import { ownRoute, type Route, route } from "../../http/route.ts"
import { showLectures, showMissed } from "./show-lectures.ts"
import { showMeeting } from "./show-meeting.ts"
import { showWaiting } from "./show-waiting.ts"
import { reopenRecord, signRecord } from "./sign-record.ts"
import { noteStudyDay, removeStudyDay, showStudyDays } from "./study-days.ts"
import { finishTask, removeTask, setTask } from "./tasks.ts"
import { recordMeeting } from "./write-meeting.ts"

/** What meetings need: agenda, parts, votes, tasks, signatures; days of self-study of a central group. */
export const meetingRoutes: readonly Route[] = [
  route("GET /events/{activityId}/meeting", {
    summary: "What a meeting needs beside its activity, and how far its record is",
    permission: "event.read",
    audited: {
      action: "event-opened",
      about: ({ params }) => ({ details: { activityId: params.activityId } }),
    },
    run: (context, { params }, scope) => showMeeting(context, scope, params.activityId),
  }),
  route("PUT /events/{activityId}/meeting", {
    summary: "Write agenda, parts, votes and what else the kind of a meeting needs, whole",
    permission: "event.record",
    run: (context, { params, body, version }, scope) =>
      recordMeeting(context, scope, params.activityId, version, body),
  }),
  route("POST /events/{activityId}/sign", {
    summary: "Sign a record: first whoever kept it, then the secretary, which closes it",
    permission: "record.sign",
    run: (context, { params, body, version }, scope) =>
      signRecord(context, scope, params.activityId, version, body),
  }),
  route("POST /events/{activityId}/reopen", {
    summary: "Open a closed record again, with a reason",
    permission: "record.sign",
    run: (context, { params, body, version }, scope) =>
      reopenRecord(context, scope, params.activityId, version, body.reason),
  }),
  route("POST /events/{activityId}/tasks", {
    summary: "Write down what a meeting decided for somebody to do",
    permission: "event.record",
    run: (context, { params, body }, scope) => setTask(context, scope, params.activityId, body),
  }),
  route("POST /events/{activityId}/tasks/{taskId}/done", {
    summary: "A task of a meeting is done",
    permission: "task.settle",
    run: (context, { params, body }, scope) =>
      finishTask(context, scope, params.activityId, params.taskId, body),
  }),
  route("DELETE /events/{activityId}/tasks/{taskId}", {
    summary: "Take a task out that was written down by mistake",
    permission: "event.record",
    run: (context, { params }, scope) => removeTask(context, scope, params.activityId, params.taskId),
  }),
  ownRoute("GET /meetings/waiting", {
    summary: "Tasks that are not done, and records whose next signature is one's own",
    permission: "signed-in",
    run: (context) => showWaiting(context),
  }),
  route("GET /units/{unitId}/study-days", {
    summary: "Days of a year on which members of a central group studied by themselves",
    permission: "event.read",
    audited: { action: "study-days-opened", about: ({ params }) => ({ unitId: params.unitId }) },
    run: (context, { params, query }, scope) =>
      showStudyDays(context, scope, params.unitId, query.year ?? Number(context.today.slice(0, 4))),
  }),
  route("POST /units/{unitId}/study-days", {
    summary: "Note that a member of the central group studied alone on a day",
    permission: "study-day.write",
    run: (context, { params, body }, scope) => noteStudyDay(context, scope, params.unitId, body),
  }),
  route("DELETE /units/{unitId}/study-days/{studyDayId}", {
    summary: "Take a day of self-study out",
    permission: "study-day.write",
    run: (context, { params }, scope) => removeStudyDay(context, scope, params.unitId, params.studyDayId),
  }),
  route("GET /units/{unitId}/lectures", {
    summary: "Whom the party lectures of a year have reached, branch by branch",
    permission: "member.read",
    audited: { action: "year-seen", about: ({ params }) => ({ unitId: params.unitId }) },
    run: (context, { params, query }, scope) => showLectures(context, scope, params.unitId, query),
  }),
  route("GET /units/{unitId}/lectures/missed", {
    summary: "Who of a unit has not been at a party lecture of a year",
    permission: "member.read",
    audited: { action: "year-seen", about: ({ params }) => ({ unitId: params.unitId }) },
    run: (context, { params, query }, scope) =>
      showMissed(context, scope, params.unitId, query.year ?? Number(context.today.slice(0, 4))),
  }),
]
