import type { AskMore, Person, Reply, TestServer } from "./server.ts"

/** Moves, merges or dissolves a unit as somebody who has just looked at it. */
export async function changeUnit(
  { database }: Pick<TestServer, "database">,
  by: Person,
  [unitId, what]: readonly [number, "move" | "merge" | "dissolve"],
  body: unknown,
  more: AskMore = {},
): Promise<Reply> {
  const { rows } = await database.pool.query("select version from unit where unit_id = $1", [unitId])
  return await by.post(`/units/${unitId}/${what}`, body, { version: rows[0]?.version ?? 0, ...more })
}
