import type { Day } from "../../../domain/shared/calendar.ts"
import type { Band } from "../../../domain/shared/words.ts"
import { heldOn, nameOn } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"

export interface PersonRow {
  readonly memberId: number
  readonly code: string
  readonly name: string
  readonly unitName: string
  readonly severity: number
}

/** People counted in a unit or what stands below it on the day, belonging to one on the day, who have such obligations, by their numbers. */
export async function listPeople(
  client: Queryable,
  of: {
    readonly year: number
    readonly day: Day
    readonly unitId: number
    readonly obligations: readonly string[]
  },
  page: { readonly severity: number | null; readonly after: string; readonly limit: number },
): Promise<PersonRow[]> {
  const { rows } = await client.query<PersonRow>(
    `select m.member_id as "memberId", m.code, m.name, ${nameOn("u", "$7")} as "unitName", s.severity
       from (select member_id, min(home_unit_id) as home_unit_id,
                    max(case band when 'short' then 4 when 'at-risk' then 3 when 'open' then 2 else 1 end) as severity
               from standing where year = $1 and obligation = any($3) and member_id is not null
                and home_unit_id in (select unit_id from unit_place w
                                       where w.from_on <= $7 and w.until_on > $7 and w.above @> array[$2::int]) group by 1) s
       join member m using (member_id) join unit u on u.unit_id = s.home_unit_id
      where ($4::int is null or s.severity = $4) and m.code > $5
        and exists (select from membership b where b.member_id = m.member_id and ${heldOn("b", "$7")})
      order by m.code limit $6`,
    [of.year, of.unitId, of.obligations, page.severity, page.after, page.limit, of.day],
  )
  return rows
}

/** The first day after the last membership of somebody; null: it has no end, or there is none. */
export async function leftSince(client: Queryable, memberId: number): Promise<Day | null> {
  const { rows } = await client.query<{ untilOn: Day | null }>(
    `select until_on as "untilOn" from membership where member_id = $1
      order by until_on desc nulls first limit 1`,
    [memberId],
  )
  return rows[0]?.untilOn ?? null
}

/** What is kept of one obligation that has one period a year. */
export interface YearFigure {
  readonly memberId: number
  readonly obligation: string
  readonly band: Band
  readonly target: number | null
  readonly actual: number | null
  readonly exemptedBy: string | null
}

/** The yearly figures of some people. */
export async function listYearFigures(
  client: Queryable,
  year: number,
  memberIds: readonly number[],
  obligations: readonly string[],
): Promise<YearFigure[]> {
  const { rows } = await client.query<YearFigure>(
    `select member_id as "memberId", obligation, band, targets[1] as target, actuals[1] as actual,
            exempted_by as "exemptedBy" from standing
      where year = $1 and member_id = any($2) and obligation = any($3) and period_kind = 'year'
      order by member_id, obligation`,
    [year, memberIds, obligations],
  )
  return rows
}
