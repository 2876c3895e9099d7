import type { ImportHead } from "../../../contract/imports.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { within } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"
import type { StoredPreview } from "./stored-preview.ts"

/** An import as it is kept. */
export interface RunRow extends Omit<ImportHead, "state" | "sheet" | "can"> {
  readonly accountId: number
  readonly path: string
  readonly kept: StoredPreview["state"]
  /** Whether the file is still there. */
  readonly hasContent: boolean
  /** Whether it is the last one of its unit that was carried out. */
  readonly isLast: boolean
}

const columns = `r.import_run_id as "importId", json_build_object('unitId', u.unit_id, 'name', u.name) as unit,
  u.path::text as path, r.file_name as "fileName", r.account_id as "accountId", a.name as by,
  to_json(r.previewed_at) #>> '{}' as "previewedAt", to_json(r.applied_at) #>> '{}' as "appliedAt",
  to_json(r.undone_at) #>> '{}' as "undoneAt", r.preview->>'state' as kept, r.content is not null as "hasContent",
  r.undo is not null as "isLast"`
const from = "from import_run r join unit u using (unit_id) join account a on a.account_id = r.account_id"

/** Imports within a scope before one of them, newest first. */
export async function listRuns(
  client: Queryable,
  scope: Scope<"roster.import">,
  before: number | undefined,
  limit: number,
): Promise<RunRow[]> {
  const values: unknown[] = [before ?? 2_147_483_647, limit]
  const reach = within(scope, values, { path: "u.path" })
  const { rows } = await client.query<RunRow>(
    `select ${columns} ${from} where r.import_run_id < $1 and ${reach} order by r.import_run_id desc limit $2`,
    values,
  )
  return rows
}

/** An import within a scope. */
export async function findRun(
  client: Queryable,
  scope: Scope<"roster.import">,
  importId: number,
): Promise<RunRow | undefined> {
  const values: unknown[] = [importId]
  const reach = within(scope, values, { path: "u.path" })
  const { rows } = await client.query<RunRow>(
    `select ${columns} ${from} where r.import_run_id = $1 and ${reach}`,
    values,
  )
  return rows[0]
}

/** What was found in a file. */
export async function previewIn(client: Queryable, importId: number): Promise<StoredPreview> {
  const { rows } = await client.query<{ preview: StoredPreview }>(
    "select preview from import_run where import_run_id = $1",
    [importId],
  )
  return rows[0]?.preview ?? { state: "failed" }
}

/** A file, while it is kept. */
export async function contentOf(client: Queryable, importId: number): Promise<Buffer | undefined> {
  const { rows } = await client.query<{ content: Buffer | null }>(
    "select content from import_run where import_run_id = $1",
    [importId],
  )
  return rows[0]?.content ?? undefined
}

/** The names of people by their numbers. */
export async function namesOf(
  client: Queryable,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<[string, string]>({
    text: "select code, name from member where code = any($1)",
    values: [codes],
    rowMode: "array",
  })
  return new Map(rows)
}
