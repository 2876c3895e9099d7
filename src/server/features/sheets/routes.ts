import type { FileOut } from "../../../contract/wire.ts"
import { type Route, route } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { boardSheet, branchesSheet } from "./board-sheets.ts"
import { gapsSheet, responsibilitiesSheet, summarySheet } from "./duty-sheets.ts"
import { absencesSheet, eventsSheet } from "./event-sheets.ts"
import { groupMembersSheet, groupSittingsSheet, studyDaysSheet } from "./group-sheets.ts"
import { leaveSheet, makeUpsSheet, remindersSheet } from "./leave-sheets.ts"
import { peopleSheet, trainingSheet } from "./people-sheets.ts"
import { planSheet, plansSheet } from "./plan-sheets.ts"
import { registerSheet } from "./register-sheet.ts"
import { boardDueSheet, calendarSheet, unitDueSheet } from "./rhythm-sheets.ts"
import {
  bookingsSheet,
  concernsSheet,
  lecturersSheet,
  lecturesSheet,
  mixSheet,
  secretaryLecturesSheet,
  taughtSheet,
  topicsSheet,
  topicUnitsSheet,
  turnsSheet,
  venuesSheet,
} from "./study-sheets.ts"
import { trainingRecordsSheet } from "./training-sheet.ts"
import { unitsSheet } from "./unit-sheet.ts"

/** Whoever takes a list along leaves an entry: which list, of which unit. */
const taken = (list: string) => ({
  action: "list-taken",
  about: (_: unknown, { unitId }: FileOut) => ({ unitId, details: { list } }),
})

/** Records, people and boards. */
const records: readonly Route[] = [
  route("GET /sheets/events", {
    summary: "A list of activities as a sheet",
    permission: "event.read",
    audited: taken("events"),
    run: (context, { query }, scope) => eventsSheet(context, scope, query),
  }),
  route("GET /sheets/people", {
    summary: "A roster as a sheet, with what the page shows of each",
    permission: "member.read",
    audited: taken("people"),
    run: (context, { query }, scope) => peopleSheet(context, scope, query),
  }),
  route("GET /sheets/units", {
    summary: "Units as a sheet",
    permission: "unit.read",
    audited: taken("units"),
    run: (context, { query }, scope) => unitsSheet(context, scope, query),
  }),
  route("GET /sheets/boards", {
    summary: "The board of all units that somebody looks after as a sheet",
    permission: "board.read",
    audited: taken("board"),
    run: (context, { query }, scope) => boardSheet(context, scope, null, query),
  }),
  route("GET /sheets/boards/branches", {
    summary: "The units below all that somebody looks after that stand as asked, as a sheet",
    permission: "board.read",
    audited: taken("branches"),
    run: (context, { query }, scope) => branchesSheet(context, scope, null, query),
  }),
  route("GET /sheets/board/{unitId}", {
    summary: "A board as a sheet",
    permission: "board.read",
    audited: taken("board"),
    run: (context, { params, query }, scope) => boardSheet(context, scope, params.unitId, query),
  }),
  route("GET /sheets/board/{unitId}/branches", {
    summary: "The units below one that stand as asked, as a sheet",
    permission: "board.read",
    audited: taken("branches"),
    run: (context, { params, query }, scope) => branchesSheet(context, scope, params.unitId, query),
  }),
  route("GET /sheets/units/{unitId}/register", {
    summary: "A unit's year as a register, as a sheet",
    permission: "event.read",
    audited: taken("register"),
    run: (context, { params, query }, scope) =>
      registerSheet(context, scope, params.unitId, query.year ?? Number(context.today.slice(0, 4))),
  }),
  route("GET /sheets/units/{unitId}/absences", {
    summary: "Who missed what in a year and has not made it up, as a sheet",
    permission: "event.record",
    audited: taken("absences"),
    run: (context, { params, query }, scope) =>
      absencesSheet(context, scope, params.unitId, query.year ?? Number(context.today.slice(0, 4))),
  }),
  route("GET /sheets/units/{unitId}/training", {
    summary: "How the people of a unit stand in their training, as a sheet",
    permission: "member.read",
    audited: taken("training"),
    run: (context, { params, query }, scope) => trainingSheet(context, scope, params.unitId, query),
  }),
  route("GET /sheets/units/{unitId}/training-records", {
    summary: "Training of the people of a unit as it was registered, as a sheet",
    permission: "member.read",
    audited: taken("training-records"),
    run: (context, { params, query }, scope) => trainingRecordsSheet(context, scope, params.unitId, query),
  }),
]

