import { z } from "zod"
import { permissionNames } from "../domain/access/permissions.ts"
import { roles } from "../domain/access/roles.ts"
import { day, id, idText, line } from "./wire.ts"

/** Secrets are taken as they are typed: nothing is trimmed. */
export const secret = z.string().min(1).max(300)

export const credentials = z.strictObject({ login: line(100), password: secret })
export const codeGiven = z.strictObject({ code: line(100) })
export const proofGiven = z.union([z.strictObject({ password: secret }), z.strictObject({ code: line(100) })])
export const passwordChange = z.strictObject({ current: secret, next: secret })
export const activation = z.strictObject({ code: line(100), password: secret })

/** Whoever is signed in, as the pages know them. */
export const session = z.object({
  accountId: z.int(),
  login: z.string(),
  name: z.string(),
  memberId: z.int().nullable(),
  roles: z.array(z.object({ role: z.enum(roles), unitId: z.int(), unitName: z.string() })),
  /** What they may do anywhere at all. */
  can: z.array(z.enum(permissionNames)),
  today: day,
  owes: z.enum(["second-factor-needed", "password-change-needed"]).nullable(),
  hasSecondFactor: z.boolean(),
  /** Notices one has not seen. */
  unseen: z.int(),
  prefs: z.record(z.string(), z.unknown()),
})

/** What a browser finds when it arrives. */
export const arrival = z.object({
  session: session.nullable(),
  /** The password was right; the second step is open. */
  awaitsSecondFactor: z.boolean(),
  /** Nobody is signed in, for the session of this browser ran out; nobody ended it. */
  ranOut: z.boolean(),
  /** The browser brought no cookie of a sign-in: it has never signed in, or does not have it any more. */
  noCookie: z.boolean(),
  /** Sign-in through an identity provider is set up. */
  provider: z.boolean(),
  /** Browsers keep the cookie of a sign-in over TLS alone, or on the machine itself. */
  secureOnly: z.boolean(),
  /** The disk is nearly full: nothing is recorded, and figures of this year are those kept last, on that day. */
  lookingOnly: z.object({ figuresOf: day.nullable() }).nullable(),
  /** Where they were asked for: what the page asks first, answered along, by address. What is not here is asked by itself. */
  first: z.record(z.string(), z.unknown()).optional(),
})

/** `home`: the answers that the home begins with come along. */
export const arrivalQuery = z.strictObject({ page: z.literal("home").optional() })

export const sessionParams = z.strictObject({ sessionId: idText })
export const ownSession = z.object({
  sessionId: id,
  current: z.boolean(),
  createdAt: z.string(),
  seenAt: z.string(),
  userAgent: z.string(),
  address: z.string(),
})
export const factorOffered = z.object({ secret: z.string(), address: z.string() })
export const recoveryCodes = z.object({ codes: z.array(z.string()) })

/** Whatever the identity provider sends back with the browser. */
export const providerReturn = z.looseObject({})
