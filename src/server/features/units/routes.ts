import type { UnitCard } from "../../../contract/units.ts"
import { Answer, type Route, route } from "../../http/route.ts"
import { addUnit } from "./add-unit.ts"
import { dissolveUnit } from "./dissolve-unit.ts"
import { editUnit } from "./edit-unit.ts"
import { mergeUnit } from "./merge-unit.ts"
import { moveUnit } from "./move-unit.ts"
import { readChildren, readLife, readUnit, readUnits } from "./read-units.ts"
import { reopenUnit } from "./reopen-unit.ts"

const asRead = (card: UnitCard) => new Answer(card, { version: card.version })

export const unitRoutes: readonly Route[] = [
  route("GET /units", {
    summary: "Units within one's reach, by code; found by part of a name or a code, pinyin or initials",
    permission: "unit.read",
    run: (context, { query }, scope) => readUnits(context, scope, query),
  }),
  route("GET /units/{unitId}", {
    summary: "A unit: what it is, where it stands, its posts and how many belong to it",
    permission: "unit.read",
    run: async (context, { params }, scope) => asRead(await readUnit(context, scope, params.unitId)),
  }),
  route("GET /units/{unitId}/children", {
    summary: "The units directly under one, by code",
    permission: "unit.read",
    run: (context, { params, query }, scope) => readChildren(context, scope, params.unitId, query),
  }),
  route("GET /units/{unitId}/history", {
    summary: "What became of a unit, the newest first",
    permission: "unit.read",
    run: (context, { params, query }, scope) => readLife(context, scope, params.unitId, query),
  }),
  route("POST /units", {
    summary: "Add a unit under another",
    permission: "unit.add",
    run: async (context, { body }, scope) => asRead(await addUnit(context, scope, body)),
  }),
  route("PATCH /units/{unitId}", {
    summary: "Change what a unit is said to be",
    permission: "unit.edit",
    run: async (context, { params, body, version }, scope) =>
      asRead(await editUnit(context, scope, params.unitId, version, body)),
  }),
  route("POST /units/{unitId}/move", {
    summary: "Move a unit, with everything below it, under another",
    permission: "unit.move",
    run: async (context, { params, body, version }, scope) =>
      asRead(await moveUnit(context, scope, params.unitId, version, body)),
  }),
  route("POST /units/{unitId}/merge", {
    summary: "Let a unit become part of another, which is answered",
    permission: "unit.merge",
    run: async (context, { params, body, version }, scope) =>
      asRead(await mergeUnit(context, scope, params.unitId, version, body)),
  }),
  route("POST /units/{unitId}/dissolve", {
    summary: "End a unit on a day; it must be empty by then",
    permission: "unit.dissolve",
    run: async (context, { params, body, version }, scope) =>
      asRead(await dissolveUnit(context, scope, params.unitId, version, body.day)),
  }),
  route("POST /units/{unitId}/reopen", {
    summary: "Take the dissolution of a unit back",
    permission: "unit.dissolve",
    run: async (context, { params }, scope) => asRead(await reopenUnit(context, scope, params.unitId)),
  }),
]
