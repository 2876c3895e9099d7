import { createHash } from "node:crypto"
import type { z } from "zod"
import type { chunkQuery, upload } from "../../../contract/attachments.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { isNearlyFull } from "../../disk-space.ts"
import { keepFile } from "../../files/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { ownUpload } from "./attachable.ts"
import { attachmentProblem } from "./attachment-problem.ts"
import { listParts, type UploadRow } from "./queries.ts"
import { addPart, waitForUpload } from "./store.ts"

type Upload = z.output<typeof upload>

/**
 * Takes the next chunk of an upload. A chunk that has come before is taken once; one that does not begin where the last
 * ended is refused, with the place to go on from.
 */
export async function receiveChunk(
  context: RequestContext,
  scope: Scope<"event.record">,
  uploadId: number,
  { offset, sha256 }: z.output<typeof chunkQuery>,
  chunk: Uint8Array,
): Promise<Upload> {
  const { client, app } = context
  await waitForUpload(client, uploadId)
  const { upload } = await ownUpload(context, scope, uploadId)
  const { received, bytes } = upload
  const digest = createHash("sha256").update(chunk).digest("hex")
  if (sha256 !== undefined && sha256 !== digest) throw attachmentProblem("chunk-damaged")
  if (offset < received && (await hasCome(context, upload, offset, digest))) return upload
  const fits = upload.attachmentId === null && chunk.length > 0 && offset + chunk.length <= bytes
  if (offset !== received || !fits) throw attachmentProblem("upload-elsewhere", { received }, { received })
  if (isNearlyFull(app.env.dataDir)) throw problem("disk-full")
  const content = async function* () {
    yield chunk
  }
  const stored = await app.files.put(content())
  await keepFile(client, app.files, stored, content)
  await addPart(client, uploadId, offset, stored)
  return { ...upload, received: received + chunk.length }
}

async function hasCome(
  { client }: RequestContext,
  { uploadId }: UploadRow,
  offset: number,
  digest: string,
): Promise<boolean> {
  const parts = await listParts(client, uploadId)
  return parts.some(({ firstByte, sha256 }) => firstByte === offset && sha256 === digest)
}
