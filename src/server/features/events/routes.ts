import { z } from "zod"
import {
  attendanceChanges,
  cancelBody,
  eventPatch,
  makeUpBody,
  markHeldBody,
  restoreBody,
  selfRecorded,
  sittingBody,
  sittingRecorded,
} from "../../../contract/event-actions.ts"
import { eventParams, unitParams } from "../../../contract/event-words.ts"
import {
  event,
  eventRoll,
  eventsMonth,
  eventsPage,
  eventsQuery,
  monthQuery,
  pickList,
  pickQuery,
  register,
  registerQuery,
  sittingTemplate,
  templateQuery,
} from "../../../contract/events.ts"
import { type Route, route } from "../../http/route.ts"
import { changeAttendance } from "./change-attendance.ts"
import { cancelEvent, markHeld, restoreEvent } from "./change-state.ts"
import { correctEvent } from "./correct-event.ts"
import { fillTemplate, pickPeople } from "./fill-template.ts"
import { showEvents, showMonth } from "./list-events.ts"
import { makeUp } from "./make-up.ts"
import { recordOwnAttendance } from "./record-self.ts"
import { recordSitting } from "./record-sitting.ts"
import { showEvent } from "./show-event.ts"
import { showRegister } from "./show-register.ts"
import { showRoll } from "./show-roll.ts"

/** What is said of activities: their own looks, each with the unit it was about. */
const ofUnit = (action: string) => ({
  action,
  about: ({ params }: { params: { unitId: number } }) => ({ unitId: params.unitId }),
})

const reads: readonly Route[] = [
  route({
    method: "get",
    path: "/events",
    summary: "Activities, newest first",
    permission: "event.read",
    query: eventsQuery,
    answer: eventsPage,
    audited: { action: "events-listed", about: ({ query }) => ({ unitId: query.unit ?? null }) },
    run: (context, { query }, scope) => showEvents(context, scope, query),
  }),
  route({
    method: "get",
    path: "/events/month",
    summary: "The activities of a month, day by day",
    permission: "event.read",
    query: monthQuery,
    answer: eventsMonth,
    audited: { action: "events-listed", about: ({ query }) => ({ unitId: query.unit ?? null }) },
    run: (context, { query }, scope) => showMonth(context, scope, query),
  }),
  route({
    method: "get",
    path: "/events/{activityId}",
    summary: "One activity, with its list as far as the reader may see names",
    permission: "event.read",
    params: eventParams,
    answer: event,
    audited: {
      action: "event-opened",
      about: ({ params }, { unit }) => ({
        unitId: unit.unitId,
        details: { activityId: params.activityId },
      }),
    },
    run: (context, { params }, scope) => showEvent(context, scope, params.activityId),
  }),
  route({
    method: "get",
    path: "/events/{activityId}/roll",
    summary: "Whom an activity and the planned items of its sitting expect, for whoever fills the list",
    permission: "event.record",
    params: eventParams,
    answer: eventRoll,
    audited: {
      action: "event-opened",
      about: ({ params }) => ({ details: { activityId: params.activityId } }),
    },
    run: (context, { params }, scope) => showRoll(context, scope, params.activityId),
  }),
  route({
    method: "get",
    path: "/units/{unitId}/register",
    summary: "A unit's year as a register: people, activities, a letter for each",
    permission: "event.read",
    params: unitParams,
    query: registerQuery,
    answer: register,
    audited: ofUnit("register-opened"),
    run: (context, { params, query }, scope) =>
      showRegister(context, scope, params.unitId, query.year ?? Number(context.today.slice(0, 4))),
  }),
  route({
    method: "get",
    path: "/units/{unitId}/sitting-template",
    summary: "What the page for a new sitting is filled with",
    permission: "event.record",
    params: unitParams,
    query: templateQuery,
    answer: sittingTemplate,
    audited: ofUnit("roster-opened"),
    run: (context, { params, query }, scope) => fillTemplate(context, scope, params.unitId, query),
  }),
  route({
    method: "get",
    path: "/units/{unitId}/sitting-people",
    summary: "People who may be named as lecturer, chair, helper or guest",
    permission: "event.record",
    params: unitParams,
    query: pickQuery,
    answer: pickList,
    audited: ofUnit("people-looked-up"),
    run: (context, { params, query }, scope) => pickPeople(context, scope, params.unitId, query.q),
  }),
]

const actions: readonly Route[] = [
  route({
    method: "post",
    path: "/sittings",
    summary: "Record or plan one sitting with its items and lists",
    permission: "event.record",
    body: sittingBody,
    answer: sittingRecorded,
    run: (context, { body }, scope) => recordSitting(context, scope, body),
  }),
  route({
    method: "patch",
    path: "/events/{activityId}",
    summary: "Correct an activity",
    permission: "event.record",
    params: eventParams,
    body: eventPatch,
    answer: event,
    edit: true,
    run: (context, { params, body, version }, scope) =>
      correctEvent(context, scope, params.activityId, version, body),
  }),
  route({
    method: "put",
    path: "/events/{activityId}/attendance",
    summary: "Change the list for some people",
    permission: "event.record",
    params: eventParams,
    body: attendanceChanges,
    answer: event,
    run: (context, { params, body }, scope) => changeAttendance(context, scope, params.activityId, body),
  }),
  route({
    method: "post",
    path: "/events/{activityId}/cancel",
    summary: "Call an activity off",
    permission: "event.record",
    params: eventParams,
    body: cancelBody,
    answer: event,
    edit: true,
    run: (context, { params, body, version }, scope) =>
      cancelEvent(context, scope, params.activityId, version, body.reason),
  }),
  route({
    method: "post",
    path: "/events/{activityId}/restore",
    summary: "Take a cancellation back",
    permission: "event.record",
    params: eventParams,
    body: restoreBody,
    answer: event,
    edit: true,
    run: (context, { params, body, version }, scope) =>
      restoreEvent(context, scope, params.activityId, version, body.state),
  }),
  route({
    method: "post",
    path: "/events/{activityId}/hold",
    summary: "What was planned was held: with the planned items of its sitting",
    permission: "event.record",
    params: eventParams,
    body: markHeldBody,
    answer: event,
    edit: true,
    run: (context, { params, body, version }, scope) =>
      markHeld(context, scope, params.activityId, version, body),
  }),
  route({
    method: "post",
    path: "/events/{activityId}/make-up",
    summary: "Arrange or note a make-up for people who missed it",
    permission: "event.record",
    params: eventParams,
    body: makeUpBody,
    answer: event,
    run: (context, { params, body }, scope) => makeUp(context, scope, params.activityId, body),
  }),
  route({
    method: "post",
    path: "/events/{activityId}/attendance/self",
    summary: "Record that one is there oneself; nobody has to",
    permission: "attendance.self",
    params: eventParams,
    body: z.strictObject({}),
    answer: selfRecorded,
    noTransaction: true,
    run: (context, { params }, scope) => recordOwnAttendance(context, scope, params.activityId),
  }),
]

/** Sittings recorded and corrected, lists kept, months and registers read. */
export const eventRoutes: readonly Route[] = [...reads, ...actions]
