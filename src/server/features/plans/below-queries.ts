import type { planState } from "../../../domain/plans/plan-state.ts"
import { planningKinds } from "../../../domain/plans/whose-plan.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { OrgKind } from "../../../domain/shared/words.ts"
import { isThereOn, nameOn, standingIn } from "../../access/index.ts"
import type { Queryable } from "../../request-context.ts"
import { isAmended, joinFiling, joinFilingOn, waitsFor } from "./plan-queries.ts"

/** Whose plans are asked for. */
export interface BelowAsked {
  /** Units are those that stand below on it. */
  readonly day: Day
  readonly unitId: number
  readonly year: number
  readonly today: Day
  /** The last day in time of a branch; null: no document names one. */
  readonly deadline: Day | null
  /** Whoever is there on it owes a plan. */
  readonly dueOn: Day
  /** Only those that file with the unit itself. */
  readonly direct: boolean
  /** Only units of this kind. */
  readonly kind?: OrgKind | undefined
}

/** The plan of a unit below, and how far it is; `state` none: nobody has begun it. */
export interface BelowRow {
  readonly unitId: number
  readonly code: string
  readonly name: string
  readonly kind: OrgKind
  readonly filesWith: string
  readonly filingPath: string
  readonly state: "none" | ReturnType<typeof planState>
  readonly submittedOn: Day | null
  readonly submittedById: number | null
  readonly filedOn: Day | null
  readonly filingNumber: string | null
  readonly late: boolean
  readonly lines: number
  readonly held: number
  readonly amended: boolean
  /** It has to plan: it was there on the last day in time, and is there on the day looked at. */
  readonly owes: boolean
  readonly remindedOn: Day | null
  readonly version: number | null
}

/** How many of them stand where, and of the branches of whom a plan is asked how many have filed, and are late. */
export interface BelowCounts {
  readonly states: Readonly<Record<string, number>>
  readonly asked: {
    readonly all: number
    readonly filed: number
    readonly late: number
    readonly committees: number
  }
}

const kinds = planningKinds.map((kind) => `'${kind}'`).join(", ")

/**
 * Units below that owe a plan, and others that have one, with their plan `p`. With whom it was filed is said of the day
 * looked at; who may file it goes by where the unit stands now.
 */
const below = `
  select *, owes and kind = 'branch' and coalesce(filed_on, $3::date) > $4::date as late
    from (select u.unit_id, u.code, ${nameOn("u", "$1::date")} as name, u.kind, ${nameOn("f", "$1::date")} as files_with, coalesce(n.path, '') as filing_path,
                 p.study_plan_id, p.version, p.submitted_on, p.submitted_by, p.filed_on, p.returned_on, p.filing_number,
                 u.kind in (${kinds}) and ${isThereOn("u", "$7::date")} and ${isThereOn("u", "$1::date")} as owes,
                 case when p.filed_on is not null then 'filed' when p.returned_on is not null then 'returned'
                      when p.submitted_on is not null then 'submitted'
                      when p.study_plan_id is not null or exists (select from plan_line l where l.unit_id = u.unit_id and l.year = $2)
                      then 'draft' else 'none' end as state,
                 ${isAmended("p")} as amended
            from unit u ${joinFilingOn("$1::date")}
            left join lateral (select f.path from (select) one ${joinFiling}) n on true
            left join study_plan p on p.unit_id = u.unit_id and p.year = $2
           where u.unit_id in (${standingIn("$6::int", "$1::date")}) and u.unit_id <> $6 and f.unit_id is not null
             and (not $5::boolean or f.unit_id = $6) and ($8::text is null or u.kind = $8)) u
   where owes or state <> 'none'`

const valuesOf = ({ day, year, today, deadline, direct, unitId, dueOn, kind }: BelowAsked): unknown[] => [
  day,
  year,
  today,
  deadline,
  direct,
  unitId,
  dueOn,
  kind ?? null,
]

const narrowed: Readonly<Record<string, string>> = {
  unfiled: "owes and state <> 'filed'",
  late: "coalesce(late, false)",
  amended: "amended",
}

