import type { Client } from "pg"
import { keepVersion, planContent } from "../plans/index.ts"

/** Which plans are filed before a file is brought in or taken back: only what was filed before is amended by it. */
export async function noteFiled(client: Client): Promise<void> {
  await client.query(
    "create temp table plan_filed_before on commit drop as select study_plan_id from study_plan where filed_on is not null",
  )
}

/** Lines that a file brings to a plan, or that an import left in it, by the plan `p`. */
export const linesOf = {
  file: "(p.unit_id, p.year) in (select unit_id, year from stage_plan_line)",
  import: (transaction: string) =>
    `((p.unit_id, p.year) in (select (was ->> 'unit_id')::int, (was ->> 'year')::int from kept_row
                               where table_name = 'plan_line' and was is not null)
      or exists (select from plan_line l where l.unit_id = p.unit_id and l.year = p.year
                    and l.xmin = '${BigInt(transaction)}'::text::xid))`,
}

/** Notes what the plans with such lines say; nobody writes them meanwhile. */
export async function notePlans(client: Client, lines: string): Promise<void> {
  await client.query(`select from study_plan p where ${lines} order by p.study_plan_id for update`)
  await client.query(
    `create temp table plan_before on commit drop as
     select p.study_plan_id, ${planContent} as content from study_plan p where ${lines}`,
  )
}

/**
 * Plans whose lines are others now: each is another version, so that a page opened before is told; one that was filed
 * keeps what it was, and what it is with the reason. `keep`: as changed rows of the import, which then wrote them.
 * Answers how many plans were amended, and how many rows this wrote that the import had not.
 */
export async function amendPlans(
  client: Client,
  { reason, actor, keep }: { readonly reason: string; readonly actor: string; readonly keep: boolean },
): Promise<{ readonly amended: number; readonly touched: number }> {
  await client.query(
    `create temp table plan_amended on commit drop as
     select p.study_plan_id, b.content, f.study_plan_id is not null and p.filed_on is not null as was_filed
       from plan_before b join study_plan p using (study_plan_id) left join plan_filed_before f using (study_plan_id)
      where ${planContent} is distinct from b.content`,
  )
  const own = "p.xmin = pg_current_xact_id()::xid"
  const now = `update study_plan p set version = p.version from plan_amended x
                where x.study_plan_id = p.study_plan_id and not (${own}) returning p.study_plan_id`
  const { rowCount } = await client.query(
    keep
      ? `with was as (select p.* from study_plan p join plan_amended using (study_plan_id) where not (${own})),
         now as (${now})
         insert into kept_row (table_name, row_id, was)
         select 'study_plan', was.study_plan_id, to_jsonb(was) from was join now using (study_plan_id)`
      : now,
  )
  await client.query(
    `insert into plan_version (study_plan_id, number, content)
     select x.study_plan_id, 1, x.content from plan_amended x
      where x.was_filed and not exists (select from plan_version v where v.study_plan_id = x.study_plan_id)`,
  )
  const { rows } = await client.query<{ planId: number; accountId: number | null }>(
    `select study_plan_id as "planId", (select account_id from account where login = $1) as "accountId"
       from plan_amended where was_filed`,
    [actor],
  )
  const planIds = rows.map(({ planId }) => planId)
  await keepVersion(client, planIds, rows[0]?.accountId ?? null, reason)
  return { amended: planIds.length, touched: rowCount ?? 0 }
}

/** A plan that the file says is filed, or not sent up, waits for its unit no longer, wherever it was. */
export async function endReturns(client: Client, present: readonly string[]): Promise<void> {
  const says = [
    ...(present.includes("filedOn") ? ["s.filed_on is not null"] : []),
    ...(present.includes("submittedOn") ? ["s.submitted_on is null"] : []),
  ]
  if (says.length === 0) return
  await client.query(
    `update study_plan p set returned_on = null, return_word = null from stage_study_plan s
      where p.unit_id = s.unit_id and p.year = s.year and p.returned_on is not null
        and (${says.join(" or ")})`,
  )
}

/** Rows of the file that empty a day of a plan that was filed here, with a receipt; taken out, so that the rest is checked. */
export async function takeUnfiled(
  client: Client,
  present: readonly string[],
  limit: number,
): Promise<{ row: number; unit: string; year: number; total: number }[]> {
  const empties = [
    ...(present.includes("filedOn") ? ["s.filed_on is null"] : []),
    ...(present.includes("submittedOn") ? ["s.submitted_on is null"] : []),
  ]
  if (empties.length === 0) return []
  const { rows } = await client.query<{ row: number; unit: string; year: number; total: number }>(
    `with out as (
       delete from stage_study_plan s using study_plan p, unit u
        where p.unit_id = s.unit_id and p.year = s.year and u.unit_id = s.unit_id
          and (p.filed_by is not null or p.filing_number is not null)
          and (${empties.join(" or ")})
        returning s.row_no, u.code, s.year)
     select row_no as row, code as unit, year, (count(*) over ())::int as total from out order by 1 limit $1`,
    [limit],
  )
  return rows
}
