import { createReadStream } from "node:fs"
import { rm, stat } from "node:fs/promises"
import type { z } from "zod"
import type { attachment } from "../../../contract/attachments.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { type AttachmentKind, attachmentLimits, nameFor } from "../../../domain/events/attachments.ts"
import { changeRecord } from "../../access/index.ts"
import { inTransaction } from "../../db/index.ts"
import { type Inspected, inspectApart } from "../../documents/strangers/index.ts"
import { draftsFolder, keepFile, newDraftPath, writeDraft } from "../../files/index.ts"
import { fewAtOnce } from "../../http/few-at-once.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { ownUpload } from "./attachable.ts"
import { attachmentProblem, refusedFile } from "./attachment-problem.ts"
import { shownAttachment } from "./attachments-of.ts"
import { listParts, readAttachment, readUpload, type UploadRow } from "./queries.ts"
import { addAttachment, removeUpload, waitForUpload } from "./store.ts"

type Attachment = z.output<typeof attachment>

/**
 * Uploads that are put together at one time: each lies whole on the disk until it has been looked at, one after the
 * other, and a file made for it takes half a minute.
 */
const puttingTogether = fewAtOnce(20, 2)

/**
 * Makes an attachment out of an upload that is all there: puts it together, looks at it in a process of its own, puts
 * what is kept into the store, and then names it, with the entry of the audit log, in one transaction. Until that
 * commits there is the upload, whole, and it can be finished again; afterwards there is the attachment. What is refused
 * is gone.
 */
export async function finishUpload(
  context: RequestContext,
  scope: Scope<"event.record">,
  uploadId: number,
): Promise<Attachment> {
  const { upload, unitId } = await ownUpload(context, scope, uploadId)
  if (upload.attachmentId !== null) return await shown(context, upload.attachmentId)
  const { received } = upload
  if (received !== upload.bytes) throw attachmentProblem("upload-incomplete", { received }, { received })
  return await puttingTogether(context.actor.accountId, () => putTogether(context, upload, unitId))
}

async function putTogether(context: RequestContext, upload: UploadRow, unitId: number): Promise<Attachment> {
  const { uploadId, bytes } = upload
  const folder = draftsFolder(context.app.env)
  const draft = await writeDraft(folder, contentOf(context, uploadId))
  const anew = await newDraftPath(folder)
  try {
    if (draft.bytes !== bytes) throw new Error(`upload ${uploadId} is not what came of it`)
    const found = await inspectApart(context.actor.accountId, draft.path, upload.name, anew)
    if (found === "busy") throw problem("busy")
    if (found === "no-room") throw problem("disk-full")
    if ("refused" in found) return await refuse(context, upload, unitId, found)
    const path = found.anew ? anew : draft.path
    if ((await stat(path)).size > attachmentLimits.fileBytes)
      return await refuse(context, upload, unitId, { refused: "size" })
    return await shown(context, await keep(context, upload, unitId, found.kind, path))
  } finally {
    await rm(draft.path, { force: true })
    await rm(anew, { force: true })
  }
}

/** The chunks of an upload, one after another. */
async function* contentOf({ app, client }: RequestContext, uploadId: number) {
  for (const { sha256 } of await listParts(client, uploadId)) {
    const content = await app.files.open(sha256)
    if (!content) throw new Error(`chunk ${sha256} of upload ${uploadId} is not in the store`)
    yield* content
  }
}

async function keep(
  context: RequestContext,
  { uploadId, activityId, name: sent }: UploadRow,
  unitId: number,
  kind: AttachmentKind,
  path: string,
): Promise<number> {
  const { app, actor } = context
  const content = () => createReadStream(path)
  const stored = await app.files.put(content())
  return await inTransaction(app.database.requests, async (client) => {
    await waitForUpload(client, uploadId)
    const now = await readUpload(client, uploadId)
    if (!now) throw problem("not-found")
    // Somebody was faster; nobody needs to know.
    if (now.attachmentId !== null) return now.attachmentId
    await changeRecord({ ...context, client }, activityId)
    await keepFile(client, app.files, stored, content)
    const name = nameFor(sent, kind)
    const { accountId } = actor
    const attachmentId = await addAttachment(client, uploadId, {
      ...stored,
      activityId,
      accountId,
      name,
      kind,
    })
    const { sha256, bytes } = stored
    const details = { activityId, attachmentId, name, sha256, bytes }
    await audit({ ...context, client }, "attachment-added", { unitId, details })
    return attachmentId
  })
}

/** Lets go of the upload, and says why. */
async function refuse(
  context: RequestContext,
  { uploadId, activityId, name }: UploadRow,
  unitId: number,
  found: Extract<Inspected, { refused: unknown }> | { readonly refused: "size" },
): Promise<never> {
  await inTransaction(context.app.database.requests, async (client) => {
    await removeUpload(client, uploadId)
    const details = { activityId, name, why: found.refused }
    await audit({ ...context, client }, "attachment-refused", { unitId, details })
  })
  throw refusedFile(found)
}

async function shown(context: RequestContext, attachmentId: number): Promise<Attachment> {
  const row = await readAttachment(context.client, attachmentId)
  if (!row) throw problem("not-found")
  return shownAttachment(context, row)
}
