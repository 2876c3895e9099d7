import type { z } from "zod"
import type { Explanation } from "../../../contract/explanation.ts"
import type { ExplanationPage, explanationQuery } from "../../../contract/explanations.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import { reachesMember, reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { memberWithin, unitWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { explain } from "../evaluation/index.ts"
import { unitName } from "./queries.ts"
import { type SubjectShown, showExplanation } from "./show-explanation.ts"

/** A figure with all it rests on, as far as the reader may see it. */
export async function openFigure(
  context: RequestContext,
  scope: Scope<"standing.read">,
  query: z.output<typeof explanationQuery>,
): Promise<ExplanationPage> {
  const { obligation, subjectType, subjectId, period } = query
  const subject = await findSubject(context, scope, subjectType, subjectId)
  const of = clauseOf(context, obligation)
  // Numbers of members and codes of units may be alike: what is asked must be what the clause asks.
  if ((of.clause.subject.who === "unit") !== (subjectType === "org")) throw problem("not-found")
  const asOf = query.asOf === undefined ? context.today : dayOf(query.asOf)
  const { database, packs } = context.app
  const explanation: Explanation = await explain(database, packs, {
    obligation,
    subject: subject.code,
    period,
    asOf,
  })
  return await showExplanation(context, of, explanation, subject, accessTo(context, subject))
}

function clauseOf({ app }: RequestContext, obligation: string) {
  for (const pack of app.packs) {
    const clause = pack.clauses.find((one) => one.id === obligation)
    if (clause) return { pack, clause }
  }
  throw problem("not-found")
}

async function findSubject(
  context: RequestContext,
  scope: Scope<"standing.read">,
  type: "org" | "member",
  id: number,
): Promise<SubjectShown> {
  if (type === "org") {
    const { unitId, code, name, path } = await unitWithin(context, scope, id)
    return { type, id: unitId, code, name, path, unitId, unitName: name }
  }
  const { memberId, code, name, path, unitId } = await memberWithin(context, scope, id)
  const of = unitId === null ? null : await unitName(context.client, unitId)
  return { type, id: memberId, code, name, path, unitId, unitName: of }
}

const offered: readonly Permission[] = [
  "event.record",
  "event.read",
  "training.enter",
  "member.read",
  "member.edit",
  "unit.edit",
]

function accessTo(
  context: RequestContext,
  { type, id, path }: SubjectShown,
): { names: boolean; can: Permission[] } {
  const may = (permission: Permission) => {
    const scope: Scope<Permission> = scopeFor(context.actor, permission)
    if (path !== null && reachesUnit(scope, path)) return true
    return type === "member" && reachesMember(scope, { memberId: id, path })
  }
  return { names: may("member.read"), can: offered.filter(may) }
}
