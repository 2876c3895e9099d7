import { deskKinds } from "../../../contract/overview-homes.ts"
import type { Role } from "../../../domain/access/roles.ts"
import type { RequestContext } from "../../request-context.ts"
import { namesOf } from "./unit-queries.ts"

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
export async function desksOf({ actor, client }: RequestContext) {
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
