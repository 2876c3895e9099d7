import type { Queryable } from "../../request-context.ts"

/** The years of which a standing is kept. */
export async function storedYears(client: Queryable): Promise<number[]> {
  const { rows } = await client.query<{ year: number }>("select year from standing_year order by year")
  return rows.map(({ year }) => year)
}

/** What is kept of a year in one word: the same for the same rows, in whatever order they lie. */
export async function digestOf(client: Queryable, year: number): Promise<string> {
  const { rows } = await client.query<{ digest: string }>(
    `select concat_ws(' ',
       (select concat_ws(' ', count(*), sum(hashtextextended(jsonb_build_array(obligation, pack, unit_id, member_id,
          home_unit_id, exempted_by, band, met, open, at_risk, short, period_kind, states,
          array(select round(t::numeric, 6) from unnest(targets) t),
          array(select round(a::numeric, 6) from unnest(actuals) a))::text, 0)::numeric))
          from standing where year = $1),
       (select concat_ws(' ', count(*), sum(hashtextextended(jsonb_build_array(home_unit_id, severity,
          people)::text, 0)::numeric))
          from standing_people where year = $1)) as digest`,
    [year],
  )
  return rows[0]?.digest ?? ""
}
