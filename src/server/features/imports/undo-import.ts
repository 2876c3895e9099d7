import { importProblems } from "../../../contract/imports.ts"
import { Problem } from "../../http/problem.ts"
import type { Moment } from "../../moment.ts"
import { undoImport as restore } from "../exchange/index.ts"
import { fillSearchKeys } from "../search/index.ts"
import { touch } from "../standing/index.ts"
import { note } from "../trail/index.ts"
import type { RunRow } from "./queries.ts"
import { findRunning, isBusy, type Running, startRunning } from "./running.ts"
import { fillKept, storeUndone } from "./store.ts"

/** Takes back the last import of a unit: every row is what it was. */
export function undoImport(moment: Moment, run: RunRow): Running | undefined {
  const { house, actor } = moment
  const { importId } = run
  const running = findRunning(house, importId)
  if (running || run.undoneAt !== null) return running
  if (run.appliedAt === null) throw new Problem(importProblems, "import-not-ready")
  if (!run.isLast) throw new Problem(importProblems, "import-not-last")
  const { accountId } = actor
  if (isBusy(house, accountId)) throw new Problem(importProblems, "import-running")
  return startRunning(house, { importId, accountId, doing: "undoing" }, async () => {
    const undone = await restore(house.database, {
      fill: (client) => fillKept(client, importId),
      finish: async (client, rows) => {
        if (!(await storeUndone(client, importId))) throw new Problem(importProblems, "import-not-last")
        await touch(client, { everything: true })
        const details = { importId, fileName: run.fileName, rows }
        await note({ ...moment, client }, "import-undone", { unitId: run.unit.unitId, details })
      },
    })
    if (!undone.done) throw new Problem(importProblems, "import-built-on")
    await fillSearchKeys(house.database)
  })
}
