import { importProblems } from "../../../contract/imports.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { unitWithin } from "../../access/index.ts"
import { isNearlyFull } from "../../disk-space.ts"
import { FileRefused } from "../../documents/workbook/index.ts"
import { Problem, problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import type { Holds } from "../dated/index.ts"
import { readFile } from "./read-file.ts"
import { isBusy, isCrowded, type Running, startRunning } from "./running.ts"
import { addRun, storePreview } from "./store.ts"
import { previewOf, refusedPreview, type SinceSaid } from "./stored-preview.ts"

/** A workbook as it was sent, and since when what it changes holds: from a day on, or always. */
export interface SentFile {
  readonly fileName: string
  readonly content: Uint8Array
  readonly from?: Day | undefined
  readonly always?: "true" | undefined
}

/** Takes a file and begins to look what it would change; nothing is changed yet. */
export async function previewImport(
  context: RequestContext,
  scope: Scope<"roster.import">,
  unitId: number,
  file: SentFile,
): Promise<Running> {
  const { client, app, actor, today, reason } = context
  const { fileName, content, from, always } = file
  if (from !== undefined && from > today) throw problem("holds-later")
  const holds: Holds | undefined = always ? "always" : from === undefined ? undefined : { from }
  const since: SinceSaid = { ...(holds ? { holds } : {}), ...(reason === undefined ? {} : { reason }) }
  const { path } = await unitWithin(context, scope, unitId)
  if (isNearlyFull(app.env.dataDir)) throw problem("disk-full")
  if (isBusy(app, actor.accountId)) throw new Problem(importProblems, "import-running")
  if (isCrowded(app)) throw problem("busy")
  const { accountId } = actor
  const importId = await addRun(client, {
    accountId,
    unitId,
    fileName,
    content,
    preview: { state: "checking", ...since },
  })
  await audit(context, "import-previewed", { unitId, details: { importId, fileName, bytes: content.length } })
  return startRunning(app, { importId, accountId, doing: "checking" }, async (progress) => {
    const { pool } = app.database
    try {
      const finish = () => Promise.reject(new Error("a look changes nothing"))
      const reading = { content, login: actor.login, today, path, check: true, progress, finish, since }
      await storePreview(pool, importId, previewOf(await readFile(app, reading), since))
    } catch (error) {
      if (!(error instanceof FileRefused)) {
        await storePreview(pool, importId, { state: "failed" })
        throw error
      }
      // The file has a name of ours here; its own is known to whoever sent it.
      const { sheet: _, ...fault } = error.fault
      await storePreview(pool, importId, refusedPreview(fault))
    }
  })
}
