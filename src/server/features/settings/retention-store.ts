import type { RetentionKind } from "../../../contract/settings-retention.ts"
import type { Queryable } from "../../request-context.ts"

/** What goes of each kind once it is older than `$1` days. */
const gone: Readonly<Record<Exclude<RetentionKind, "leavers">, string>> = {
  notices: "delete from notice where seen_at < now() - $1::int * interval '1 day'",
  // The last one that was carried out can be taken back, and stays for that.
  imports: `delete from import_run
             where undo is null and coalesce(undone_at, applied_at, previewed_at) < now() - $1::int * interval '1 day'`,
  reveals: "delete from reveal_day where on_day < (now() at time zone 'Asia/Shanghai')::date - $1::int",
  backups: "delete from backup where removed_at < now() - $1::int * interval '1 day'",
  // Of each job the last run that was done says when that was.
  runs: `delete from job_run
          where begun_at < now() - $1::int * interval '1 day' and outcome is not null
            and job_run_id not in
              (select distinct on (job) job_run_id from job_run where outcome = 'done' order by job, begun_at desc)`,
  suggestions: "delete from suggestion where answered_at < now() - $1::int * interval '1 day'",
  confirmations: `delete from confirmation
                   where coalesce(settled_at, expires_at) < now() - $1::int * interval '1 day'`,
}

/** Lets go of what is older than so many days; how many rows that were. */
export async function letGo(client: Queryable, kind: keyof typeof gone, days: number): Promise<number> {
  const { rowCount } = await client.query(gone[kind], [days])
  return rowCount ?? 0
}
