import { z } from "zod"
import { administrators, grantedRoles } from "../domain/access/roles.ts"
import { usualDisputeDays } from "../domain/disputes/dispute-rules.ts"
import { type RegisterRules, usualRegisterRules } from "../domain/meetings/record-states.ts"
import { platformColumns } from "./platform-record.ts"
import { leastDays, mostDays, ofEachKind } from "./settings-retention.ts"
import { signInSetting } from "./sign-in.ts"
import { line } from "./wire.ts"

const orEmpty = (most: number) => line(most, 0)

/** How an installation names itself; an empty text is not shown. */
export const organisation = z.strictObject({
  name: orEmpty(60),
  footer: orEmpty(200),
  /** 备案号 of a site that is reached from the internet. */
  icp: orEmpty(60),
  /** What may not be entered here, such as 本系统为非涉密系统，严禁处理涉密信息. */
  classification: orEmpty(100),
})
export type Organisation = z.infer<typeof organisation>

const said = z.string().catch("")
const readable = z.object({ name: said, footer: said, icp: said, classification: said }).catch({
  name: "",
  footer: "",
  icp: "",
  classification: "",
})

/** What was decided; what cannot be read decides nothing. */
export function organisationFrom(setting: unknown): Organisation {
  return readable.parse(setting)
}

/** What an installation decides about signing in, whole. */
export const signInRules = signInSetting.required().extend({
  /** Roles that need a second factor; the three administrators always do. */
  secondFactorRoles: z
    .array(z.enum(grantedRoles))
    .max(grantedRoles.length)
    .refine((asked) => administrators.every((role) => asked.some((one) => one === role)), {
      params: { rule: "administrators" },
    }),
})

// A name with a dot whose last part is no number: no address of a machine, however it is written.
const robotHost = line(253).regex(/^(?:[a-z0-9](?:-*[a-z0-9])*\.)+[a-z](?:-*[a-z0-9])*(?::[1-9]\d{0,4})?$/)

const language = z.enum(["zh", "en"])

/** Where robots of groups may be, each with its port where that is not 443, and in which language they tell groups. */
export const robotHosts = z.strictObject({
  hosts: z.array(robotHost).max(20),
  language: language.default("zh"),
})

const daysKept = z.int().min(leastDays).max(mostDays).nullable()

/** For how many days what is old is kept, by kind; null: for ever. */
export const retention = z.strictObject(ofEachKind(() => daysKept))

const registerDays = z.int().min(1).max(365).nullable()

/** Days after which keepers of records left open are reminded, and after which these are closed; null: never. */
export const registerRules = z.strictObject({ remindAfter: registerDays, closeAfter: registerDays })

/** What was decided about them; what cannot be read decides nothing. */
export function registerRulesFrom(setting: unknown): RegisterRules {
  return registerRules.catch(usualRegisterRules).parse(setting)
}

/** Days within which an absence may be disputed. */
export const disputeRules = z.strictObject({ within: z.int().min(1).max(365) })

/** What was decided about them; what cannot be read decides nothing. */
export function disputeRulesFrom(setting: unknown): z.infer<typeof disputeRules> {
  return disputeRules.catch({ within: usualDisputeDays }).parse(setting)
}

const versioned = { version: z.int() }

const organisationSetting = organisation.extend(versioned)
const signInSettings = signInRules.extend({
  ...versioned,
  secondFactorRoles: z.array(z.enum(grantedRoles)),
})

export const settings = z.object({
  organisation: organisationSetting,
  signIn: signInSettings,
  robots: z.object({ hosts: z.array(z.string()), language, ...versioned }),
  retention: z.object({ ...retention.shape, ...versioned }),
  platformRecord: platformColumns.extend(versioned),
  registers: z.object({ ...registerRules.shape, ...versioned }),
  disputes: z.object({ ...disputeRules.shape, ...versioned }),
  /** Which of them the reader may change. */
  can: z.array(z.enum(["settings.edit", "security.edit"])),
})
