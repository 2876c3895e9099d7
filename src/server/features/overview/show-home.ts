import type { Permission } from "../../../domain/access/permissions.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { yearOf } from "../../../domain/shared/calendar.ts"
import { unitWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { standingOfMember } from "../standing/index.ts"
import { owedOf } from "./beside-year.ts"
import { clausesOf } from "./clauses.ts"
import { nextFor } from "./due-of.ts"
import { mayIn } from "./may-in.ts"
import { memberHomeOf } from "./member-home.ts"
import { memberRows } from "./member-queries.ts"
import { storedOf } from "./stored-rows.ts"
import { unitHomeOf } from "./unit-home.ts"
import { trainingOf, yearOfUnit } from "./unit-year.ts"

const offered: readonly Permission[] = [
  "event.record",
  "event.read",
  "member.read",
  "leave.read",
  "unit.read",
  "unit.edit",
  "board.read",
  "plan.write",
]

/** One's own hours, what still closes the gap, and the next study. */
export async function showMemberHome(context: RequestContext) {
  const { memberId, memberPath } = context.actor
  if (memberId === null) throw problem("not-found")
  const year = yearOf(context.today)
  const [stored, rows] = await Promise.all([
    standingOfMember(context, year, memberId),
    memberRows(context.client, memberId, memberPath, context.today),
  ])
  if (!rows) throw problem("not-found")
  const clauses = clausesOf(context.app.packs, year)
  return memberHomeOf(memberId, rows, stored.map(storedOf), clauses, context.today)
}

/** What a unit still owes, and its year. */
export async function showUnitHome(context: RequestContext, scope: Scope<"standing.read">, unitId: number) {
  const unit = await unitWithin(context, scope, unitId)
  const year = yearOf(context.today)
  const reaches = (permission: Permission) => mayIn(context, permission, unit.path)
  const of = await yearOfUnit(context, scope, unit, year)
  const training = await trainingOf(context, of, year)
  const can = offered.filter(reaches)
  const owed = await owedOf(context, scope, of)
  const home = await unitHomeOf(context, of, training, owed, { names: reaches("member.read"), can })
  return { ...home, next: await nextFor(context, of, owed) }
}
