import { cutPage } from "../../../contract/wire.ts"
import { cursorOf, numberIn } from "../../cursor.ts"
import { type Route, route } from "../../http/route.ts"
import { applyImport } from "./apply-import.ts"
import { previewImport } from "./preview-import.ts"
import { listRuns } from "./queries.ts"
import { headOf, runWithin, showAfter, showImport } from "./show-import.ts"
import { undoImport } from "./undo-import.ts"
import { writeRosterTemplate } from "./write-roster-template.ts"

const usual = 20
export const importRoutes: readonly Route[] = [
  route("POST /units/{unitId}/imports", {
    summary: "Send in a roster (.xlsx) for a unit and see what it would change",
    permission: "roster.import",
    noTransaction: true,
    run: async (context, { params, query, body }, scope) => {
      const content: unknown = body
      if (!(content instanceof Uint8Array)) throw new Error("a file comes as bytes")
      const running = await previewImport(context, scope, params.unitId, { name: query.fileName, content })
      return await showAfter(context, scope, running.importId, running)
    },
  }),
  route("GET /imports", {
    summary: "Imports of rosters within one's reach, newest first",
    permission: "roster.import",
    run: async ({ client, app }, { query }, scope) => {
      const limit = query.limit ?? usual
      const rows = await listRuns(client, scope, numberIn(query.cursor), limit + 1)
      const page = cutPage(rows, limit, (last) => cursorOf(last.importId))
      return { items: page.items.map((run) => headOf(app, run)), next: page.next }
    },
  }),
  route("GET /imports/template", {
    summary: "An empty workbook to fill in",
    permission: "roster.import",
    run: async () => ({ fileName: "党员名册.xlsx", base64: await writeRosterTemplate() }),
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
    run: async (context, { params: { importId } }, scope) =>
      showAfter(
        context,
        scope,
        importId,
        await applyImport(context, await runWithin(context, scope, importId)),
      ),
  }),
  route("POST /imports/{importId}/undo", {
    summary: "Take back the last import of a unit",
    permission: "roster.import",
    noTransaction: true,
    run: async (context, { params: { importId } }, scope) =>
      showAfter(context, scope, importId, undoImport(context, await runWithin(context, scope, importId))),
  }),
]
