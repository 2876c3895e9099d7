import type { Board, BranchesPage } from "../../../contract/overview-boards.ts"
import type { TaskGroup } from "../../../domain/policy/task-groups.ts"
import { api, ask } from "../../api/client.ts"
import type { BoardOf } from "../../paths.ts"

interface Periods {
  readonly view?: Board["view"]
  readonly year?: string
}

/** Asks for a board. */
export async function askBoard(of: BoardOf, query: Periods): Promise<Board> {
  if (of === "mine") return await ask(api.GET("/api/boards", { params: { query } }))
  return await ask(api.GET("/api/board/{unitId}", { params: { path: { unitId: of }, query } }))
}

interface Owing extends Periods {
  readonly group?: TaskGroup
  readonly obligation?: string
  readonly band?: BranchesPage["items"][number]["band"] | "unmet"
  readonly cursor?: string
}

/** Asks for a page of the units on a board that stand as asked. */
export async function askBranches(of: BoardOf, query: Owing): Promise<BranchesPage> {
  if (of === "mine") return await ask(api.GET("/api/boards/branches", { params: { query } }))
  return await ask(api.GET("/api/board/{unitId}/branches", { params: { path: { unitId: of }, query } }))
}

/** Asks for a board as a sheet. */
export function askBoardSheet(of: BoardOf, query: Periods) {
  if (of === "mine") return api.GET("/api/sheets/boards", { params: { query } })
  return api.GET("/api/sheets/board/{unitId}", { params: { path: { unitId: of }, query } })
}

/** Asks for the units on a board that stand as asked, all of them as a sheet. */
export function askBranchesSheet(of: BoardOf, query: Omit<Owing, "cursor">) {
  if (of === "mine") return api.GET("/api/sheets/boards/branches", { params: { query } })
  return api.GET("/api/sheets/board/{unitId}/branches", { params: { path: { unitId: of }, query } })
}

/** The board that an address names. */
export function boardNamed(param: string): BoardOf {
  return param === "mine" ? "mine" : Number(param)
}

export function boardOf({ unit }: Board): BoardOf {
  return unit?.unitId ?? "mine"
}
