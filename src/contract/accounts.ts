import { z } from "zod"
import { grantedRoles } from "../domain/access/roles.ts"
import { confirmedActs } from "../domain/access/second-person.ts"
import type { ProblemTable } from "./problems.ts"
import { secret } from "./sign-in-session.ts"
import { day, id, idText, line, lookedFor, pageQuery, personName } from "./wire.ts"

/** What making accounts, slips, and giving roles can be refused for. */
export const accountProblems = {
  "setup-over": {
    status: 403,
    zh: "这个链接不对或者已经用过。重新启动程序会给出新的，除非已经有人能登录。",
    en: "This link is wrong or was used. Starting the program again gives a new one, unless somebody can sign in already.",
  },
  "not-to-oneself": {
    status: 403,
    zh: "不能给自己授权，也不能收回自己的。请由别人来做。",
    en: "Nobody grants to themselves or takes back their own; somebody else has to.",
  },
  "beyond-own-roles": {
    status: 403,
    zh: "这超出了您自己的职责和范围。",
    en: "This is beyond your own roles and reach.",
  },
  "roles-apart": {
    status: 409,
    zh: "三员（系统、安全、审计管理员）互相分开，也不兼其他职责。",
    en: "The system, security and audit administrators are kept apart from each other and from all other roles.",
  },
  "role-not-there": {
    status: 409,
    zh: "这种组织没有这项职责。",
    en: "This kind of unit does not have that role.",
  },
  "role-held": {
    status: 409,
    zh: "这些日子里，对方在这个组织已经有这项职责。",
    en: "They hold this role in this unit on those days already.",
  },
  "role-not-over": {
    status: 409,
    zh: "这项职责没有被收回，或者已经到期；需要的话，请重新授权。",
    en: "This role was not taken back, or has run out; where it is needed, give it anew.",
  },
  "codes-open": {
    status: 409,
    zh: ({ count }) => `这里有 ${count} 个人手里的激活码还没有用。出新的纸条，这 ${count} 个旧码就作废。`,
    en: ({ count }) =>
      `${count} ${count === 1 ? "person here has" : "people here have"} a code that is not used yet. New slips make ${count === 1 ? "it" : "them"} void.`,
  },
  "days-reversed": {
    status: 422,
    zh: "截止日期要晚于起始日期，也不能在今天以前。",
    en: "The end must come after the beginning, and not before today.",
  },
  "last-administrator": {
    status: 409,
    zh: "这是最后一位这样的管理员，请先授权给另一位。",
    en: "This is the last administrator of that kind; please name another one first.",
  },
  "account-disabled": { status: 409, zh: "这个账号已停用。", en: "This account is shut." },
  "login-unusable": {
    status: 422,
    zh: "登录名用汉字、字母、数字和 . _ -，以汉字、字母或数字开头，最多 40 个字。",
    en: "A login is made of letters, digits and . _ -, begins with a letter or a digit, and has at most 40 characters.",
  },
  "login-taken": {
    status: 409,
    zh: "这个登录名，或者看上去一样的登录名，已经有人用了。",
    en: "This login, or one that looks the same, is taken.",
  },
  "subject-taken": {
    status: 409,
    zh: "这个统一身份已经绑定了另一个账号。",
    en: "This identity belongs to another account already.",
  },
  "no-second-person": {
    status: 409,
    zh: "这件事要两个人办，现在没有能确认的第二个人。请先让另一位管理员启用账号。",
    en: "This takes two persons, and nobody could be the second at present. Let another administrator activate their account first.",
  },
  "ask-anew": {
    status: 409,
    zh: "提出之后，这个账号的情况变了。请提出的人重新提一次。",
    en: "Something about the account has changed since this was asked for. Please have it asked for anew.",
  },
} as const satisfies ProblemTable
export type AccountProblem = keyof typeof accountProblems

export const accountParams = z.strictObject({ accountId: idText })
export const grantParams = z.strictObject({ grantId: idText })

export const accountQuery = z.strictObject({
  ...pageQuery,
  /** Part of a login or a name. */
  q: lookedFor(60).optional(),
  /** Accounts of members below a unit, and of whoever holds a role there. */
  unitId: idText.optional(),
})

export const grantShown = z.object({
  grantId: id,
  accountId: id,
  login: z.string(),
  name: z.string(),
  role: z.enum(grantedRoles),
  unitId: z.int().nullable(),
  unitName: z.string().nullable(),
  fromOn: day,
  untilOn: day.nullable(),
  /** When it was taken back, and by whom; null where it was not. */
  endedAt: z.string().nullable(),
  endedBy: z.string().nullable(),
  /** What the reader may do with it. */
  can: z.array(z.enum(["end", "restore"])),
})

