import { platformQuery, platformRecords } from "../platform-record.ts"
import { unitParams } from "../units.ts"
import { fileOut } from "../wire.ts"
import type { Endpoints } from "./endpoint.ts"

export const platformRecordEndpoints = {
  "GET /units/{unitId}/platform-record": {
    params: unitParams,
    query: platformQuery,
    answer: platformRecords,
  },
  "GET /sheets/units/{unitId}/platform-record": {
    params: unitParams,
    query: platformQuery,
    answer: fileOut,
    file: true,
  },
} as const satisfies Endpoints
