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
  // To sign the record of a meeting: whoever keeps it, and whoever holds the post that confirms it.
  "record.sign": {
    risk: "personal",
    by: {
      member: "own",
      ...branchStaff,
      "group-leader": "subtree",
      "central-group-secretary": "unit",
      "committee-officer": "unit",
      "department-officer": "unit",
    },
  },
  // To say that what a meeting decided is done: whoever does it, and whoever keeps the record.
  "task.settle": {
    risk: "personal",
    by: {
      member: "own",
      ...branchStaff,
      "group-leader": "subtree",
      "central-group-secretary": "unit",
      "committee-officer": "unit",
      "department-officer": "unit",
    },
  },
  "study-day.write": {
    risk: "personal",
    by: { "central-group-secretary": "unit", "committee-officer": "unit", "department-officer": "unit" },
  },
  "attendance.self": { risk: "plain", by: { member: "own" } },

  // To say that an absence that a list has of oneself was none, or was of another kind.
  "absence.dispute": { risk: "plain", by: { member: "own" } },

  // To ask for a make-up of what one missed, and to confirm one: as its person, or as its helper.
  "make-up.take": { risk: "plain", by: { member: "own" } },

  "leave.read": {
    risk: "personal",
    by: { member: "own", ...branchStaff, "group-leader": "subtree", ...officers },
  },
  // To ask for, withdraw and end leave: one's own, and that of people who phone.
  "leave.enter": { risk: "personal", by: { member: "own", ...branchStaff, "group-leader": "subtree" } },
  // Whoever decides by a post in the unit needs no role: the door looks who that is.
  "leave.decide": {
    risk: "personal",
    by: { member: "own", "branch-secretary": "subtree", "group-leader": "subtree", ...officers },
  },
  // To register training that was attended elsewhere: one's own, that of somebody else, a course with all who took part.
  "training.enter": {
    risk: "personal",
    by: { member: "own", ...branchStaff, "group-leader": "subtree", ...officers },
  },
  // To recognise it, return it, ask about it, take it back: never one's own.
  "training.recognise": { risk: "personal", by: { "branch-secretary": "subtree", ...officers } },
  // What is studied and where: topics of the time, problems, places, lecturers, turns.
  "study.read": {
    risk: "plain",
    by: {
      member: "own",
      ...branchStaff,
      "group-leader": "subtree",
      "central-group-secretary": "unit",
      ...observers,
    },
  },
  "study.keep": { risk: "plain", by: { ...branchStaff, "group-leader": "subtree", ...officers } },
  "topic.set": { risk: "plain", by: officers },

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

  "plan.read": {
    risk: "personal",
    by: {
      member: "own",
      ...branchStaff,
      "group-leader": "subtree",
      "central-group-secretary": "unit",
      ...observers,
    },
  },
  "plan.write": {
    risk: "personal",
    by: {
      ...branchStaff,
      "central-group-secretary": "unit",
      "committee-officer": "unit",
      "department-officer": "unit",
    },
  },
  // To ask those below after what they owe, by notice or by phone.
  "reminder.send": { risk: "plain", by: officers },
  // To take note of plans, return and remind: by the committee above, never by the unit itself.
  "plan.file": { risk: "plain", by: officers },

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
