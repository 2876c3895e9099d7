import type { Role } from "./roles.ts"

/** How far a permission reaches from the unit where the role is held: the unit alone, or all below it as well. */
export type Reach = "own" | "unit" | "subtree"

/** `personal` shows other people's data, `dangerous` asks for the password once more. */
export type Risk = "plain" | "personal" | "dangerous"

interface PermissionRow {
  readonly risk: Risk
  readonly by: Readonly<Partial<Record<Role, Reach>>>
}

const branchStaff = { recorder: "subtree", "branch-secretary": "subtree" } as const
const observers = {
  "committee-officer": "subtree",
  "department-officer": "subtree",
  inspector: "subtree",
} as const
const officers = { "committee-officer": "subtree", "department-officer": "subtree" } as const

/**
 * Who may do what, and how far: the one page on it. `own` is one's own record, for whoever has one. What is not
 * here nobody may do.
 */
export const permissions = {
  "unit.read": {
    risk: "plain",
    by: {
      member: "own",
      ...branchStaff,
      "group-leader": "subtree",
      "central-group-secretary": "unit",
      ...observers,
      "system-admin": "subtree",
      "security-admin": "subtree",
    },
  },
  "unit.edit": { risk: "plain", by: { "branch-secretary": "subtree", ...officers } },
  // What a unit is: it decides what is asked of it, so it is not for the branch to say.
  "unit.define": { risk: "plain", by: officers },
  // Where a unit's group is told of its meetings: an address outside.
  "robot.set": { risk: "dangerous", by: { "branch-secretary": "subtree", ...officers } },
  "unit.add": { risk: "plain", by: officers },
  "unit.move": { risk: "dangerous", by: officers },
  "unit.merge": { risk: "dangerous", by: officers },
  "unit.dissolve": { risk: "dangerous", by: officers },

  "member.read": {
    risk: "personal",
    by: { member: "own", ...branchStaff, "group-leader": "subtree", ...observers },
  },
  "member.reveal": {
    risk: "personal",
    by: { ...branchStaff, "group-leader": "subtree", ...observers },
  },
  "member.edit": { risk: "personal", by: { ...branchStaff, ...officers } },
  "member.add": { risk: "personal", by: { ...branchStaff, ...officers } },
  "member.transfer": { risk: "personal", by: officers },
  "post.edit": { risk: "personal", by: { "branch-secretary": "subtree", ...officers } },
  "roster.import": { risk: "dangerous", by: officers },

  "event.read": {
    risk: "personal",
    by: {
      member: "own",
      ...branchStaff,
      "group-leader": "subtree",
      "central-group-secretary": "unit",
      ...observers,
    },
  },
  "event.record": {
    risk: "personal",
    by: {
      ...branchStaff,
      "group-leader": "subtree",
      "central-group-secretary": "unit",
      "committee-officer": "unit",
      "department-officer": "unit",
    },
  },
  "attendance.self": { risk: "plain", by: { member: "own" } },

  "standing.read": {
    risk: "personal",
    by: {
      member: "own",
      ...branchStaff,
      "group-leader": "subtree",
      "central-group-secretary": "unit",
      ...observers,
    },
  },
  "board.read": { risk: "plain", by: observers },

  "account.read": {
    risk: "personal",
    by: {
      "branch-secretary": "subtree",
      ...officers,
      "system-admin": "subtree",
      "security-admin": "subtree",
    },
  },
  "account.make": { risk: "dangerous", by: { ...officers, "system-admin": "subtree" } },
  "account.invite": {
    risk: "dangerous",
    by: {
      "branch-secretary": "subtree",
      ...officers,
      "system-admin": "subtree",
      "security-admin": "subtree",
    },
  },
  "account.disable": { risk: "dangerous", by: { "system-admin": "subtree", "security-admin": "subtree" } },
  "account.unlock": { risk: "plain", by: { "system-admin": "subtree", "security-admin": "subtree" } },
  "session.end-any": { risk: "dangerous", by: { "security-admin": "subtree" } },
  "second-factor.remove": {
    risk: "dangerous",
    by: { "system-admin": "subtree", "security-admin": "subtree" },
  },
  "grant.read": {
    risk: "personal",
    by: { "branch-secretary": "subtree", ...officers, "security-admin": "subtree" },
  },
  "grant.give": {
    risk: "dangerous",
    by: { "branch-secretary": "subtree", ...officers, "security-admin": "subtree" },
  },
  // To be the second person of two: for accounts within reach, and for those of administrators. There the audit
  // administrator may be the only one left.
  "confirmation.give": {
    risk: "dangerous",
    by: { ...officers, "system-admin": "subtree", "security-admin": "subtree" },
  },
  "confirmation.give-for-administrators": {
    risk: "dangerous",
    by: { "system-admin": "subtree", "security-admin": "subtree", "audit-admin": "subtree" },
  },
  "audit.read": { risk: "personal", by: { "audit-admin": "subtree" } },
  "settings.read": { risk: "plain", by: { "system-admin": "subtree", "security-admin": "subtree" } },
  "settings.edit": { risk: "dangerous", by: { "system-admin": "subtree" } },
  "security.edit": { risk: "dangerous", by: { "security-admin": "subtree" } },
  "backup.read": { risk: "plain", by: { "system-admin": "subtree" } },
  "job.read": { risk: "plain", by: { "system-admin": "subtree" } },
  "job.run": { risk: "plain", by: { "system-admin": "subtree" } },
  "suggestion.answer": { risk: "personal", by: { "department-officer": "subtree" } },
} as const satisfies Readonly<Record<string, PermissionRow>>

export type Permission = keyof typeof permissions
export const permissionNames = Object.keys(permissions) as Permission[]

/** How far a role carries a permission; undefined: not at all. */
export function reachOf(permission: Permission, role: Role): Reach | undefined {
  const row: PermissionRow = permissions[permission]
  return row.by[role]
}

export function riskOf(permission: Permission): Risk {
  return permissions[permission].risk
}
