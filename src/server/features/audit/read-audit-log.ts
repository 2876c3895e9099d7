import { setTimeout as pause } from "node:timers/promises"
import type { z } from "zod"
import type { auditCheck, auditQuery } from "../../../contract/audit.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { isDay } from "../../../domain/shared/calendar.ts"
import { cursorOf, placeIn, wrongCursor } from "../../cursor.ts"
import type { RequestContext } from "../../request-context.ts"
import { type AuditPlace, searchAuditLog } from "./audit-queries.ts"
import { checkAuditLog, isChecking } from "./check-audit-log.ts"
import { nameThings } from "./name-things.ts"
import { lastCheck, lastRestored } from "./seal-store.ts"
import { audit } from "./store.ts"

type Asked = z.infer<typeof auditQuery>

const usual = 50

/** Milliseconds that whoever asks for a check waits for its end. */
const patience = 10_000

/** A page of the audit log, newest first; where a search ended before it found more, how far back it looked. */
export async function readAuditLog(
  { client, today }: RequestContext,
  scope: Scope<"audit.read">,
  query: Asked,
) {
  const limit = query.limit ?? usual
  const after = query.cursor === undefined ? undefined : placeOfCursor(query.cursor)
  const { lines, end } = await searchAuditLog(client, scope, today, query, after, limit + 1)
  const items = await nameThings(client, lines.slice(0, limit))
  const last = items.at(-1)
  if (lines.length > limit && last) {
    return { items, next: cursorOf(last.exactAt, last.lineId), lookedBackTo: last.at }
  }
  return { items, next: end ? cursorOf(end.at, end.lineId) : null, lookedBackTo: end?.at ?? null }
}

/** What the last check found, and whether one is under way. */
export async function stateOfCheck({ client, app }: RequestContext): Promise<z.infer<typeof auditCheck>> {
  const restored = (await lastRestored(client)) ?? null
  const { folder, url } = app.env.auditHead
  const keptElsewhere = [
    ...(folder === undefined ? [] : (["folder"] as const)),
    ...(url === undefined ? [] : (["url"] as const)),
  ]
  return { running: isChecking(app), keptElsewhere, restored, last: await lastCheck(client) }
}

/** Begins a check, and waits for it a while. */
export async function askForCheck(context: RequestContext): Promise<z.infer<typeof auditCheck>> {
  await audit(context, "trail-check-asked")
  const check = checkAuditLog(context.app)
  // Whoever waits hears of a check that fails; nobody else does.
  check.catch(() => undefined)
  await Promise.race([check, pause(patience, undefined, { ref: false })])
  return await stateOfCheck(context)
}

const timeOfDay = /^T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{6}Z$/

function placeOfCursor(cursor: string): AuditPlace {
  const [at = "", lineId = ""] = placeIn(cursor, 2)
  if (!isDay(at.slice(0, 10)) || !timeOfDay.test(at.slice(10)) || !/^\d{1,16}$/.test(lineId))
    throw wrongCursor()
  return { at, lineId }
}

/** What somebody searched for, without the place in the list. */
export function searched({ limit: _, cursor: __, ...wanted }: Asked): Record<string, unknown> {
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
}
