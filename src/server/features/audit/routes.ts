import { setTimeout as pause } from "node:timers/promises"
import type { z } from "zod"
import type { auditCheck, auditQuery } from "../../../contract/audit.ts"
import { isDay } from "../../../domain/shared/calendar.ts"
import { cursorOf, placeIn, wrongCursor } from "../../cursor.ts"
import { type Route, route } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { type AuditPlace, lastCheck, searchAuditLog } from "./audit-queries.ts"
import { checkAuditLog, isChecking } from "./check-audit-log.ts"
import { nameThings } from "./name-things.ts"
import { audit } from "./store.ts"

const usual = 50

/** Milliseconds that whoever asks for a check waits for its end. */
const patience = 10_000

export const auditRoutes: readonly Route[] = [
  route("GET /trail", {
    summary: "The audit log, newest first",
    permission: "trail.read",
    audited: { action: "trail-read", about: ({ query }) => ({ details: asked(query) }) },
    run: async ({ client, today }, { query }, scope) => {
      const limit = query.limit ?? usual
      const after = query.cursor === undefined ? undefined : placeOfCursor(query.cursor)
      const { lines, end } = await searchAuditLog(client, scope, today, query, after, limit + 1)
      const items = await nameThings(client, lines.slice(0, limit))
      const last = items.at(-1)
      if (lines.length > limit && last) {
        return { items, next: cursorOf(last.exactAt, last.lineId), lookedBackTo: last.at }
      }
      return { items, next: end ? cursorOf(end.at, end.lineId) : null, lookedBackTo: end?.at ?? null }
    },
  }),
  route("GET /trail/check", {
    summary: "What the last check of the whole audit log found",
    permission: "trail.read",
    audited: { action: "trail-check-read", about: () => ({}) },
    run: (context) => state(context),
  }),
  route("POST /trail/checks", {
    summary: "Check the whole audit log now; a long one goes on after the answer",
    permission: "trail.read",
    noTransaction: true,
    run: async (context) => {
      await audit(context, "trail-check-asked")
      const check = checkAuditLog(context.app)
      // Whoever waits hears of a check that fails; nobody else does.
      check.catch(() => undefined)
      await Promise.race([check, pause(patience, undefined, { ref: false })])
      return await state(context)
    },
  }),
]

async function state({ client, app }: RequestContext): Promise<z.infer<typeof auditCheck>> {
  return { running: isChecking(app), last: await lastCheck(client) }
}

const timeOfDay = /^T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z$/

function placeOfCursor(cursor: string): AuditPlace {
  const [at = "", lineId = ""] = placeIn(cursor, 2)
  if (!isDay(at.slice(0, 10)) || !timeOfDay.test(at.slice(10)) || !/^\d{1,16}$/.test(lineId))
    throw wrongCursor()
  return { at, lineId }
}

/** What somebody searched for, without the place in the list. */
function asked({ limit: _, cursor: __, ...wanted }: z.infer<typeof auditQuery>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
}
