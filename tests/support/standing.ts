import type { Database } from "../../src/server/db/index.ts"

/** Every column of all that is kept, by year, obligation and subject. */
export async function keptStanding(
  database: Database,
): Promise<Readonly<Record<"rows" | "tallies" | "homes" | "people", readonly unknown[]>>> {
  const standing = await database.pool.query(
    "select * from standing order by year, obligation, unit_id, member_id",
  )
  const tallies = await database.pool.query("select * from standing_tally order by year, unit_id, obligation")
  const homes = await database.pool.query("select * from standing_home order by year, member_id")
  const people = await database.pool.query(
    "select * from standing_people order by year, home_unit_id, severity",
  )
  return { rows: standing.rows, tallies: tallies.rows, homes: homes.rows, people: people.rows }
}
