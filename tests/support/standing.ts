import type { Database } from "../../src/server/db/index.ts"
import { rememberedUnits, storedYears } from "../../src/server/features/standing/index.ts"

/** Every column of all that is kept, by year, obligation and subject; and what this program remembers of it. */
export async function storedStanding(
  database: Database,
): Promise<Readonly<Record<"rows" | "homes" | "people" | "remembered", readonly unknown[]>>> {
  const { pool } = database
  const standing = await pool.query("select * from standing order by year, obligation, unit_id, member_id")
  const homes = await pool.query("select * from standing_home order by year, member_id")
  const people = await pool.query("select * from standing_people order by year, home_unit_id, severity")
  const remembered = []
  for (const year of await storedYears(pool)) {
    const units = await rememberedUnits(pool, pool, year)
    remembered.push(year, sorted(units.obligations), sorted(units.people))
  }
  return { rows: standing.rows, homes: homes.rows, people: people.rows, remembered }
}

function sorted(rows: ReadonlyMap<number, readonly object[]>): string[] {
  return [...rows.values()]
    .flat()
    .map((row) => JSON.stringify(row))
    .sort()
}