export const accountShown = z.object({
  accountId: id,
  login: z.string(),
  name: z.string(),
  memberId: z.int().nullable(),
  unitName: z.string().nullable(),
  /** Somebody has chosen a password for it. */
  active: z.boolean(),
  disabled: z.boolean(),
  hasSecondFactor: z.boolean(),
  hasIdentity: z.boolean(),
  /** Nobody signs in to it before then, after too many failures; where devices differ, on the last of them. */
  pausedUntil: z.string().nullable(),
})

export const accountPage = accountShown.extend({
  grants: z.array(grantShown),
  /** Roles that are over, the latest first. */
  pastGrants: z.array(grantShown),
  /** There are roles today or later that the reader may not see. */
  moreRoles: z.boolean(),
  can: z.array(
    z.enum([
      "invite",
      "disable",
      "enable",
      "unlock",
      "end-sessions",
      "grant",
      "link-identity",
      "remove-second-factor",
    ]),
  ),
})

export const accountMade = z.strictObject({ login: line(60), name: personName })

/** What becomes of codes that were handed out and not used yet: new ones take their place, or they stay good. */
const openCodes = z.enum(["replace", "leave"]).optional()

/** For whom accounts are made: these members, or all who belong below a unit. */
export const accountsWanted = z.union([
  z.strictObject({ memberIds: z.array(id).min(1).max(2000), openCodes }),
  z.strictObject({ unitId: id, openCodes }),
])

/** What is handed out on paper; the code is shown this once. */
export const slip = z.object({
  accountId: id,
  login: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  code: z.string(),
})
/**
 * What waits for a second person, until when, and the first half of the code that comes of it: shown this once, to
 * whoever asked; the second half is shown to whoever confirms. Null where no code comes of it.
 */
export const waiting = z.object({
  confirmationId: id,
  accountId: id,
  login: z.string(),
  name: z.string(),
  expiresAt: z.string(),
  half: z.string().nullable(),
})
/** Null: it is done; nobody else has to say so. */
const waits = waiting.nullable()
export const decided = z.object({ waits })
/** One slip, and how many earlier codes of the account no longer work; none yet where it waits for a second person. */
export const codeGivenOut = z.object({
  slip: slip.nullable(),
  replaced: z.int(),
  waits,
})
/**
 * Slips, how many earlier codes they replace, how many people keep the one they have, and for how many a code takes
 * two persons.
 */
export const slips = z.object({
  slips: z.array(slip),
  replaced: z.int(),
  left: z.int(),
  guarded: z.int(),
})

export const identityGiven = z.strictObject({ subject: line(200).nullable() })

export const grantGiven = z.strictObject({
  accountId: id,
  role: z.enum(grantedRoles),
  unitId: id,
  fromOn: day,
  untilOn: day.nullable(),
})
/** The grant, or what waits until it is one. */
export const grantMade = z.object({ grantId: id.nullable(), waits })
export const grantQuery = z.strictObject({
  ...pageQuery,
  unitId: idText.optional(),
  role: z.enum(grantedRoles).optional(),
  /** Those that are over instead, the latest first. */
  over: z.literal("yes").optional(),
})

export const confirmationParams = z.strictObject({ confirmationId: idText })

/** Something that waits for a second person. */
export const confirmationShown = z.object({
  confirmationId: id,
  act: z.enum(confirmedActs),
  accountId: id,
  login: z.string(),
  name: z.string(),
  /** Where the account's owner belongs; null for one of nobody in the roster. */
  unitName: z.string().nullable(),
  /** Of a role that is to be given. */
  role: z.enum(grantedRoles).nullable(),
  roleUnitName: z.string().nullable(),
  fromOn: day.nullable(),
  untilOn: day.nullable(),
  /** Of an identity that is to be registered. */
  subject: z.string().nullable(),
  /** Who asked is the reader. */
  own: z.boolean(),
  askedByName: z.string(),
  askedAt: z.string(),
  expiresAt: z.string(),
  can: z.array(z.enum(["confirm", "refuse", "withdraw"])),
})
export const confirmationList = z.object({ items: z.array(confirmationShown) })

/** What came of it: the second half of a code, shown this once, where there is one. */
export const confirmed = z.object({
  accountId: id,
  login: z.string(),
  name: z.string(),
  half: z.string().nullable(),
})

/** The first of all: who is who at the beginning. */
export const setupGiven = z.strictObject({
  token: line(100),
  login: line(60),
  name: line(60),
  password: secret,
  security: z.strictObject({ login: line(60), name: line(60) }),
  audit: z.strictObject({ login: line(60), name: line(60) }),
})
export const setupState = z.object({ open: z.boolean() })
export const setupDone = z.object({ slips: z.array(slip) })
