import { eventParams, unitParams } from "../event-words.ts"
import {
  lecturesMissed,
  lecturesOfUnit,
  lecturesQuery,
  meeting,
  meetingBody,
  newStudyDay,
  newTask,
  reopening,
  signBody,
  studyDayParams,
  studyDays,
  studyDaysQuery,
  taskDone,
  taskParams,
  waiting,
} from "../meetings.ts"
import type { Endpoints } from "./endpoint.ts"

export const meetingEndpoints = {
  "GET /events/{activityId}/meeting": { params: eventParams, answer: meeting },
  "PUT /events/{activityId}/meeting": { params: eventParams, body: meetingBody, answer: meeting, edit: true },
  "POST /events/{activityId}/sign": { params: eventParams, body: signBody, answer: meeting, edit: true },
  "POST /events/{activityId}/reopen": { params: eventParams, body: reopening, answer: meeting, edit: true },
  "POST /events/{activityId}/tasks": { params: eventParams, body: newTask, answer: meeting },
  "POST /events/{activityId}/tasks/{taskId}/done": { params: taskParams, body: taskDone, answer: meeting },
  "DELETE /events/{activityId}/tasks/{taskId}": { params: taskParams, answer: meeting },
  "GET /meetings/waiting": { answer: waiting },
  "GET /units/{unitId}/study-days": { params: unitParams, query: studyDaysQuery, answer: studyDays },
  "POST /units/{unitId}/study-days": { params: unitParams, body: newStudyDay, answer: studyDays },
  "DELETE /units/{unitId}/study-days/{studyDayId}": { params: studyDayParams, answer: studyDays },
  "GET /units/{unitId}/lectures": { params: unitParams, query: lecturesQuery, answer: lecturesOfUnit },
  "GET /units/{unitId}/lectures/missed": {
    params: unitParams,
    query: studyDaysQuery,
    answer: lecturesMissed,
  },
} as const satisfies Endpoints
