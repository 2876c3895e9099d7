import type { UnitCard, UnitRow } from "../../../contract/units.ts"
import { cutPage } from "../../../contract/wire.ts"
import { unitWithin } from "../../access/index.ts"
import { cursorOf, numberIn, placeIn } from "../../cursor.ts"
import { Answer, type Route, route } from "../../http/route.ts"
import { addUnit } from "./add-unit.ts"
import { dissolveUnit } from "./dissolve-unit.ts"
import { editUnit } from "./edit-unit.ts"
import { mergeUnit } from "./merge-unit.ts"
import { moveUnit } from "./move-unit.ts"
import { changesOf, listUnits } from "./queries.ts"
import { reopenUnit } from "./reopen-unit.ts"
import { showUnit } from "./show-unit.ts"

const usual = 50
const codeIn = (cursor: string | undefined) => (cursor === undefined ? undefined : placeIn(cursor, 1)[0])
const byCode = ({ code }: UnitRow) => cursorOf(code)
const asRead = (card: UnitCard) => new Answer(card, { version: card.version })

export const unitRoutes: readonly Route[] = [
  route("GET /units", {
    summary: "Units within one's reach, by code; found by part of a name or a code, pinyin or initials",
    permission: "unit.read",
    run: async (context, { query }, scope) => {
      const { cursor, limit = usual, ...wanted } = query
      if (query.under !== undefined) await unitWithin(context, scope, query.under)
      const rows = await listUnits(
        context.client,
        scope,
        {
          ...wanted,
          people: query.people !== undefined,
          tops: query.tops !== undefined,
          ended: query.ended !== undefined,
          after: codeIn(cursor),
          limit: limit + 1,
        },
        context.today,
      )
      return cutPage(rows, limit, byCode)
    },
  }),
  route("GET /units/{unitId}", {
    summary: "A unit: what it is, where it stands, its posts and how many belong to it",
    permission: "unit.read",
    run: async (context, { params }, scope) => {
      await unitWithin(context, scope, params.unitId)
      return asRead(await showUnit(context, params.unitId))
    },
  }),
  route("GET /units/{unitId}/children", {
    summary: "The units directly under one, by code",
    permission: "unit.read",
    run: async (context, { params, query }, scope) => {
      const { unitId } = await unitWithin(context, scope, params.unitId)
      const limit = query.limit ?? usual
      const wanted = {
        parentId: unitId,
        ended: query.ended !== undefined,
        after: codeIn(query.cursor),
        limit: limit + 1,
      }
      return cutPage(await listUnits(context.client, scope, wanted, context.today), limit, byCode)
    },
  }),
  route("GET /units/{unitId}/history", {
    summary: "What became of a unit, the newest first",
    permission: "unit.read",
    run: async (context, { params, query }, scope) => {
      await unitWithin(context, scope, params.unitId)
      const limit = query.limit ?? usual
      const rows = await changesOf(context.client, params.unitId, numberIn(query.cursor), limit + 1)
      return cutPage(rows, limit, ({ changeId }) => cursorOf(changeId))
    },
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
    run: async (context, { params, body }, scope) =>
      asRead(await moveUnit(context, scope, params.unitId, body)),
  }),
  route("POST /units/{unitId}/merge", {
    summary: "Let a unit become part of another, which is answered",
    permission: "unit.merge",
    run: async (context, { params, body }, scope) =>
      asRead(await mergeUnit(context, scope, params.unitId, body)),
  }),
  route("POST /units/{unitId}/dissolve", {
    summary: "End a unit on a day; it must be empty by then",
    permission: "unit.dissolve",
    run: async (context, { params, body }, scope) =>
      asRead(await dissolveUnit(context, scope, params.unitId, body.day)),
  }),
  route("POST /units/{unitId}/reopen", {
    summary: "Take the dissolution of a unit back",
    permission: "unit.dissolve",
    run: async (context, { params }, scope) => asRead(await reopenUnit(context, scope, params.unitId)),
  }),
]
