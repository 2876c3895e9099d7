import { deskKinds } from "../../../contract/home.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import type { Role } from "../../../domain/access/roles.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { yearOf } from "../../../domain/shared/calendar.ts"
import { unitWithin } from "../../access/index.ts"
import { problem } from "../../http/problem.ts"
import { ownRoute, type Route, route } from "../../http/route.ts"
import type { RequestContext } from "../../request-context.ts"
import { standingOfMember } from "../standing/index.ts"
import { owedOf } from "./beside-year.ts"
import { clausesOf } from "./clauses.ts"
import { memberHomeOf } from "./member-home.ts"
import { memberRows } from "./member-queries.ts"
import { storedOf } from "./stored-rows.ts"
import { unitHomeOf } from "./unit-home.ts"
import { namesOf } from "./unit-queries.ts"
import { trainingOf, yearOfUnit } from "./unit-year.ts"

/** Homes: what each role starts with. */
export const homeRoutes: readonly Route[] = [
  ownRoute("GET /home", {
    summary: "What the first page of whoever is signed in shows",
    permission: "signed-in",
    run: async (context) => ({ desks: await desksOf(context) }),
  }),
  ownRoute("GET /home/member", {
    summary: "One's own hours, what still closes the gap, and the next study",
    permission: "signed-in",
    run: async (context) => {
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
    },
  }),
  route("GET /home/branch/{unitId}", {
    summary: "What a branch, a group or a central study group still owes, and its year",
    permission: "standing.read",
    audited: { action: "home-seen", about: ({ params }) => ({ unitId: params.unitId }) },
    run: async (context, { params }, scope) => {
      const unit = await unitWithin(context, scope, params.unitId)
      const year = yearOf(context.today)
      const reaches = (permission: Permission) => mayIn(context, permission, unit.path)
      const of = await yearOfUnit(context, scope, unit, year)
      const training = await trainingOf(context, of, year)
      const can = offered.filter(reaches)
      const owed = await owedOf(context, scope, of)
      return await unitHomeOf(context.client, of, training, owed, { names: reaches("member.read"), can })
    },
  }),
]

const offered: readonly Permission[] = [
  "event.record",
  "event.read",
  "member.read",
  "unit.read",
  "unit.edit",
  "board.read",
]

/** Whether somebody may do something in a unit through a role. */
export function mayIn({ actor }: RequestContext, permission: Permission, path: string): boolean {
  const scope: Scope<Permission> = scopeFor(actor, permission)
  return reachesUnit(scope, path)
}

type DeskKind = (typeof deskKinds)[number]

const deskOf: Readonly<Record<Role, DeskKind>> = {
  member: "member",
  recorder: "branch",
  "branch-secretary": "branch",
  "group-leader": "group",
  "central-group-secretary": "central-group",
  "committee-officer": "committee",
  "department-officer": "district",
  inspector: "inspector",
  "system-admin": "administrator",
  "security-admin": "administrator",
  "audit-admin": "administrator",
}

/**
 * Every desk somebody sits at: of several roles in one unit one, of all units one inspects a single one, one's own
 * record last.
 */
async function desksOf({ actor, client }: RequestContext) {
  const names = await namesOf(
    client,
    actor.roles.map(({ unitId }) => unitId),
  )
  const several = actor.roles.filter(({ role }) => role === "inspector").length > 1
  const desks = actor.roles.map(({ role, unitId }) => {
    const whole = unitId === 0 || (several && role === "inspector")
    return {
      kind: deskOf[role],
      role,
      unitId: whole ? null : unitId,
      unitName: whole ? null : (names.get(unitId)?.name ?? null),
    }
  })
  const once = desks.filter(
    (desk, index) =>
      desks.findIndex(({ kind, unitId }) => kind === desk.kind && unitId === desk.unitId) === index,
  )
  once.sort((one, other) => deskKinds.indexOf(one.kind) - deskKinds.indexOf(other.kind))
  if (actor.memberId === null) return once
  return [...once, { kind: "member" as const, role: "member" as const, unitId: null, unitName: null }]
}
