import { unitParams } from "../event-words.ts"
import {
  lecturer,
  lecturerMerge,
  lecturerParams,
  lecturerPatch,
  lecturersOfUnit,
  lecturerTaught,
  newLecturer,
  secretaryLectures,
  secretaryLecturesQuery,
} from "../lecturers.ts"
import type { Endpoints } from "./endpoint.ts"

const changed = lecturer.pick({ knownLecturerId: true, version: true })

export const lecturerEndpoints = {
  "GET /units/{unitId}/lecturers": { params: unitParams, answer: lecturersOfUnit },
  "POST /units/{unitId}/lecturers": {
    params: unitParams,
    body: newLecturer,
    answer: lecturer.pick({ knownLecturerId: true }),
  },
  "GET /units/{unitId}/lecturers/{knownLecturerId}": { params: lecturerParams, answer: lecturerTaught },
  "PATCH /units/{unitId}/lecturers/{knownLecturerId}": {
    params: lecturerParams,
    body: lecturerPatch,
    answer: changed,
    edit: true,
  },
  "POST /units/{unitId}/lecturers/{knownLecturerId}/merge": {
    params: lecturerParams,
    body: lecturerMerge,
    answer: changed,
  },
  "GET /units/{unitId}/secretary-lectures": {
    params: unitParams,
    query: secretaryLecturesQuery,
    answer: secretaryLectures,
  },
} as const satisfies Endpoints
