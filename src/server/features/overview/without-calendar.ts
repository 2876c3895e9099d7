import type { PackClause } from "../../../domain/overview/owed.ts"
import type { Queryable } from "../../request-context.ts"
import { knowsYear } from "../workdays/index.ts"

/**
 * Whether weeks are shown of a year whose State Council calendar is not there: they are judged by the day of the week
 * alone, and the page says so.
 */
export async function isWithoutCalendar(
  client: Queryable,
  year: number,
  shown: Iterable<string>,
  clauses: ReadonlyMap<string, PackClause>,
): Promise<boolean> {
  const weekly = [...shown].some((id) => clauses.get(id)?.clause.period === "week")
  return weekly && !(await knowsYear(client, year))
}
