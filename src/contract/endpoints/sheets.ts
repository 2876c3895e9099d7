import { calendarQuery } from "../calendar.ts"
import { concernsQuery } from "../concerns.ts"
import { eventsQuery, registerQuery } from "../events.ts"
import { unitLeaveQuery } from "../leave.ts"
import { lecturerParams, secretaryLecturesQuery } from "../lecturers.ts"
import { lecturesQuery, studyDaysQuery } from "../meetings.ts"
import { boardQuery, branchesQuery } from "../overview-boards.ts"
import { dueQuery, peopleStandingQuery } from "../overview-homes.ts"
import { rosterQuery } from "../people.ts"
import { planParams, plansQuery } from "../plans.ts"
import { gapsQuery } from "../responsibilities.ts"
import { summaryParams } from "../summaries.ts"
import { topicParams, topicsQuery, topicUnitsQuery } from "../topics.ts"
import { unitTrainingQuery } from "../training.ts"
import { unitParams, unitsQuery } from "../units.ts"
import { venueMonthQuery, venueParams } from "../venues.ts"
import { fileOut } from "../wire.ts"
import type { Endpoints } from "./endpoint.ts"

/** A sheet holds the whole list. */
const whole = { limit: true, cursor: true } as const
const file = { answer: fileOut, file: true } as const

export const sheetEndpoints = {
  "GET /sheets/events": { query: eventsQuery.omit(whole), ...file },
  "GET /sheets/people": { query: rosterQuery.omit(whole), ...file },
  "GET /sheets/units": { query: unitsQuery.omit(whole), ...file },
  "GET /sheets/boards": { query: boardQuery, ...file },
  "GET /sheets/boards/branches": { query: branchesQuery.omit(whole), ...file },
  "GET /sheets/board/{unitId}": { params: unitParams, query: boardQuery, ...file },
  "GET /sheets/board/{unitId}/branches": { params: unitParams, query: branchesQuery.omit(whole), ...file },
  "GET /sheets/units/{unitId}/register": { params: unitParams, query: registerQuery, ...file },
  "GET /sheets/units/{unitId}/absences": { params: unitParams, query: registerQuery, ...file },
  "GET /sheets/units/{unitId}/training": {
    params: unitParams,
    query: peopleStandingQuery.omit({ cursor: true }),
    ...file,
  },
  "GET /sheets/units/{unitId}/training-records": {
    params: unitParams,
    query: unitTrainingQuery.omit(whole),
    ...file,
  },
  "GET /sheets/calendar": { query: calendarQuery, ...file },
  "GET /sheets/units/{unitId}/plans/{year}": { params: planParams, ...file },
  "GET /sheets/units/{unitId}/plans/{year}/below": {
    params: planParams,
    query: plansQuery.omit(whole),
    ...file,
  },
  "GET /sheets/units/{unitId}/leave": { params: unitParams, query: unitLeaveQuery, ...file },
  "GET /sheets/units/{unitId}/make-ups": { params: unitParams, ...file },
  "GET /sheets/units/{unitId}/study-days": { params: unitParams, query: studyDaysQuery, ...file },
  "GET /sheets/units/{unitId}/study-days/sittings": { params: unitParams, query: studyDaysQuery, ...file },
  "GET /sheets/units/{unitId}/study-days/members": { params: unitParams, query: studyDaysQuery, ...file },
  "GET /sheets/units/{unitId}/reminders": { params: unitParams, ...file },
  "GET /sheets/units/{unitId}/venues": { params: unitParams, ...file },
  "GET /sheets/units/{unitId}/venues/{venueId}": { params: venueParams, query: venueMonthQuery, ...file },
  "GET /sheets/units/{unitId}/lecturers": { params: unitParams, ...file },
  "GET /sheets/units/{unitId}/lecturers/{knownLecturerId}": { params: lecturerParams, ...file },
  "GET /sheets/units/{unitId}/secretary-lectures": {
    params: unitParams,
    query: secretaryLecturesQuery,
    ...file,
  },
  "GET /sheets/units/{unitId}/lectures": { params: unitParams, query: lecturesQuery.omit(whole), ...file },
  "GET /sheets/units/{unitId}/turns": { params: unitParams, ...file },
  "GET /sheets/units/{unitId}/concerns": { params: unitParams, query: concernsQuery.omit(whole), ...file },
  "GET /sheets/units/{unitId}/topics": { params: unitParams, query: topicsQuery, ...file },
  "GET /sheets/units/{unitId}/topics/{topicId}/units": {
    params: topicParams,
    query: topicUnitsQuery.omit(whole),
    ...file,
  },
  "GET /sheets/units/{unitId}/mix": { params: unitParams, query: topicsQuery, ...file },
  "GET /sheets/units/{unitId}/due": { params: unitParams, query: dueQuery, ...file },
  "GET /sheets/board/{unitId}/due": { params: unitParams, query: dueQuery, ...file },
  "GET /sheets/units/{unitId}/responsibilities": { params: unitParams, ...file },
  "GET /sheets/units/{unitId}/responsibilities/gaps": {
    params: unitParams,
    query: gapsQuery.omit(whole),
    ...file,
  },
  "GET /sheets/units/{unitId}/summaries/{period}": { params: summaryParams, ...file },
} as const satisfies Endpoints
