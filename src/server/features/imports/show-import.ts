import { setTimeout as pause } from "node:timers/promises"
import type { z } from "zod"
import type { ImportHead, importRun } from "../../../contract/imports.ts"
import { cutPage } from "../../../contract/wire.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { cursorOf, numberIn } from "../../cursor.ts"
import { problem } from "../../http/problem.ts"
import type { AppContext, RequestContext } from "../../request-context.ts"
import { findRun, listRuns, namesOf, previewIn, type RunRow } from "./queries.ts"
import { findRunning, type Running } from "./running.ts"
import { numbersIn, shownPreview } from "./stored-preview.ts"

/** Milliseconds that whoever begins something waits for its end; a long one goes on after the answer. */
const patience = 8000

const usual = 20

/** The import, when the scope reaches the unit it is for. */
export async function runWithin(
  { client }: Pick<RequestContext, "client">,
  scope: Scope<"roster.import">,
  importId: number,
): Promise<RunRow> {
  const run = await findRun(client, scope, importId)
  if (!run) throw problem("not-found")
  return run
}

/** An import with what its file says and would do. */
export async function showImport(
  context: RequestContext,
  scope: Scope<"roster.import">,
  importId: number,
): Promise<z.infer<typeof importRun>> {
  const run = await runWithin(context, scope, importId)
  const preview = await previewIn(context.client, importId)
  const names = await namesOf(context.client, numbersIn(preview))
  const seen = "digest" in preview ? preview.digest : null
  return { ...headOf(context.app, run), preview: shownPreview(preview, names, context.language), seen }
}

/** The same once what was begun has ended, or has gone on for a while. */
export async function showAfter(
  context: RequestContext,
  scope: Scope<"roster.import">,
  importId: number,
  running: Running | undefined,
): Promise<z.infer<typeof importRun>> {
  if (running) await Promise.race([running.ended, pause(patience, undefined, { ref: false })])
  return await showImport(context, scope, importId)
}

/** A page of the imports within reach, newest first. */
export async function showImports(
  { client, app }: RequestContext,
  scope: Scope<"roster.import">,
  query: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
) {
  const limit = query.limit ?? usual
  const rows = await listRuns(client, scope, numberIn(query.cursor), limit + 1)
  const page = cutPage(rows, limit, (last) => cursorOf(last.importId))
  return { items: page.items.map((run) => headOf(app, run)), next: page.next }
}

/** An import as lists show it. */
function headOf(app: AppContext, run: RunRow): ImportHead {
  const { accountId: _, path: __, kept: ___, hasContent, isLast, ...head } = run
  const running = findRunning(app, run.importId)
  const state = stateOf(run, running)
  const applies = (state === "ready" || state === "outdated") && hasContent
  const can = applies ? (["apply"] as const) : state === "applied" && isLast ? (["undo"] as const) : []
  return { ...head, state, sheet: running?.sheet ?? null, can: [...can] }
}

function stateOf(run: RunRow, running: Running | undefined): ImportHead["state"] {
  if (running) return running.doing
  if (run.undoneAt !== null) return "undone"
  if (run.appliedAt !== null) return "applied"
  // Nobody is looking any more: the server was stopped in the middle.
  return run.kept === "checking" ? "failed" : run.kept
}
