import { backupList } from "../backups.ts"
import type { Endpoints } from "./endpoint.ts"

export const backupEndpoints = {
  "GET /backups": { answer: backupList },
} as const satisfies Endpoints
