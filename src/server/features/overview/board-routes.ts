import { type Route, route } from "../../http/route.ts"
import { showBoard, showBranches, showOwnBoards, showOwnBranches } from "./show-board.ts"
import { showBoardDue, showDueUnits } from "./show-due.ts"

/** Boards: bands and counts, in the order of codes. */
export const boardRoutes: readonly Route[] = [
  route("GET /board/{unitId}", {
    summary: "How a unit and each of its children stand: counts by band, in the order of codes",
    permission: "board.read",
    run: (context, { params, query }, scope) => showBoard(context, scope, params.unitId, query),
  }),
  route("GET /board/{unitId}/branches", {
    summary: "Which branches below a unit stand in a band and what makes it so, in the order of codes",
    permission: "board.read",
    run: (context, { params, query }, scope) => showBranches(context, scope, params.unitId, query),
  }),
  route("GET /board/{unitId}/due", {
    summary: "What falls due for the units below one: counts, by the last day in time",
    permission: "board.read",
    run: (context, { params, query }, scope) => showBoardDue(context, scope, params.unitId, query),
  }),
  route("GET /board/{unitId}/due/units", {
    summary: "The units below one that something is still for, in the order of codes",
    permission: "board.read",
    run: (context, { params, query }, scope) => showDueUnits(context, scope, params.unitId, query),
  }),
  route("GET /boards", {
    summary: "How all units that somebody looks after stand, each a line, with the total",
    permission: "board.read",
    run: (context, { query }, scope) => showOwnBoards(context, scope, query),
  }),
  route("GET /boards/branches", {
    summary: "The same as below one unit, below all units that somebody looks after",
    permission: "board.read",
    run: (context, { query }, scope) => showOwnBranches(context, scope, query),
  }),
]
