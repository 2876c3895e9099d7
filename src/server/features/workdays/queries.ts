import type { ListedDay, WorkdayYear } from "../../../domain/shared/workday-calendar.ts"
import type { Queryable } from "../../request-context.ts"

/** The lists that were brought in. */
export async function listWorkdayYears(client: Queryable): Promise<WorkdayYear[]> {
  const { rows } = await client.query<{ year: number; days: ListedDay[] }>({
    name: "workday-years",
    text: "select year, days from workday_year order by year",
  })
  return rows
}

/** A list as it was brought in. */
export interface ImportedYear extends WorkdayYear {
  readonly importedAt: string
  readonly by: string | null
}

/** The same, with when and by whom. */
export async function listImportedYears(client: Queryable): Promise<ImportedYear[]> {
  const { rows } = await client.query<{
    year: number
    days: ListedDay[]
    importedAt: string
    by: string | null
  }>(
    `select w.year, w.days, to_json(w.noted_at) #>> '{}' as "importedAt", a.name as by
       from workday_year w left join account a using (account_id) order by w.year`,
  )
  return rows
}
