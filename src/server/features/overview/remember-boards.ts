import type { Queryable } from "../../moment.ts"
import { versionOf } from "../standing/index.ts"
import { type BoardAsked, boardOf } from "./board.ts"

type Counted = Awaited<ReturnType<typeof boardOf>>

/** Boards are remembered as long as nothing of the year has changed; so many at the most. */
const most = 200
const remembered = new WeakMap<object, Map<string, Counted>>()

/** The board of a unit: counted anew when anything of the year has changed since, in whatever process. */
export async function rememberedBoard(client: Queryable, owner: object, asked: BoardAsked): Promise<Counted> {
  const version = await versionOf(client, asked.year)
  const key = [version, asked.year, asked.today, asked.view, asked.unit.path].join(" ")
  const boards = remembered.get(owner) ?? new Map<string, Counted>()
  remembered.set(owner, boards)
  const known = version === undefined ? undefined : boards.get(key)
  if (known) return known
  const counted = await boardOf(client, asked)
  // Whatever changed while it was counted makes it one of no version.
  if (version !== undefined && (await versionOf(client, asked.year)) === version) {
    if (boards.size >= most) boards.clear()
    boards.set(key, counted)
  }
  return counted
}
