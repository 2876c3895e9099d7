import { importProblems } from "../../../contract/imports.ts"
import { Problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { undoImport as restore } from "../exchange/index.ts"
import { fillSearchKeys } from "../search/index.ts"
import type { RunRow } from "./queries.ts"
import { findRunning, isBusy, type Running, startRunning } from "./running.ts"
import { fillUndoLog, storeUndone } from "./store.ts"

/** Takes back the last import of a unit: every row is what it was. */
export function undoImport(context: RequestContext, run: RunRow): Running | undefined {
  const { app, actor } = context
  const { importId } = run
  const running = findRunning(app, importId)
  if (running || run.undoneAt !== null) return running
  if (run.appliedAt === null) throw new Problem(importProblems, "import-not-ready")
  if (!run.isLast) throw new Problem(importProblems, "import-not-last")
  const { accountId } = actor
  if (isBusy(app, accountId)) throw new Problem(importProblems, "import-running")
  return startRunning(app, { importId, accountId, doing: "undoing" }, async () => {
    const undone = await restore(app.database, {
      actor: actor.login,
      fill: (client) => fillUndoLog(client, importId),
      finish: async (client, rows) => {
        if (!(await storeUndone(client, importId))) throw new Problem(importProblems, "import-not-last")
        const details = { importId, fileName: run.fileName, rows }
        await audit({ ...context, client }, "import-undone", { unitId: run.unit.unitId, details })
      },
    })
    if (!undone.done) throw new Problem(importProblems, "import-built-on")
    await fillSearchKeys(app.database)
  })
}
