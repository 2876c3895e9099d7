import { mostWorkdayBytes } from "../workday-limits.ts"
import { importWorkdaysQuery, workdayMedia, workdayYearParams, workdayYears } from "../workdays.ts"
import type { Endpoints } from "./endpoint.ts"

export const workdayEndpoints = {
  "GET /workdays": { answer: workdayYears },
  "POST /workdays": {
    query: importWorkdaysQuery,
    bytes: { media: workdayMedia, most: mostWorkdayBytes },
    answer: workdayYears,
  },
  "DELETE /workdays/{year}": { params: workdayYearParams, answer: workdayYears },
} as const satisfies Endpoints
