import { z } from "zod"
import { grantedRoles } from "../domain/access/roles.ts"
import { day, id, idText, line, pageQuery } from "./wire.ts"

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
  /** What the reader may do with it: `end`. */
  can: z.array(z.string()),
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
})

export const accountPage = accountShown.extend({
  grants: z.array(grantShown),
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

export const accountMade = z.strictObject({ login: line(60), name: line(60) })

/** For whom accounts are made: these members, or all who belong below a unit. */
export const accountsWanted = z.union([
  z.strictObject({ memberIds: z.array(id).min(1).max(2000) }),
  z.strictObject({ unitId: id }),
])

/** What is handed out on paper; the code is shown this once. */
export const slip = z.object({
  accountId: id,
  login: z.string(),
  name: z.string(),
  unit: z.string().nullable(),
  code: z.string(),
})
export const slips = z.object({ slips: z.array(slip) })

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
})
