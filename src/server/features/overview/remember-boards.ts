import type { Database } from "../../db/index.ts"
import type { Queryable } from "../../request-context.ts"
import { rememberedUnits } from "../standing/index.ts"
import { type BoardAsked, boardOf, type Counted } from "./board.ts"

/** Boards are remembered as long as nothing of the year has changed; so many at the most. */
const most = 200
const remembered = new WeakMap<object, Map<string, Counted>>()

/** The board of a unit, or of several: counted anew when anything of the year has changed since, in whatever process. */
export async function rememberedBoard(
  client: Queryable,
  database: Database,
  asked: BoardAsked,
): Promise<Counted> {
  const nameFor = (version: number) =>
    [version, asked.year, asked.today, asked.view, ...asked.units.map(({ unitId }) => unitId)].join(" ")
  const boards = remembered.get(database.pool) ?? new Map<string, Counted>()
  remembered.set(database.pool, boards)
  const kept = await rememberedUnits(client, database.pool, asked.year)
  // What is kept may become newer while the board is counted, never older.
  const { version } = kept
  const known = boards.get(nameFor(version))
  if (known) return known
  const board = await boardOf(client, database, kept, asked)
  if (boards.size >= most) boards.clear()
  boards.set(nameFor(version), board)
  return board
}
