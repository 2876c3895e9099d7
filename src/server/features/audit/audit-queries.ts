import type { z } from "zod"
import type { auditEntry, auditQuery } from "../../../contract/audit.ts"
import type { NamedThing } from "../../../contract/audit-ids.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { type Day, plusDays } from "../../../domain/shared/calendar.ts"
import { placeOf, reachesAll, within } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"
import { escaped, matching } from "../search/index.ts"
import { instant } from "./seal-store.ts"

type Line = Omit<z.infer<typeof auditEntry>, "names">
export type AuditWanted = z.infer<typeof auditQuery>

/** Where a page of the audit log ends: an instant, and the line at it. */
export interface AuditPlace {
  readonly at: string
  readonly lineId: string
}

type FoundLine = Line & { readonly exactAt: string }

export interface FoundLines {
  readonly lines: FoundLine[]
  /** How far back one has looked; undefined: to the beginning. */
  readonly end: AuditPlace | undefined
}

const byAccount = { alias: "a", code: "login" }

/** Lines looked at for one answer. */
export const window = 20_000

/**
 * Lines of the audit log within a scope, newest first. What asks for time, account or member goes by an index; within
 * that at most so many lines are looked at for one answer, whatever else is asked for.
 */
export async function searchAuditLog(
  client: Queryable,
  scope: Scope<"audit.read">,
  today: Day,
  wanted: AuditWanted,
  after: AuditPlace | undefined,
  limit: number,
): Promise<FoundLines> {
  const values: unknown[] = []
  const use = (value: unknown) => `$${values.push(value)}`
  const inner: string[] = []
  const outer: string[] = []
  if (after)
    inner.push(
      `(happened_at, audit_entry_id) < (${use(after.at)}::timestamptz, ${use(after.lineId)}::bigint)`,
    )
  if (wanted.from) inner.push(`happened_at >= ${use(wanted.from)}::date`)
  if (wanted.until) inner.push(`happened_at < ${use(plusDays(wanted.until, 1))}::date`)
  if (wanted.memberId !== undefined) inner.push(`member_id = ${use(wanted.memberId)}`)
  if (wanted.unitId !== undefined) outer.push(`j.unit_id = ${use(wanted.unitId)}`)
  if (wanted.action !== undefined) outer.push(`j.action = ${use(wanted.action)}`)
  if (wanted.actor !== undefined)
    outer.push(`(j.actor ilike ${use(like(wanted.actor))} or ${matching(wanted.actor, values, byAccount)})`)
  if (wanted.text !== undefined) outer.push(`j.details::text ilike ${use(like(wanted.text))}`)
  if (!reachesAll(scope)) {
    outer.push(`exists (select from unit s
      where s.unit_id in (j.unit_id, ${placeOf("j.member_id", `${use(today)}::date`)})
        and ${within(scope, values, { path: "s.path" })})`)
  }
  const { rows } = await client.query<{ lines: FoundLine[]; looked: number; last: AuditPlace | null }>(
    `with looked as materialized (
       select * from audit_entry ${whereAll(inner)} order by happened_at desc, audit_entry_id desc limit ${window}
     ), found as (
       select j.audit_entry_id as "lineId", to_json(j.happened_at) #>> '{}' as at, ${instant("j.happened_at")} as "exactAt",
              j.actor, a.name, j.action, j.address, j.details,
              case when u.unit_id is not null
                   then json_build_object('unitId', u.unit_id, 'code', u.code, 'name', u.name) end as unit,
              case when m.member_id is not null
                   then json_build_object('memberId', m.member_id, 'code', m.code, 'name', m.name) end as member
         from looked j left join account a using (account_id) left join unit u on u.unit_id = j.unit_id
              left join member m on m.member_id = j.member_id
        ${whereAll(outer)} order by j.happened_at desc, j.audit_entry_id desc limit ${use(limit)}
     )
     select (select coalesce(json_agg(f), '[]') from found f) as lines,
            (select count(*) from looked) as looked,
            (select json_build_object('at', ${instant("l.happened_at")}, 'lineId', l.audit_entry_id::text)
               from looked l order by l.happened_at, l.audit_entry_id limit 1) as last`,
    values,
  )
  const { lines = [], looked = 0, last } = rows[0] ?? {}
  return { lines, end: looked === window && last ? last : undefined }
}

function whereAll(conditions: readonly string[]): string {
  return conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`
}

function like(text: string): string {
  return `%${escaped(text)}%`
}

interface Named {
  readonly thing: NamedThing
  readonly id: number
  readonly name: string
}

/** The names of things by their numbers; an activity's is its topic. What is no longer there has none. */
export async function namesOf(
  client: Queryable,
  ids: Readonly<Record<NamedThing, readonly number[]>>,
): Promise<Named[]> {
  const { rows } = await client.query<Named>(
    `select 'account' as thing, account_id as id, name || ' (' || login || ')' as name from account
      where account_id = any($1)
     union all select 'unit', unit_id, name from unit where unit_id = any($2)
     union all select 'member', member_id, name from member where member_id = any($3)
     union all select 'event', activity_id, topic from activity where activity_id = any($4)`,
    [ids.account, ids.unit, ids.member, ids.event],
  )
  return rows
}
