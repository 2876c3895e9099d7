import type { Explanation } from "../../../contract/explanation.ts"
import { explanationPage, explanationQuery } from "../../../contract/explanations.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import { reachesMember, reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { memberWithin, unitWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import { type Route, route } from "../../http/route.ts"
import type { Moment } from "../../moment.ts"
import { explain } from "../evaluation/index.ts"
import { unitName } from "./queries.ts"
import { type SubjectShown, showExplanation } from "./show-explanation.ts"

/** Any figure, opened. */
export const explanationRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/explanations",
    summary: "A figure with its clause, its records, its arithmetic and what would close the gap",
    permission: "standing.read",
    query: explanationQuery,
    answer: explanationPage,
    look: {
      deed: "explanation-seen",
      about: ({ query }) => {
        const { subjectType, subjectId, obligation, period } = query
        const about = subjectType === "org" ? { unitId: subjectId } : { memberId: subjectId }
        return { ...about, details: { obligation, period } }
      },
    },
    run: async (moment, { query }, scope) => {
      const { obligation, subjectType, subjectId, period } = query
      const subject = await findSubject(moment, scope, subjectType, subjectId)
      const of = clauseOf(moment, obligation)
      // Numbers of members and codes of units may be alike: what is asked must be what the clause asks.
      if ((of.clause.subject.who === "unit") !== (subjectType === "org")) throw problem("not-found")
      const asOf = query.asOf === undefined ? moment.today : dayOf(query.asOf)
      const { database, packs } = moment.house
      const explanation: Explanation = await explain(database, packs, {
        obligation,
        subject: subject.code,
        period,
        asOf,
      })
      return await showExplanation(moment, of, explanation, subject, accessTo(moment, subject))
    },
  }),
]

function clauseOf({ house }: Moment, obligation: string) {
  for (const pack of house.packs) {
    const clause = pack.clauses.find((one) => one.id === obligation)
    if (clause) return { pack, clause }
  }
  throw problem("not-found")
}

async function findSubject(
  moment: Moment,
  scope: Scope<"standing.read">,
  type: "org" | "member",
  id: number,
): Promise<SubjectShown> {
  if (type === "org") {
    const { unitId, code, name, path } = await unitWithin(moment, scope, id)
    return { type, id: unitId, code, name, path, unitId, unitName: name }
  }
  const { memberId, code, name, path, unitId } = await memberWithin(moment, scope, id)
  const of = unitId === null ? null : await unitName(moment.client, unitId)
  return { type, id: memberId, code, name, path, unitId, unitName: of }
}

const offered: readonly Permission[] = [
  "event.record",
  "event.read",
  "member.read",
  "member.edit",
  "unit.edit",
]

function accessTo(moment: Moment, { type, id, path }: SubjectShown): { names: boolean; can: Permission[] } {
  const may = (permission: Permission) => {
    const scope: Scope<Permission> = scopeFor(moment.actor, permission)
    if (path !== null && reachesUnit(scope, path)) return true
    return type === "member" && reachesMember(scope, { memberId: id, path })
  }
  return { names: may("member.read"), can: offered.filter(may) }
}
