import type { Role } from "../access/roles.ts"

/** What somebody's home can be; a person with several roles has several. */
export const deskKinds = [
  "branch",
  "group",
  "central-group",
  "committee",
  "district",
  "inspector",
  "administrator",
  "member",
] as const

export interface Desk {
  readonly kind: (typeof deskKinds)[number]
  readonly role: Role
  /** Null where the whole district has no units yet, for several units that one inspects, and for one's own record. */
  readonly unitId: number | null
  readonly unitName: string | null
}

/** A role as it is held today; 0: there are no units yet. */
export interface HeldIn {
  readonly role: Role
  readonly unitId: number
  readonly unitName: string
}

const deskOf: Readonly<Record<Role, Desk["kind"]>> = {
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
export function desksOf(roles: readonly HeldIn[], isMember: boolean): Desk[] {
  const several = roles.filter(({ role }) => role === "inspector").length > 1
  const desks = roles
    .filter(({ role }) => role !== "member")
    .map(({ role, unitId, unitName }): Desk => {
      const whole = unitId === 0 || (several && role === "inspector")
      return { kind: deskOf[role], role, unitId: whole ? null : unitId, unitName: whole ? null : unitName }
    })
  const once = desks.filter(
    (desk, index) =>
      desks.findIndex(({ kind, unitId }) => kind === desk.kind && unitId === desk.unitId) === index,
  )
  once.sort((one, other) => deskKinds.indexOf(one.kind) - deskKinds.indexOf(other.kind))
  return isMember ? [...once, { kind: "member", role: "member", unitId: null, unitName: null }] : once
}
