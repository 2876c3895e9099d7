import { jobList, jobParams } from "../jobs.ts"
import type { Endpoints } from "./endpoint.ts"

export const jobEndpoints = {
  "GET /jobs": { answer: jobList },
  "POST /jobs/{job}/run": { params: jobParams, answer: jobList },
} as const satisfies Endpoints
