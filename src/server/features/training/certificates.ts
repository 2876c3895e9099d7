import { createReadStream } from "node:fs"
import { rm, stat } from "node:fs/promises"
import type { Training } from "../../../contract/training.ts"
import type { FileOut } from "../../../contract/wire.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import {
  type AttachmentKind,
  attachmentKinds,
  nameFor,
  refusedByName,
} from "../../../domain/events/attachments.ts"
import { secrecyMarkInName } from "../../../domain/shared/secrecy-mark.ts"
import { certificateLimits } from "../../../domain/training/certificates.ts"
import { memberWithin } from "../../access/index.ts"
import { inTransaction } from "../../db/index.ts"
import { isNearlyFull } from "../../disk-space.ts"
import { inspectApart } from "../../documents/strangers/index.ts"
import { draftsFolder, type FileStore, keepFile, newDraftPath, writeDraft } from "../../files/index.ts"
import { fewAtOnce } from "../../http/few-at-once.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { attachmentProblem, refusedFile } from "../attachments/index.ts"
import { audit } from "../audit/index.ts"
import { openFor } from "./change-training.ts"
import { findCertificate, readTraining, type TrainingRow } from "./queries.ts"
import { trainingNow } from "./show-training.ts"
import { addCertificate, removeCertificateRow } from "./store.ts"
import { trainingProblem } from "./training-problem.ts"

/** Files that are looked at at one time, each in memory until then; one of an account. */
const looking = fewAtOnce(5, 1)

/**
 * Takes a certificate of a training that may be changed: looked at as attachments are, in a process of its own, put into
 * the store, and then named, in one transaction with its entry. The same file twice is one.
 */
export async function addCertificateFile(
  context: RequestContext,
  scope: Scope<"training.enter">,
  trainingId: number,
  name: string,
  content: Uint8Array,
): Promise<Training> {
  await inTransaction(context.app.database.requests, async (client) => {
    refuseFull(await openFor({ ...context, client }, scope, trainingId, "change"))
  })
  const mark = secrecyMarkInName(name)
  if (mark !== undefined) throw attachmentProblem("marked-secret", { mark })
  const refused = refusedByName(name)
  if (refused !== undefined) throw attachmentProblem(refused)
  if (content.length === 0) throw attachmentProblem("file-damaged")
  if (isNearlyFull(context.app.env.dataDir)) throw problem("disk-full")
  await looking(context.actor.accountId, () => lookAndKeep(context, scope, trainingId, name, content))
  return await trainingNow(context, trainingId)
}

function refuseFull({ certificates }: TrainingRow): void {
  const { files } = certificateLimits
  if (certificates.length >= files) throw trainingProblem("training-certificates", { most: files })
}

async function lookAndKeep(
  context: RequestContext,
  scope: Scope<"training.enter">,
  trainingId: number,
  name: string,
  content: Uint8Array,
): Promise<void> {
  const folder = draftsFolder(context.app.env)
  const draft = await writeDraft(folder, whole(content))
  const anew = await newDraftPath(folder)
  try {
    const found = await inspectApart(context.actor.accountId, draft.path, name, anew)
    if (found === "busy") throw problem("busy")
    if (found === "no-room") throw problem("disk-full")
    if ("refused" in found) throw refusedFile(found)
    const path = found.anew ? anew : draft.path
    if ((await stat(path)).size > certificateLimits.fileBytes)
      throw attachmentProblem("file-too-large", { most: certificateLimits.fileBytes })
    await keep(context, scope, trainingId, { name: nameFor(name, found.kind), kind: found.kind, path })
  } finally {
    await rm(draft.path, { force: true })
    await rm(anew, { force: true })
  }
}

async function* whole(content: Uint8Array) {
  yield content
}

async function keep(
  context: RequestContext,
  scope: Scope<"training.enter">,
  trainingId: number,
  { name, kind, path }: { readonly name: string; readonly kind: AttachmentKind; readonly path: string },
): Promise<void> {
  const { app, actor } = context
  const content = () => createReadStream(path)
  const stored = await app.files.put(content())
  await inTransaction(app.database.requests, async (client) => {
    const within = { ...context, client }
    const row = await openFor(within, scope, trainingId, "change")
    await keepFile(client, app.files, stored, content)
    refuseFull(row)
    const { accountId } = actor
    if (!(await addCertificate(client, { ...stored, trainingId, accountId, name, kind }))) return
    const { sha256, bytes } = stored
    await audit(within, "certificate-added", { ...about(row), details: { trainingId, name, sha256, bytes } })
  })
}

function about({ unit, member }: TrainingRow) {
  return { unitId: unit?.unitId ?? null, memberId: member.memberId }
}

/** The content of a certificate, for whoever may read the training. */
export async function downloadCertificate(
  context: RequestContext,
  scope: Scope<"member.read">,
  trainingId: number,
  certificateId: number,
): Promise<FileOut> {
  const { client, today, app } = context
  const row = await readTraining(client, trainingId, today)
  if (!row) throw problem("not-found")
  await memberWithin(context, scope, row.member.memberId)
  const found = await findCertificate(client, trainingId, certificateId)
  if (!found) throw problem("not-found")
  const { name, kind, bytes, sha256 } = found
  if (!(await app.files.has(sha256))) throw lost(sha256)
  const unitId = row.unit?.unitId ?? null
  return { name, media: attachmentKinds[kind].media, bytes, content: read(app.files, sha256), unitId }
}

/** Opened when the first of it is asked for: what is never asked for stays closed. */
async function* read(files: FileStore, sha256: string) {
  const content = await files.open(sha256)
  if (!content) throw lost(sha256)
  yield* content
}

function lost(sha256: string): Error {
  return new Error(`the content ${sha256} of a certificate is not in the store`)
}

/** Takes a certificate out of a training that may be changed. Its content goes when nothing names it any more. */
export async function removeCertificate(
  context: RequestContext,
  scope: Scope<"training.enter">,
  trainingId: number,
  certificateId: number,
): Promise<Training> {
  const row = await openFor(context, scope, trainingId, "change")
  const found = await findCertificate(context.client, trainingId, certificateId)
  if (!found) throw problem("not-found")
  await removeCertificateRow(context.client, certificateId)
  const { name, sha256, bytes } = found
  await audit(context, "certificate-removed", { ...about(row), details: { trainingId, name, sha256, bytes } })
  return await trainingNow(context, trainingId)
}