const thisYear = ({ today }: RequestContext) => Number(today.slice(0, 4))

/** What is planned, agreed and kept beside the records. */
const work: readonly Route[] = [
  route("GET /sheets/calendar", {
    summary: "A calendar as a sheet, a row for each activity",
    permission: "event.read",
    audited: taken("calendar"),
    run: (context, { query }, scope) => calendarSheet(context, scope, query),
  }),
  route("GET /sheets/units/{unitId}/plans/{year}", {
    summary: "The lines of a unit's plan as a sheet, with what was held",
    permission: "plan.read",
    audited: taken("plan"),
    run: (context, { params }, scope) => planSheet(context, scope, params.unitId, params.year),
  }),
  route("GET /sheets/units/{unitId}/plans/{year}/below", {
    summary: "The plans of the units below one as a sheet",
    permission: "board.read",
    audited: taken("plans"),
    run: (context, { params, query }, scope) => plansSheet(context, scope, params, query),
  }),
  route("GET /sheets/units/{unitId}/leave", {
    summary: "Leave of the people of a unit as a sheet",
    permission: "leave.read",
    audited: taken("leave"),
    run: (context, { params, query }, scope) =>
      leaveSheet(context, scope, params.unitId, query.which ?? "current"),
  }),
  route("GET /sheets/units/{unitId}/make-ups", {
    summary: "Make-ups that are asked for or arranged in a unit as a sheet",
    permission: "event.record",
    audited: taken("make-ups"),
    run: (context, { params }, scope) => makeUpsSheet(context, scope, params.unitId),
  }),
  route("GET /sheets/units/{unitId}/study-days", {
    summary: "Days of self-study of a central group as a sheet",
    permission: "event.read",
    audited: taken("study-days"),
    run: (context, { params, query }, scope) =>
      studyDaysSheet(context, scope, params.unitId, query.year ?? thisYear(context)),
  }),
  route("GET /sheets/units/{unitId}/study-days/sittings", {
    summary: "What a central group held and plans in a year as a sheet",
    permission: "event.read",
    audited: taken("group-sittings"),
    run: (context, { params, query }, scope) =>
      groupSittingsSheet(context, scope, params.unitId, query.year ?? thisYear(context)),
  }),
  route("GET /sheets/units/{unitId}/study-days/members", {
    summary: "The days of each member of a central group as a sheet",
    permission: "event.read",
    audited: taken("group-members"),
    run: (context, { params, query }, scope) =>
      groupMembersSheet(context, scope, params.unitId, query.year ?? thisYear(context)),
  }),
  route("GET /sheets/units/{unitId}/reminders", {
    summary: "What a unit was asked after as a sheet",
    permission: "standing.read",
    audited: taken("reminders"),
    run: (context, { params }, scope) => remindersSheet(context, scope, params.unitId),
  }),
  route("GET /sheets/units/{unitId}/venues", {
    summary: "The places that a unit may use as a sheet",
    permission: "study.read",
    audited: taken("venues"),
    run: (context, { params }, scope) => venuesSheet(context, scope, params.unitId),
  }),
  route("GET /sheets/units/{unitId}/venues/{venueId}", {
    summary: "Who uses a place in a month as a sheet",
    permission: "study.read",
    audited: taken("bookings"),
    run: (context, { params, query }, scope) => bookingsSheet(context, scope, params, query.month),
  }),
  route("GET /sheets/units/{unitId}/lecturers", {
    summary: "The lecturers that a unit may choose as a sheet",
    permission: "study.read",
    audited: taken("lecturers"),
    run: (context, { params }, scope) => lecturersSheet(context, scope, params.unitId),
  }),
  route("GET /sheets/units/{unitId}/lecturers/{knownLecturerId}", {
    summary: "What a lecturer has taught as a sheet",
    permission: "study.read",
    audited: taken("taught"),
    run: (context, { params }, scope) => taughtSheet(context, scope, params),
  }),
  route("GET /sheets/units/{unitId}/secretary-lectures", {
    summary: "Whether secretaries have given this year's lecture as a sheet",
    permission: "standing.read",
    audited: taken("secretary-lectures"),
    run: (context, { params, query }, scope) =>
      secretaryLecturesSheet(context, scope, params.unitId, query.year ?? thisYear(context)),
  }),
  route("GET /sheets/units/{unitId}/lectures", {
    summary: "Whom the party lectures of a year have reached as a sheet",
    permission: "member.read",
    audited: taken("lectures"),
    run: (context, { params, query }, scope) => lecturesSheet(context, scope, params.unitId, query),
  }),
  route("GET /sheets/units/{unitId}/turns", {
    summary: "Whose turn it is in the rotas of a unit as a sheet",
    permission: "study.read",
    audited: taken("turns"),
    run: (context, { params }, scope) => turnsSheet(context, scope, params.unitId),
  }),
  route("GET /sheets/units/{unitId}/concerns", {
    summary: "The problems that a unit joins to its study as a sheet",
    permission: "study.read",
    audited: taken("concerns"),
    run: (context, { params, query }, scope) => concernsSheet(context, scope, params.unitId, query),
  }),
  route("GET /sheets/units/{unitId}/topics", {
    summary: "The topics of a year as a sheet",
    permission: "study.read",
    audited: taken("topics"),
    run: (context, { params, query }, scope) =>
      topicsSheet(context, scope, params.unitId, query.year ?? thisYear(context)),
  }),
  route("GET /sheets/units/{unitId}/topics/{topicId}/units", {
    summary: "Which branches have studied a topic as a sheet",
    permission: "study.read",
    audited: taken("topic-units"),
    run: (context, { params, query }, scope) => topicUnitsSheet(context, scope, params, query),
  }),
  route("GET /sheets/units/{unitId}/mix", {
    summary: "What a unit's year was about as a sheet",
    permission: "study.read",
    audited: taken("mix"),
    run: (context, { params, query }, scope) =>
      mixSheet(context, scope, params.unitId, query.year ?? thisYear(context)),
  }),
  route("GET /sheets/units/{unitId}/due", {
    summary: "What a unit has to do in the days ahead as a sheet",
    permission: "standing.read",
    audited: taken("due"),
    run: (context, { params, query }, scope) => unitDueSheet(context, scope, params.unitId, query),
  }),
  route("GET /sheets/board/{unitId}/due", {
    summary: "What falls due for the units below one as a sheet",
    permission: "board.read",
    audited: taken("due"),
    run: (context, { params, query }, scope) => boardDueSheet(context, scope, params.unitId, query),
  }),
  route("GET /sheets/units/{unitId}/responsibilities", {
    summary: "Who answers for learning in a unit as a sheet",
    permission: "plan.read",
    audited: taken("responsibilities"),
    run: (context, { params }, scope) => responsibilitiesSheet(context, scope, params.unitId),
  }),
  route("GET /sheets/units/{unitId}/responsibilities/gaps", {
    summary: "Who answers for learning in the units below, and what is missing, as a sheet",
    permission: "board.read",
    audited: taken("gaps"),
    run: (context, { params, query }, scope) => gapsSheet(context, scope, params.unitId, query),
  }),
  route("GET /sheets/units/{unitId}/summaries/{period}", {
    summary: "The figures of a summary as a sheet",
    permission: "plan.read",
    audited: taken("summary"),
    run: (context, { params }, scope) => summarySheet(context, scope, params.unitId, params.period),
  }),
]

/** Every list and board: what a page shows its reader, whole. */
export const sheetRoutes: readonly Route[] = [...records, ...work]
