import { z } from "zod"
import {
  attendanceChanges,
  cancelBody,
  eventPatch,
  holdBody,
  makeUpBody,
  restoreBody,
  selfRecorded,
  sittingBody,
  sittingRecorded,
} from "../../../contract/event-deeds.ts"
import { eventParams, unitParams } from "../../../contract/event-words.ts"
import {
  event,
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
import { cancelEvent, holdEvent, restoreEvent } from "./change-state.ts"
import { correctEvent } from "./correct-event.ts"
import { fillTemplate, pickPeople } from "./fill-template.ts"
import { showEvents, showMonth } from "./list-events.ts"
import { makeUp } from "./make-up.ts"
import { recordOwnAttendance } from "./record-self.ts"
import { recordSitting } from "./record-sitting.ts"
import { showEvent } from "./show-event.ts"
import { showRegister } from "./show-register.ts"

/** What is said of activities: their own looks, each with the unit it was about. */
const ofUnit = (deed: string) => ({
  deed,
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
    look: { deed: "events-listed", about: ({ query }) => ({ unitId: query.unit ?? null }) },
    run: (moment, { query }, scope) => showEvents(moment, scope, query),
  }),
  route({
    method: "get",
    path: "/events/month",
    summary: "The activities of a month, day by day",
    permission: "event.read",
    query: monthQuery,
    answer: eventsMonth,
    look: { deed: "events-listed", about: ({ query }) => ({ unitId: query.unit ?? null }) },
    run: (moment, { query }, scope) => showMonth(moment, scope, query),
  }),
  route({
    method: "get",
    path: "/events/{activityId}",
    summary: "One activity, with its list as far as the reader may see names",
    permission: "event.read",
    params: eventParams,
    answer: event,
    look: {
      deed: "event-opened",
      about: ({ params }, { unit }) => ({
        unitId: unit.unitId,
        details: { activityId: params.activityId },
      }),
    },
    run: (moment, { params }, scope) => showEvent(moment, scope, params.activityId),
  }),
  route({
    method: "get",
    path: "/units/{unitId}/register",
    summary: "A unit's year as a register: people, activities, a letter for each",
    permission: "event.read",
    params: unitParams,
    query: registerQuery,
    answer: register,
    look: ofUnit("register-opened"),
    run: (moment, { params, query }, scope) =>
      showRegister(moment, scope, params.unitId, query.year ?? Number(moment.today.slice(0, 4))),
  }),
  route({
    method: "get",
    path: "/units/{unitId}/sitting-template",
    summary: "What the page for a new sitting is filled with",
    permission: "event.record",
    params: unitParams,
    query: templateQuery,
    answer: sittingTemplate,
    look: ofUnit("roster-opened"),
    run: (moment, { params, query }, scope) => fillTemplate(moment, scope, params.unitId, query),
  }),
  route({
    method: "get",
    path: "/units/{unitId}/sitting-people",
    summary: "People who may be named as lecturer, chair, helper or guest",
    permission: "event.record",
    params: unitParams,
    query: pickQuery,
    answer: pickList,
    look: ofUnit("people-looked-up"),
    run: (moment, { params, query }, scope) => pickPeople(moment, scope, params.unitId, query.q),
  }),
]

const deeds: readonly Route[] = [
  route({
    method: "post",
    path: "/sittings",
    summary: "Record or plan one sitting with its items and lists",
    permission: "event.record",
    body: sittingBody,
    answer: sittingRecorded,
    run: (moment, { body }, scope) => recordSitting(moment, scope, body),
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
    run: (moment, { params, body, version }, scope) =>
      correctEvent(moment, scope, params.activityId, version, body),
  }),
  route({
    method: "put",
    path: "/events/{activityId}/attendance",
    summary: "Change the list for some people",
    permission: "event.record",
    params: eventParams,
    body: attendanceChanges,
    answer: event,
    run: (moment, { params, body }, scope) =>
      changeAttendance(moment, scope, params.activityId, body.changes),
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
    run: (moment, { params, body, version }, scope) =>
      cancelEvent(moment, scope, params.activityId, version, body.reason),
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
    run: (moment, { params, body, version }, scope) =>
      restoreEvent(moment, scope, params.activityId, version, body.state),
  }),
  route({
    method: "post",
    path: "/events/{activityId}/hold",
    summary: "What was planned was held: with the planned items of its sitting",
    permission: "event.record",
    params: eventParams,
    body: holdBody,
    answer: event,
    edit: true,
    run: (moment, { params, body, version }, scope) =>
      holdEvent(moment, scope, params.activityId, version, body),
  }),
  route({
    method: "post",
    path: "/events/{activityId}/make-up",
    summary: "Arrange or note a make-up for people who missed it",
    permission: "event.record",
    params: eventParams,
    body: makeUpBody,
    answer: event,
    run: (moment, { params, body }, scope) => makeUp(moment, scope, params.activityId, body),
  }),
  route({
    method: "post",
    path: "/events/{activityId}/attendance/self",
    summary: "Record that one is there oneself; nobody has to",
    permission: "attendance.self",
    params: eventParams,
    body: z.strictObject({}),
    answer: selfRecorded,
    alone: true,
    run: (moment, { params }, scope) => recordOwnAttendance(moment, scope, params.activityId),
  }),
]

/** Sittings recorded and corrected, lists kept, months and registers read. */
export const eventRoutes: readonly Route[] = [...reads, ...deeds]
