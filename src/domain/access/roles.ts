/** What a person may be in a unit, from a day until a day. `member` is nobody's grant: whoever is one, is one. */
export const roles = [
  "member",
  "recorder",
  "branch-secretary",
  "group-leader",
  "central-group-secretary",
  "committee-officer",
  "department-officer",
  "inspector",
  "system-admin",
  "security-admin",
  "audit-admin",
] as const
export type Role = (typeof roles)[number]

/** Roles that somebody grants. */
export type GrantedRole = Exclude<Role, "member">
export const grantedRoles: readonly GrantedRole[] = roles.filter((role) => role !== "member")

/** 三员: kept apart from each other and from every other role. */
export const administrators: readonly Role[] = ["system-admin", "security-admin", "audit-admin"]

export function isAdministrator(role: Role): boolean {
  return administrators.includes(role)
}

/** Whether one person may hold both roles. */
export function agree(one: Role, other: Role): boolean {
  return (
    one === other ||
    one === "member" ||
    other === "member" ||
    !(isAdministrator(one) || isAdministrator(other))
  )
}

/** Roles each may grant below themselves; nobody grants what they could not answer for. */
export const mayGrant: Readonly<Record<Role, readonly GrantedRole[]>> = {
  member: [],
  recorder: [],
  "branch-secretary": ["recorder", "group-leader"],
  "group-leader": [],
  "central-group-secretary": [],
  "committee-officer": ["recorder", "branch-secretary", "group-leader", "central-group-secretary"],
  "department-officer": [
    "recorder",
    "branch-secretary",
    "group-leader",
    "central-group-secretary",
    "committee-officer",
    "inspector",
  ],
  inspector: [],
  "system-admin": [],
  "security-admin": grantedRoles,
  "audit-admin": [],
}

/** Roles that see other people's data beyond one branch, and the administrators: a second factor is asked of them. */
export const rolesWithSecondFactor: readonly Role[] = [
  "committee-officer",
  "department-officer",
  "inspector",
  ...administrators,
]
