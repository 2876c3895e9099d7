import type { z } from "zod"
import type { Leave, leaveByUnit, leaveList, leaveUnitsQuery, ownLeave } from "../../../contract/leave.ts"
import { cutPage } from "../../../contract/wire.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { scopeFor } from "../../../domain/access/scope.ts"
import { approverPosts, type Candidate } from "../../../domain/leave/who-decides.ts"
import { unitWithin } from "../../access/index.ts"
import { cursorOf, placeIn } from "../../cursor.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { untilFull } from "../../until-full.ts"
import { auditRead } from "../audit/index.ts"
import { approversOf } from "./approver-queries.ts"
import { describeLeave, describeLeaves } from "./describe-leave.ts"
import { leaveFor } from "./leave-door.ts"
import {
  countLeave,
  type LeaveRow,
  leaveOf,
  leaveWithin,
  listMost,
  readLeave,
  waitingBelow,
} from "./leave-queries.ts"

/** One leave. */
export async function showLeave(
  context: RequestContext,
  scope: Scope<"leave.read">,
  leaveId: number,
): Promise<Leave> {
  const { row, approvers } = await leaveFor(context, scope, leaveId)
  return describeLeave(context, row, approvers)
}

/** A leave as it is now, for whoever has just changed it. */
export async function leaveNow(context: RequestContext, leaveId: number): Promise<Leave> {
  const row = await readLeave(context.client, leaveId, context.today)
  const [leave] = row ? await describeLeaves(context, [row]) : []
  if (!leave) throw problem("not-found")
  return leave
}

/** One's own leave, and who would decide about the next one. */
export async function showOwnLeave(context: RequestContext): Promise<z.output<typeof ownLeave>> {
  const { client, actor, today } = context
  if (actor.memberId === null) return { items: [], approvers: [], more: false }
  const rows = await leaveOf(client, actor.memberId, today)
  const approvers = (await approversOf(client, [actor.memberId], today)).get(actor.memberId) ?? []
  return {
    items: rows.slice(0, listMost).map((row) => describeLeave(context, row, approvers)),
    approvers: approvers.map(shownApprover),
    more: rows.length > listMost,
  }
}

export function shownApprover({ name, holds }: Candidate) {
  return { name, holds }
}

/** What waits for the asker's own decision. Nobody leaves an entry who is shown nobody. */
export async function showWaiting(context: RequestContext): Promise<z.output<typeof leaveList>> {
  const scope = scopeFor(context.actor, "leave.decide")
  const { items, more } = await untilFull(
    listMost,
    (after: LeaveRow | undefined, limit) => waitingBelow(context, scope, approverPosts, { after, limit }),
    async (rows) => (await describeLeaves(context, rows)).filter(({ can }) => can.includes("decide")),
  )
  if (items.length > 0) {
    await auditRead(context, "leave-waiting-read", {
      details: { members: items.map(({ member }) => member.memberId) },
    })
  }
  return { items, more }
}

/** Leave of the people of a unit. */
export async function showUnitLeave(
  context: RequestContext,
  scope: Scope<"leave.read">,
  unitId: number,
  which: "current" | "year",
): Promise<z.output<typeof leaveList>> {
  const unit = await unitWithin(context, scope, unitId)
  const rows = await leaveWithin(context.client, unit.path, context.today, which)
  return {
    items: await describeLeaves(context, rows.slice(0, listMost)),
    more: rows.length > listMost,
  }
}

/** How much leave of a unit's people stands how, and in which units directly below; nobody is named. */
export async function showLeaveByUnit(
  context: RequestContext,
  scope: Scope<"leave.read">,
  of: number,
  query: z.output<typeof leaveUnitsQuery>,
): Promise<z.output<typeof leaveByUnit>> {
  const { unitId, code, name, path } = await unitWithin(context, scope, of)
  const rows = await countLeave(context.client, path, context.today)
  const sum = (what: "asked" | "away" | "ahead" | "overdue") => rows.reduce((all, row) => all + row[what], 0)
  const limit = query.limit ?? unitsAtOnce
  const [after = ""] = query.cursor === undefined ? [] : placeIn(query.cursor, 1)
  const from = rows.filter(({ unit }) => unit.code > after).slice(0, limit + 1)
  return {
    unit: { unitId, code, name },
    ...{ asked: sum("asked"), away: sum("away"), ahead: sum("ahead"), overdue: sum("overdue") },
    ...cutPage(from, limit, ({ unit }) => cursorOf(unit.code)),
  }
}

const unitsAtOnce = 50
