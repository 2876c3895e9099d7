import {
  callCorrected,
  callMade,
  callParams,
  reminderDraft,
  reminderQuery,
  reminderSent,
  reminders,
  remindersQuery,
  remindersSent,
} from "../reminders.ts"
import { unitParams } from "../units.ts"
import { emptyBody, nothing } from "../wire.ts"
import type { Endpoints } from "./endpoint.ts"

export const reminderEndpoints = {
  "GET /reminders/draft": { query: reminderQuery, answer: reminderDraft },
  "POST /reminders": { body: reminderSent, answer: remindersSent },
  "GET /units/{unitId}/reminders": { params: unitParams, query: remindersQuery, answer: reminders },
  "POST /units/{unitId}/calls": { params: unitParams, body: callMade, answer: nothing },
  "POST /units/{unitId}/calls/{reminderId}/correct": {
    params: callParams,
    body: callCorrected,
    answer: nothing,
  },
  "POST /units/{unitId}/calls/{reminderId}/take-back": {
    params: callParams,
    body: emptyBody,
    answer: nothing,
  },
} as const satisfies Endpoints