/** A page of them by code, narrowed to a state. */
export async function listBelow(
  client: Queryable,
  asked: BelowAsked,
  page: {
    readonly state: string | undefined
    readonly after: string
    readonly limit: number
    /** What plans are reminded of under. */
    readonly obligation: string | null
  },
): Promise<BelowRow[]> {
  const { state } = page
  const values = [
    ...valuesOf(asked),
    ...[page.after, page.limit, page.obligation],
    ...(state && !narrowed[state] ? [state] : []),
  ]
  const only = state === undefined ? "true" : (narrowed[state] ?? "state = $12")
  const { rows } = await client.query<BelowRow>(
    `with below as (${below}),
     page as (select * from below where code > $9 and ${only} order by code limit $10)
     select page.unit_id as "unitId", code, name, kind, files_with as "filesWith", filing_path::text as "filingPath",
            state, submitted_on as "submittedOn", submitted_by as "submittedById", filed_on as "filedOn",
            filing_number as "filingNumber", coalesce(late, false) as late, amended, owes, page.version,
            (select count(*)::int from plan_line l where l.unit_id = page.unit_id and l.year = $2) as lines,
            (select count(distinct l.plan_line_id)::int from plan_line l join activity a using (plan_line_id)
              where l.unit_id = page.unit_id and l.year = $2 and a.state = 'held') as held,
            (select max(on_day) from reminder r where r.unit_id = page.unit_id and r.period = $2::text
                and r.obligation = $11 and r.taken_back_at is null) as "remindedOn"
       from page order by code`,
    values,
  )
  return rows
}

/** How many of them wait for one of some offices, and how many amendments these have not noted. */
export async function countOurs(
  client: Queryable,
  asked: BelowAsked,
  by: { readonly offices: readonly string[]; readonly accountId: number },
): Promise<{ submitted: number; amended: number }> {
  const { rows } = await client.query<{ submitted: number; amended: number }>(
    `select count(*) filter (where ${waitsFor("below", "$10")})::int as submitted,
            count(*) filter (where amended)::int as amended
       from (${below}) below where filing_path = any($9::ltree[])`,
    [...valuesOf(asked), by.offices, by.accountId],
  )
  return rows[0] ?? { submitted: 0, amended: 0 }
}

/** How many of them stand where. */
export async function countBelow(client: Queryable, asked: BelowAsked): Promise<BelowCounts> {
  const { rows } = await client.query<{
    state: string
    count: number
    unfiled: number
    late: number
    amended: number
    asked: number
    committees: number
  }>(
    `select state, count(*)::int as count, count(*) filter (where ${narrowed.unfiled})::int as unfiled,
            count(*) filter (where late)::int as late, count(*) filter (where amended)::int as amended,
            count(*) filter (where owes and kind = 'branch')::int as asked,
            count(*) filter (where kind <> 'branch')::int as committees
       from (${below}) below group by state`,
    valuesOf(asked),
  )
  const sum = (of: "count" | "unfiled" | "late" | "amended" | "asked" | "committees") =>
    rows.reduce((all, row) => all + row[of], 0)
  const late = sum("late")
  return {
    states: {
      ...Object.fromEntries(rows.map(({ state, count }) => [state, count])),
      all: sum("count"),
      unfiled: sum("unfiled"),
      late,
      amended: sum("amended"),
    },
    asked: {
      all: sum("asked"),
      filed: rows.find(({ state }) => state === "filed")?.asked ?? 0,
      late,
      committees: sum("committees"),
    },
  }
}

/** By office and year what waits for it: plans sent up by others, and amendments it has not noted. */
export async function listWaiting(
  client: Queryable,
  by: { readonly offices: readonly string[]; readonly accountId: number; readonly years: readonly number[] },
): Promise<
  { unitId: number; code: string; name: string; year: number; submitted: number; amended: number }[]
> {
  const { rows } = await client.query<{
    unitId: number
    code: string
    name: string
    year: number
    submitted: number
    amended: number
  }>(
    `with waiting as (
       select p.unit_id, p.year, ${waitsFor("p", "$2")} as submitted, ${isAmended("p")} as amended
         from study_plan p where p.year = any($3::int[]))
     select f.unit_id as "unitId", f.code, f.name, w.year, count(*) filter (where w.submitted)::int as submitted,
            count(*) filter (where w.amended)::int as amended
       from waiting w join unit u using (unit_id) ${joinFiling}
      where f.path = any($1::ltree[]) and (w.submitted or w.amended) group by 1, 2, 3, 4 order by f.code, w.year`,
    [by.offices, by.accountId, by.years],
  )
  return rows
}
