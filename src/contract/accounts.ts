import { z } from "zod"
import { grantedRoles } from "../domain/access/roles.ts"
import { secret } from "./sign-in-session.ts"
import { day, id, idText, line, pageQuery, personName } from "./wire.ts"

export const accountParams = z.strictObject({ accountId: idText })
export const grantParams = z.strictObject({ grantId: idText })

export const accountQuery = z.strictObject({
  ...pageQuery,
  /** Part of a login or a name. */
  q: line(60).optional(),
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
/** One slip, and how many earlier codes of the account no longer work. */
export const slipAlone = slip.extend({ replaced: z.int() })
/** Slips, how many earlier codes they replace, and how many people keep the one they have. */
export const slips = z.object({ slips: z.array(slip), replaced: z.int(), left: z.int() })

export const identityGiven = z.strictObject({ subject: line(200).nullable() })

export const grantGiven = z.strictObject({
  accountId: id,
  role: z.enum(grantedRoles),
  unitId: id,
  fromOn: day,
  untilOn: day.nullable(),
})
export const grantMade = z.object({ grantId: id })
export const grantQuery = z.strictObject({
  ...pageQuery,
  unitId: idText.optional(),
  role: z.enum(grantedRoles).optional(),
  /** Those that are over instead, the latest first. */
  over: z.literal("yes").optional(),
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
