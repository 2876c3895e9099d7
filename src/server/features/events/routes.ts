import { type Route, route } from "../../http/route.ts"
import { changeAttendance } from "./change-attendance.ts"
import { cancelEvent, markHeld, restoreEvent } from "./change-state.ts"
import { correctEvent } from "./correct-event.ts"
import { fillTemplate, pickPeople } from "./fill-template.ts"
import { findHere } from "./find-here.ts"
import { endHallCode, openHallCode, showHallCode } from "./hall-code.ts"
import { showEvents } from "./list-events.ts"
import { makeUp } from "./make-up.ts"
import { recordOwnAttendance } from "./record-self.ts"
import { recordSitting } from "./record-sitting.ts"
import { showAbsences } from "./show-absences.ts"
import { openEvent } from "./show-event.ts"
import { showHall, sittingsIn } from "./show-hall.ts"
import { showRegister } from "./show-register.ts"
import { showRoll } from "./show-roll.ts"
import { takeMarks } from "./take-marks.ts"

/** The unit that something was read of. */
const ofUnit = ({ params }: { params: { unitId: number } }) => ({ unitId: params.unitId })

const reads: readonly Route[] = [
  route("GET /events", {
    summary: "Activities, newest first",
    permission: "event.read",
    audited: { action: "events-listed", about: ({ query }) => ({ unitId: query.unit ?? null }) },
    run: (context, { query }, scope) => showEvents(context, scope, query),
  }),
  route("GET /events/hall", {
    summary: "The lists of the day's sittings that the asker records, for a hall without a network",
    long: true,
    permission: "event.record",
    audited: {
      action: "hall-lists-taken",
      about: (_, answer) => ({ details: { activityIds: sittingsIn(answer) } }),
    },
    run: (context, _, scope) => showHall(context, scope),
  }),
  route("GET /events/{activityId}", {
    summary: "One activity, with its list as far as the reader may see names",
    long: true,
    permission: "event.read",
    audited: {
      action: "event-opened",
      about: ({ params }, { unit }) => ({
        unitId: unit.unitId,
        details: { activityId: params.activityId },
      }),
    },
    run: (context, { params }, scope) => openEvent(context, scope, params.activityId),
  }),
  route("GET /events/{activityId}/roll", {
    summary: "Whom an activity and the planned items of its sitting expect, for whoever fills the list",
    long: true,
    permission: "event.record",
    audited: {
      action: "event-opened",
      about: ({ params }) => ({ details: { activityId: params.activityId } }),
    },
    run: (context, { params }, scope) => showRoll(context, scope, params.activityId),
  }),
  route("GET /events/here", {
    summary: "The sitting that goes by a code said or shown in its hall, where it expects the asker",
    permission: "attendance.self",
    run: (context, { query }, scope) => findHere(context, scope, query),
  }),
  route("GET /events/{activityId}/hall-code", {
    summary: "What is said and shown in the hall of a sitting, for whoever records it",
    permission: "event.record",
    audited: {
      action: "event-opened",
      about: ({ params }) => ({ details: { activityId: params.activityId } }),
    },
    run: (context, { params }, scope) => showHallCode(context, scope, params.activityId),
  }),
  route("GET /units/{unitId}/register", {
    summary: "A unit's year as a register: people, activities, a letter for each",
    permission: "event.read",
    audited: { action: "register-opened", about: ofUnit },
    run: (context, { params, query }, scope) =>
      showRegister(context, scope, params.unitId, query.year ?? Number(context.today.slice(0, 4))),
  }),
  route("GET /units/{unitId}/absences", {
    summary: "Who missed what in a year and has not made it up, person by person",
    permission: "event.record",
    audited: { action: "absences-opened", about: ofUnit },
    run: (context, { params, query }, scope) =>
      showAbsences(context, scope, params.unitId, query.year ?? Number(context.today.slice(0, 4))),
  }),
  route("GET /units/{unitId}/sitting-template", {
    summary: "What the page for a new sitting is filled with",
    permission: "event.record",
    audited: { action: "roster-opened", about: ofUnit },
    run: (context, { params, query }, scope) => fillTemplate(context, scope, params.unitId, query),
  }),
  route("GET /units/{unitId}/sitting-people", {
    summary: "People who may be named as lecturer, chair, helper or guest",
    permission: "event.record",
    audited: { action: "people-looked-up", about: ofUnit },
    run: (context, { params, query }, scope) => pickPeople(context, scope, params.unitId, query.q),
  }),
]

const actions: readonly Route[] = [
  route("POST /sittings", {
    summary: "Record or plan one sitting with its items and lists",
    permission: "event.record",
    run: (context, { body }, scope) => recordSitting(context, scope, body),
  }),
  route("PATCH /events/{activityId}", {
    summary: "Correct an activity",
    permission: "event.record",
    run: (context, { params, body, version }, scope) =>
      correctEvent(context, scope, params.activityId, version, body),
  }),
  route("PUT /events/{activityId}/attendance", {
    summary: "Change the list for some people",
    long: true,
    permission: "event.record",
    run: (context, { params, body }, scope) => changeAttendance(context, scope, params.activityId, body),
  }),
  route("POST /events/{activityId}/marks", {
    summary: "What was marked without a network: written where nobody else has said otherwise meanwhile",
    permission: "event.record",
    run: (context, { params, body }, scope) => takeMarks(context, scope, params.activityId, body),
  }),
  route("POST /events/{activityId}/hall-code", {
    summary: "Open a code by which those in the hall find their sitting; nobody has to use it",
    permission: "event.record",
    run: (context, { params }, scope) => openHallCode(context, scope, params.activityId),
  }),
  route("DELETE /events/{activityId}/hall-code", {
    summary: "End the code of a hall",
    permission: "event.record",
    run: (context, { params }, scope) => endHallCode(context, scope, params.activityId),
  }),
  route("POST /events/{activityId}/cancel", {
    summary: "Call an activity off",
    permission: "event.record",
    run: (context, { params, body, version }, scope) =>
      cancelEvent(context, scope, params.activityId, version, body.reason),
  }),
  route("POST /events/{activityId}/restore", {
    summary: "Take a cancellation back",
    permission: "event.record",
    run: (context, { params, body, version }, scope) =>
      restoreEvent(context, scope, params.activityId, version, body),
  }),
  route("POST /events/{activityId}/hold", {
    summary: "What was planned was held: with the planned items of its sitting",
    long: true,
    permission: "event.record",
    run: (context, { params, body, version }, scope) =>
      markHeld(context, scope, params.activityId, version, body),
  }),
  route("POST /events/{activityId}/make-up", {
    summary: "Arrange or note a make-up for people who missed it",
    permission: "event.record",
    run: (context, { params, body }, scope) => makeUp(context, scope, params.activityId, body),
  }),
  route("POST /events/{activityId}/attendance/self", {
    summary: "Record that one is there oneself; nobody has to",
    permission: "attendance.self",
    noTransaction: true,
    run: (context, { params }, scope) => recordOwnAttendance(context, scope, params.activityId),
  }),
]

/** Sittings recorded and corrected, lists kept, months and registers read. */
export const eventRoutes: readonly Route[] = [...reads, ...actions]
