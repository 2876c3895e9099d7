import { importProblems } from "../../../contract/imports.ts"
import { isNearlyFull } from "../../disk-space.ts"
import { Problem, problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import type { ImportReport } from "../exchange/index.ts"
import { fillSearchKeys } from "../search/index.ts"
import { contentOf, previewIn, type RunRow } from "./queries.ts"
import { readFile } from "./read-file.ts"
import { findRunning, isBusy, isCrowded, type Running, startRunning } from "./running.ts"
import { storeApplied, storePreview } from "./store.ts"
import { previewOf } from "./stored-preview.ts"

/** What is there now is not what the preview saw. */
class Outdated extends Error {
  readonly report: ImportReport

  constructor(report: ImportReport) {
    super("the preview is outdated")
    this.report = report
  }
}

/**
 * Carries out an import as its preview showed it. Where the district has changed meanwhile so that it would do
 * something else, nothing is done and there is a new preview.
 */
export async function applyImport(
  context: RequestContext,
  run: RunRow,
  said: string,
): Promise<Running | undefined> {
  const { app, client, actor, today } = context
  const { importId } = run
  const running = findRunning(app, importId)
  if (running || run.appliedAt !== null) return running
  if (isNearlyFull(app.env.dataDir)) throw problem("disk-full")
  if (isBusy(app, actor.accountId)) throw new Problem(importProblems, "import-running")
  if (isCrowded(app)) throw problem("busy")
  const seen = await previewIn(client, importId)
  const content = await contentOf(client, importId)
  const ready = seen.state === "ready" || seen.state === "outdated"
  if (!ready || content === undefined) throw new Problem(importProblems, "import-not-ready")
  // Another tab, or somebody else, may have been shown another one since.
  if (seen.digest !== said) throw new Problem(importProblems, "import-changed")
  const { accountId, login } = actor
  // Somebody else may have begun it while this was read.
  const begun = findRunning(app, importId)
  if (begun) return begun
  return startRunning(app, { importId, accountId, doing: "applying" }, async (progress) => {
    const finish = async (transaction: Parameters<typeof storeApplied>[0], report: ImportReport) => {
      if (report.digest !== seen.digest) throw new Outdated(report)
      if (!(await storeApplied(transaction, importId, seen.digest)))
        throw new Error(`import ${importId} is over already, or has another preview`)
      await audit({ ...context, client: transaction }, "workbook-imported", {
        unitId: run.unit.unitId,
        details: { importId, fileName: run.fileName, sheets: report.sheets },
      })
    }
    const { pool } = app.database
    try {
      const report = await readFile(app, {
        content,
        login,
        today,
        path: run.path,
        check: false,
        progress,
        finish,
        since: seen,
      })
      if (!report.done) await storePreview(pool, importId, previewOf(report, seen))
    } catch (error) {
      if (!(error instanceof Outdated)) throw error
      await storePreview(pool, importId, previewOf(error.report, seen, "outdated"))
    }
    await fillSearchKeys(app.database)
  })
}
