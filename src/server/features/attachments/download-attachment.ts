import type { FileOut } from "../../../contract/wire.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { attachmentKinds } from "../../../domain/events/attachments.ts"
import { activityWithin, isSittingClosed } from "../../access/index.ts"
import type { FileStore } from "../../files/index.ts"
import { Problem, problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { findContent } from "./queries.ts"

/** The content of an attachment, for whoever may read the minutes of its sitting. */
export async function downloadAttachment(
  context: RequestContext,
  scope: Scope<"event.read">,
  attachmentId: number,
): Promise<FileOut> {
  const found = await findContent(context.client, attachmentId)
  if (!found) throw problem("not-found")
  await refuseOutOfReach(context, scope, found.items)
  const { name, kind, bytes, sha256, unitId } = found
  const { files } = context.app
  if (!(await files.has(sha256))) throw lost(sha256)
  return { name, media: attachmentKinds[kind].media, bytes, content: read(files, sha256), unitId }
}

/** Opened when the first of it is asked for: what is never asked for stays closed. */
async function* read(files: FileStore, sha256: string) {
  const content = await files.open(sha256)
  if (!content) throw lost(sha256)
  yield* content
}

function lost(sha256: string): Error {
  return new Error(`the content ${sha256} of an attachment is not in the store`)
}

/** One item that may be read is enough: the attachments are those of the sitting. */
async function refuseOutOfReach(
  context: RequestContext,
  scope: Scope<"event.read">,
  items: readonly number[],
): Promise<void> {
  const [first = 0] = items
  if (await isSittingClosed(context, scope, first)) throw problem("not-found")
  for (const [place, item] of items.entries()) {
    try {
      await activityWithin(context, scope, item)
      return
    } catch (error) {
      if (!(error instanceof Problem) || place === items.length - 1) throw error
    }
  }
}
