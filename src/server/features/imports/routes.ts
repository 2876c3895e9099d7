import { type Route, route } from "../../http/route.ts"
import { beginApplying, beginUndoing, sendFile } from "./begin-import.ts"
import { showImport, showImports } from "./show-import.ts"
import { giveRosterTemplate } from "./write-roster-template.ts"

export const importRoutes: readonly Route[] = [
  route("POST /units/{unitId}/imports", {
    summary: "Send in a roster (.xlsx) for a unit and see what it would change",
    permission: "roster.import",
    noTransaction: true,
    run: (context, { params, query, body }, scope) =>
      sendFile(context, scope, params.unitId, { ...query, content: body }),
  }),
  route("GET /imports", {
    summary: "Imports of rosters within one's reach, newest first",
    permission: "roster.import",
    run: (context, { query }, scope) => showImports(context, scope, query),
  }),
  route("GET /imports/template", {
    summary: "An empty workbook to fill in",
    permission: "roster.import",
    run: () => giveRosterTemplate(),
  }),
  route("GET /imports/{importId}", {
    summary: "An import: how far it is, what it would change or has changed",
    permission: "roster.import",
    audited: {
      action: "import-read",
      about: ({ params }, { unit }) => ({ unitId: unit.unitId, details: { importId: params.importId } }),
    },
    run: (context, { params }, scope) => showImport(context, scope, params.importId),
  }),
  route("POST /imports/{importId}/apply", {
    summary: "Carry out an import as its preview showed it",
    permission: "roster.import",
    noTransaction: true,
    run: (context, { params, body }, scope) => beginApplying(context, scope, params.importId, body.seen),
  }),
  route("POST /imports/{importId}/undo", {
    summary: "Take back the last import of a unit",
    permission: "roster.import",
    noTransaction: true,
    run: (context, { params }, scope) => beginUndoing(context, scope, params.importId),
  }),
]
