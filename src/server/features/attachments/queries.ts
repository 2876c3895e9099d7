import type { AttachmentKind } from "../../../domain/events/attachments.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import type { Queryable } from "../../request-context.ts"

/** An attachment as it is stored, with the item it was added at. */
export interface AttachmentRow {
  readonly attachmentId: number
  readonly name: string
  readonly kind: AttachmentKind
  readonly bytes: number
  readonly addedAt: string
  readonly addedBy: string
  readonly activityId: number
  readonly activityKind: ActivityKind
  readonly path: string
}

const columns = `t.attachment_id as "attachmentId", t.name, t.kind, t.bytes, c.name as "addedBy",
  to_char(t.added_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as "addedAt",
  a.activity_id as "activityId", a.kind as "activityKind", u.path::text as path`

const joined = `attachment t join activity a using (activity_id) join unit u using (unit_id)
  join account c on c.account_id = t.account_id`

/** The attachments of the sitting of an activity, in the order they were added. */
export async function listAttachments(client: Queryable, activityId: number): Promise<AttachmentRow[]> {
  const { rows } = await client.query<AttachmentRow>(
    `select ${columns} from ${joined}
      where a.sitting_id = (select sitting_id from activity where activity_id = $1) order by t.attachment_id`,
    [activityId],
  )
  return rows
}

export async function readAttachment(
  client: Queryable,
  attachmentId: number,
): Promise<AttachmentRow | undefined> {
  const { rows } = await client.query<AttachmentRow>(
    `select ${columns} from ${joined} where t.attachment_id = $1`,
    [attachmentId],
  )
  return rows[0]
}

/** Where the content of an attachment is found, and at which items of its sitting it may be read. */
export interface ContentRow {
  readonly name: string
  readonly kind: AttachmentKind
  readonly bytes: number
  readonly sha256: string
  readonly unitId: number
  /** The items that share its sitting, the one it was added at first. */
  readonly items: number[]
}

export async function findContent(client: Queryable, attachmentId: number): Promise<ContentRow | undefined> {
  const { rows } = await client.query<ContentRow>(
    `select t.name, t.kind, t.bytes, t.sha256, a.unit_id as "unitId",
            array(select o.activity_id from activity o where o.sitting_id = a.sitting_id
                   order by o.activity_id <> a.activity_id, o.activity_id) as items
       from attachment t join activity a using (activity_id) where t.attachment_id = $1`,
    [attachmentId],
  )
  return rows[0]
}

/** An upload as it stands. */
export interface UploadRow {
  readonly uploadId: number
  readonly activityId: number
  readonly accountId: number
  readonly name: string
  readonly bytes: number
  readonly received: number
  readonly attachmentId: number | null
}

const uploadColumns = `l.upload_id as "uploadId", l.activity_id as "activityId", l.account_id as "accountId", l.name, l.bytes,
  l.attachment_id as "attachmentId",
  (select coalesce(sum(p.bytes), 0)::int from upload_part p where p.upload_id = l.upload_id) as received`

export async function readUpload(client: Queryable, uploadId: number): Promise<UploadRow | undefined> {
  const { rows } = await client.query<UploadRow>(
    `select ${uploadColumns} from upload l where l.upload_id = $1`,
    [uploadId],
  )
  return rows[0]
}

/** What an account has begun to send to an activity and not finished, in that order. */
export async function listUploads(
  client: Queryable,
  activityId: number,
  accountId: number,
): Promise<UploadRow[]> {
  const { rows } = await client.query<UploadRow>(
    `select ${uploadColumns} from upload l
      where l.activity_id = $1 and l.account_id = $2 and l.attachment_id is null order by l.upload_id`,
    [activityId, accountId],
  )
  return rows
}

/** A chunk that has come. */
export interface PartRow {
  readonly firstByte: number
  readonly bytes: number
  readonly sha256: string
}

/** The chunks of an upload in their order. */
export async function listParts(client: Queryable, uploadId: number): Promise<PartRow[]> {
  const { rows } = await client.query<PartRow>(
    `select first_byte as "firstByte", bytes, sha256 from upload_part where upload_id = $1 order by first_byte`,
    [uploadId],
  )
  return rows
}

/** What there is already beside an activity, with what is on its way. */
export interface Taken {
  readonly unitId: number
  readonly year: number
  /** Files of its sitting. */
  readonly files: number
  /** Bytes of its unit's activities of the year. */
  readonly bytes: number
  /** Bytes of these activities that nothing names any more, and that are not cleared yet. */
  readonly letGo: number
}

export async function sumTaken(client: Queryable, activityId: number): Promise<Taken> {
  const { rows } = await client.query<Taken>(
    `with asked as (select unit_id, sitting_id, extract(year from starts_on)::int as year from activity where activity_id = $1),
     theirs as (
       select a.activity_id from asked join activity a on a.unit_id = asked.unit_id
          and a.starts_on >= make_date(asked.year, 1, 1) and a.starts_on < make_date(asked.year + 1, 1, 1)),
     held as (
       select x.bytes from theirs
         join (select activity_id, bytes from attachment
               union all select activity_id, bytes from upload where attachment_id is null) x using (activity_id))
     select unit_id as "unitId", year, (select coalesce(sum(held.bytes), 0)::float8 from held) as bytes,
            (select coalesce(sum(l.bytes), 0)::float8
               from (select distinct on (l.sha256) l.sha256, l.bytes from theirs join content_let_go l using (activity_id)) l
              where not exists (select from named_file n where n.sha256 = l.sha256)) as "letGo",
            (select count(*)::int from activity o join (select activity_id from attachment
               union all select activity_id from upload where attachment_id is null) x using (activity_id)
              where o.sitting_id = asked.sitting_id) as files
       from asked`,
    [activityId],
  )
  const taken = rows[0]
  if (!taken) throw new Error(`activity ${activityId} is gone`)
  return taken
}
