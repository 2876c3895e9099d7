import type { z } from "zod"
import type { importRun } from "../../../contract/imports.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import type { RequestContext } from "../../request-context.ts"
import { applyImport } from "./apply-import.ts"
import { previewImport, type SentFile } from "./preview-import.ts"
import { runWithin, showAfter } from "./show-import.ts"
import { undoImport } from "./undo-import.ts"

/** What is begun over the API and waited for a while: it goes on after the answer. */

type Shown = z.infer<typeof importRun>

/** Takes a file in and looks at it. */
export async function sendFile(
  context: RequestContext,
  scope: Scope<"roster.import">,
  unitId: number,
  file: SentFile,
): Promise<Shown> {
  const running = await previewImport(context, scope, unitId, file)
  return await showAfter(context, scope, running.importId, running)
}

/** Carries an import out. */
export async function beginApplying(
  context: RequestContext,
  scope: Scope<"roster.import">,
  importId: number,
  seen: string,
): Promise<Shown> {
  const running = await applyImport(context, await runWithin(context, scope, importId), seen)
  return await showAfter(context, scope, importId, running)
}

/** Takes an import back. */
export async function beginUndoing(
  context: RequestContext,
  scope: Scope<"roster.import">,
  importId: number,
): Promise<Shown> {
  const running = undoImport(context, await runWithin(context, scope, importId))
  return await showAfter(context, scope, importId, running)
}
