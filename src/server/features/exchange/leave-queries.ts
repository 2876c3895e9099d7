import type { Client } from "pg"
import type { ImportFaultCode } from "../../../contract/import-faults.ts"
import { usualDays } from "../../../domain/events/doubts.ts"
import { longestLeave } from "../../../domain/leave/leave-rules.ts"

/** A row of 请假 that the pages would not take without a word, the first of its kind, with how many there are. */
export interface OddLeave {
  readonly code: ImportFaultCode
  readonly column: string
  readonly row: number
  readonly value: string
  readonly about: string
  readonly total: number
}

/** A return from what is not approved; a file without states says nothing of those that are kept. */
const neverBegan = `x.returned_on is not null
  and coalesce(x.state, (select min(l.state) from leave l
    where l.member_id = x.member_id and l.from_on = x.from_on and l.kind = x.kind), 'approved') <> 'approved'`

/** What the pages refuse or ask about, by the column that says it; `x` is a row of the file, `m` its person. */
const odd: readonly {
  readonly code: ImportFaultCode
  readonly column: string
  readonly about: string
  readonly where: string
}[] = [
  {
    code: "leave-remark-of-illness",
    column: "说明",
    about: "''",
    where: "x.kind = 'sick' and coalesce(x.remark, '') <> ''",
  },
  {
    code: "leave-decided-by-oneself",
    column: "批准人编号",
    about: "''",
    where: "x.decider_id = x.member_id",
  },
  {
    code: "leave-too-long",
    column: "结束日期",
    about: `(x.ends_on - x.from_on + 1)::text`,
    where: `x.ends_on - x.from_on + 1 > ${longestLeave}`,
  },
  {
    code: "leave-far-off",
    column: "开始日期",
    about: "x.from_on::text",
    where: `abs(x.from_on - $1::date) > ${usualDays}`,
  },
  {
    code: "leave-returned-when",
    column: "销假日期",
    about: "x.returned_on::text",
    where: "(x.returned_on < x.from_on or x.returned_on > $1::date)",
  },
  {
    code: "leave-returned-unapproved",
    column: "销假日期",
    about: "x.returned_on::text",
    where: neverBegan,
  },
  {
    code: "decided-here",
    column: "状态",
    about: "''",
    where: `exists (select from leave l where l.member_id = x.member_id and l.from_on = x.from_on and l.kind = x.kind
                       and coalesce(l.decided_by, l.withdrawn_by) is not null and l.state <> x.state)`,
  },
]

const holds = (state: string) => `coalesce(${state}, 'approved') in ('asked', 'approved')`

/** The first row of each kind, and how many there are. */
export async function oddLeave(client: Client, today: string): Promise<OddLeave[]> {
  const found: OddLeave[] = []
  for (const { code, column, about, where } of odd) {
    const { rows } = await client.query<OddLeave>(
      `select $2 as code, $3 as column, x.row_no as row, m.code as value, ${about} as about, (count(*) over ())::int as total
         from stage_leave x join member m on m.member_id = x.member_id
        where ${where} and $1::date is not null order by x.row_no limit 1`,
      [today, code, column],
    )
    found.push(...rows)
  }
  const { rows } = await client.query<OddLeave>(
    `with said as (
       select row_no, member_id, from_on, ends_on, kind, returned_on from stage_leave where ${holds("state")}
       union all
       select null, l.member_id, l.from_on, l.ends_on, l.kind, l.returned_on from leave l
        where ${holds("l.state")} and l.member_id in (select member_id from stage_leave)
          and not exists (select from stage_leave s where s.member_id = l.member_id and s.from_on = l.from_on
                             and s.kind = l.kind))
     select 'leave-overlaps' as code, '开始日期' as column, x.row_no as row, m.code as value,
            min(o.from_on || ' – ' || o.ends_on) as about, (count(*) over ())::int as total
       from said x join said o on o.member_id = x.member_id and o.from_on <= x.ends_on and o.ends_on >= x.from_on
        and (o.returned_on is null or o.returned_on > x.from_on) and (x.returned_on is null or x.returned_on > o.from_on)
        and (o.row_no is null or o.row_no < x.row_no)
       join member m on m.member_id = x.member_id
      where x.row_no is not null group by x.row_no, m.code order by x.row_no limit 1`,
  )
  return [...found, ...rows]
}

/** Of an illness nothing is kept but that there was one; nobody comes back from what is not approved. */
export async function dropUnkept(client: Client): Promise<void> {
  await client.query("update stage_leave set remark = null where kind = 'sick' and remark is not null")
  await client.query(`update stage_leave x set returned_on = null where ${neverBegan}`)
}
