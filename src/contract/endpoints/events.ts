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
} from "../event-actions.ts"
import { codeQuestion, hallCode, sittingHere } from "../event-codes.ts"
import { hall, hallMarks, marksTaken } from "../event-marks.ts"
import { eventParams, unitParams } from "../event-words.ts"
import {
  absences,
  event,
  eventRoll,
  eventsPage,
  eventsQuery,
  pickList,
  pickQuery,
  register,
  registerQuery,
  sittingTemplate,
  templateQuery,
} from "../events.ts"
import { emptyBody } from "../wire.ts"
import type { Endpoints } from "./endpoint.ts"

export const eventEndpoints = {
  "GET /events": { query: eventsQuery, answer: eventsPage },
  "GET /events/hall": { answer: hall },
  "GET /events/here": { query: codeQuestion, answer: sittingHere },
  "GET /events/{activityId}": { params: eventParams, answer: event },
  "GET /events/{activityId}/roll": { params: eventParams, answer: eventRoll },
  "GET /events/{activityId}/hall-code": { params: eventParams, answer: hallCode },
  "POST /events/{activityId}/hall-code": { params: eventParams, body: emptyBody, answer: hallCode },
  "DELETE /events/{activityId}/hall-code": { params: eventParams, answer: hallCode },
  "GET /units/{unitId}/register": { params: unitParams, query: registerQuery, answer: register },
  "GET /units/{unitId}/absences": { params: unitParams, query: registerQuery, answer: absences },
  "GET /units/{unitId}/sitting-template": {
    params: unitParams,
    query: templateQuery,
    answer: sittingTemplate,
  },
  "GET /units/{unitId}/sitting-people": { params: unitParams, query: pickQuery, answer: pickList },
  "POST /sittings": { body: sittingBody, answer: sittingRecorded },
  "PATCH /events/{activityId}": { params: eventParams, body: eventPatch, answer: event, edit: true },
  "PUT /events/{activityId}/attendance": { params: eventParams, body: attendanceChanges, answer: event },
  "POST /events/{activityId}/marks": { params: eventParams, body: hallMarks, answer: marksTaken },
  "POST /events/{activityId}/cancel": { params: eventParams, body: cancelBody, answer: event, edit: true },
  "POST /events/{activityId}/restore": { params: eventParams, body: restoreBody, answer: event, edit: true },
  "POST /events/{activityId}/hold": { params: eventParams, body: markHeldBody, answer: event, edit: true },
  "POST /events/{activityId}/make-up": { params: eventParams, body: makeUpBody, answer: event },
  "POST /events/{activityId}/attendance/self": {
    params: eventParams,
    body: emptyBody,
    answer: selfRecorded,
  },
} as const satisfies Endpoints
