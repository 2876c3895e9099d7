import type { AttachmentKind } from "../../../domain/events/attachments.ts"
import type { FileStore, Stored } from "../../files/index.ts"
import type { Queryable } from "../../request-context.ts"

/** Whoever adds to the files of a unit waits here for whoever else does, so that both fit. */
export async function waitForRoom(client: Queryable, unitId: number): Promise<void> {
  await client.query("select pg_advisory_xact_lock(hashtext('xueer attachments'), $1)", [unitId])
}

export async function addUpload(
  client: Queryable,
  upload: {
    readonly activityId: number
    readonly accountId: number
    readonly name: string
    readonly bytes: number
  },
): Promise<number> {
  const { rows } = await client.query<{ readonly id: number }>(
    "insert into upload (activity_id, account_id, name, bytes) values ($1, $2, $3, $4) returning upload_id as id",
    [upload.activityId, upload.accountId, upload.name, upload.bytes],
  )
  return rows[0]?.id ?? 0
}

/** Whoever goes on with an upload waits here for whoever else does. */
export async function waitForUpload(client: Queryable, uploadId: number): Promise<void> {
  await client.query("select from upload where upload_id = $1 for update", [uploadId])
}

/** Writes down a chunk whose content is in the store. */
export async function addPart(
  client: Queryable,
  uploadId: number,
  firstByte: number,
  { sha256, bytes }: Stored,
): Promise<void> {
  await client.query(
    `with told as (update upload set touched_at = now() where upload_id = $1)
     insert into upload_part (upload_id, first_byte, bytes, sha256) values ($1, $2, $3, $4)`,
    [uploadId, firstByte, bytes, sha256],
  )
}

const letGo = `insert into content_let_go as l (activity_id, sha256, bytes)`
const onceMore = "on conflict (activity_id, sha256) do update set let_go_at = now()"

/** Notes the chunks of uploads that nothing will name any more. */
const notePartsOf = (which: string) => `${letGo}
  select distinct on (u.activity_id, p.sha256) u.activity_id, p.sha256, p.bytes
    from upload u join upload_part p using (upload_id) where ${which} ${onceMore}`
const noteParts = notePartsOf("u.upload_id = $1")

/** The upload becomes an attachment: its chunks are no longer needed. Answers the attachment's number. */
export async function addAttachment(
  client: Queryable,
  uploadId: number,
  attachment: Stored & {
    readonly activityId: number
    readonly accountId: number
    readonly name: string
    readonly kind: AttachmentKind
  },
): Promise<number> {
  const { activityId, accountId, name, kind, sha256, bytes } = attachment
  const { rows } = await client.query<{ readonly id: number }>(
    `with added as (
       insert into attachment (activity_id, account_id, name, kind, sha256, bytes) values ($2, $3, $4, $5, $6, $7)
       returning attachment_id),
     told as (update upload set attachment_id = (select attachment_id from added), touched_at = now() where upload_id = $1),
     noted as (${noteParts}),
     gone as (delete from upload_part where upload_id = $1)
     select attachment_id as id from added`,
    [uploadId, activityId, accountId, name, kind, sha256, bytes],
  )
  return rows[0]?.id ?? 0
}

export async function removeUpload(client: Queryable, uploadId: number): Promise<void> {
  await client.query(`with noted as (${noteParts}) delete from upload where upload_id = $1`, [uploadId])
}

/** Takes an attachment out; false when it is gone already. */
export async function removeAttachmentRow(client: Queryable, attachmentId: number): Promise<boolean> {
  const { rowCount } = await client.query(
    `with gone as (delete from attachment where attachment_id = $1 returning activity_id, sha256, bytes)
     ${letGo} select activity_id, sha256, bytes from gone ${onceMore}`,
    [attachmentId],
  )
  return rowCount === 1
}

/** Lets go of uploads that nothing has come of for a day. */
export async function forgetOldUploads(client: Queryable): Promise<void> {
  const old = "touched_at < now() - interval '1 day'"
  await client.query(`with noted as (${notePartsOf(`u.${old}`)}) delete from upload where ${old}`)
}

/** Lets go of the notes of contents that are no longer in the store. */
export async function forgetCleared(client: Queryable, files: FileStore): Promise<void> {
  const old = "let_go_at < now() - interval '1 day'"
  const { rows } = await client.query<{ readonly sha256: string }>(
    `select distinct sha256 from content_let_go where ${old}`,
  )
  for (const { sha256 } of rows) {
    if (!(await files.has(sha256)))
      await client.query(`delete from content_let_go where sha256 = $1 and ${old}`, [sha256])
  }
}
