import { type Route, route } from "../../http/route.ts"
import { recordsSheet, showRecords } from "./show-records.ts"

/** Records as the provincial platform wants them, so that nobody types them again. */
export const platformRecordRoutes: readonly Route[] = [
  route("GET /units/{unitId}/platform-record", {
    summary: "What a unit and its groups held in a month, as the provincial platform wants it",
    permission: "event.record",
    audited: {
      action: "platform-record-read",
      about: ({ params, query }) => ({ unitId: params.unitId, details: { month: query.month } }),
    },
    run: (context, { params, query }, scope) => showRecords(context, scope, params.unitId, query.month),
  }),
  route("GET /sheets/units/{unitId}/platform-record", {
    summary: "The same as a sheet to import there",
    permission: "event.record",
    audited: {
      action: "platform-record-read",
      about: ({ params, query }) => ({ unitId: params.unitId, details: { month: query.month } }),
    },
    run: (context, { params, query }, scope) => recordsSheet(context, scope, params.unitId, query.month),
  }),
]
