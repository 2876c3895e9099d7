import { type Route, route } from "../../http/route.ts"
import { changeLecturer, enterLecturer, mergeLecturers } from "./keep-lecturer.ts"
import { readLecturer, readLecturers } from "./read-lecturers.ts"
import { readSecretaryLectures } from "./read-secretary-lectures.ts"

export const lecturerRoutes: readonly Route[] = [
  route("GET /units/{unitId}/lecturers", {
    summary: "The lecturers that a unit may choose, and names at its activities that are in no register",
    permission: "study.read",
    run: (context, { params }, scope) => readLecturers(context, scope, params.unitId),
  }),
  route("POST /units/{unitId}/lecturers", {
    summary: "Enter a lecturer, of the roster or from outside",
    permission: "study.keep",
    run: async (context, { params, body }, scope) => ({
      knownLecturerId: await enterLecturer(context, scope, params.unitId, body),
    }),
  }),
  route("GET /units/{unitId}/lecturers/{knownLecturerId}", {
    summary: "A lecturer with what they taught",
    permission: "study.read",
    run: (context, { params }, scope) => readLecturer(context, scope, params),
  }),
  route("PATCH /units/{unitId}/lecturers/{knownLecturerId}", {
    summary: "Change what is kept of a lecturer",
    permission: "study.keep",
    run: (context, { params, body, version }, scope) => changeLecturer(context, scope, params, version, body),
  }),
  route("POST /units/{unitId}/lecturers/{knownLecturerId}/merge", {
    summary: "Make one of two lecturers who are the same person",
    permission: "study.keep",
    run: (context, { params, body }, scope) => mergeLecturers(context, scope, params, body.intoId),
  }),
  route("GET /units/{unitId}/secretary-lectures", {
    summary: "Whether the secretaries of a unit and of those below it have given this year's lecture",
    permission: "standing.read",
    audited: { action: "year-seen", about: ({ params }) => ({ unitId: params.unitId }) },
    run: (context, { params, query }, scope) =>
      readSecretaryLectures(context, scope, params.unitId, query.year ?? Number(context.today.slice(0, 4))),
  }),
]
