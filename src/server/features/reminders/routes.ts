import { type Route, route } from "../../http/route.ts"
import { draftReminder } from "./draft-reminder.ts"
import { noteCall } from "./note-call.ts"
import { readReminders } from "./read-reminders.ts"
import { sendReminders } from "./send-reminders.ts"
import { correctCall, takeCallBack } from "./set-call-right.ts"

/** A committee asks after what those below it owe. */
export const reminderRoutes: readonly Route[] = [
  route("GET /reminders/draft", {
    summary: "Who owes a thing in the period that runs, and what a reminder would say to them",
    permission: "reminder.send",
    run: (context, { query }, scope) => draftReminder(context, scope, query),
  }),
  route("POST /reminders", {
    summary: "Remind units of a thing they owe: once in seven days, and of three things at most",
    permission: "reminder.send",
    run: (context, { body }, scope) => sendReminders(context, scope, body),
  }),
  route("GET /units/{unitId}/reminders", {
    summary: "What a unit was asked after, by notice and by phone, the newest first",
    permission: "standing.read",
    audited: { action: "reminders-read", about: ({ params }) => ({ unitId: params.unitId }) },
    run: (context, { params, query }, scope) => readReminders(context, scope, params.unitId, query),
  }),
  route("POST /units/{unitId}/calls", {
    summary: "Note a call to a unit: when, to whom, and what came of it",
    permission: "reminder.send",
    run: (context, { params, body }, scope) => noteCall(context, scope, params.unitId, body),
  }),
  route("POST /units/{unitId}/calls/{reminderId}/correct", {
    summary: "Correct what one noted of a call; what was noted first stays to be seen",
    permission: "reminder.send",
    run: (context, { params, body }, scope) => correctCall(context, scope, params, body),
  }),
  route("POST /units/{unitId}/calls/{reminderId}/take-back", {
    summary: "Take back a call that one noted; the entry stays and says so",
    permission: "reminder.send",
    run: (context, { params }, scope) => takeCallBack(context, scope, params),
  }),
]
