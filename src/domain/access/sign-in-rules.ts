import { type Role, rolesWithSecondFactor } from "./roles.ts"

/** What a password must be like. */
export interface PasswordProfile {
  /** Of small letters, capitals, digits and anything else, so many kinds at least. */
  readonly classes: number
  /** So many earlier passwords are not taken again. */
  readonly history: number
  /** Whoever holds a role changes it after so many days; null: never. */
  readonly maxAgeDays: number | null
}

/**
 * `modern` asks for length and refuses what is easily guessed, as ASVS 5.0 has it; `mlps3` adds what 等保 2.0 三级
 * asks (GB/T 22239-2019, 8.1.4.1 a).
 */
export const passwordProfiles = {
  modern: { classes: 0, history: 0, maxAgeDays: null },
  mlps3: { classes: 3, history: 5, maxAgeDays: 90 },
} as const satisfies Readonly<Record<string, PasswordProfile>>
export type PasswordProfileName = keyof typeof passwordProfiles

/** What an installation may decide about signing in. */
export interface SignInRules {
  readonly passwordProfile: PasswordProfileName
  /** A session ends when nobody has used it for so long. */
  readonly idleMinutes: number
  /** A session ends after so long, used or not. */
  readonly absoluteHours: number
  /** After so many failures in a row there is a pause. */
  readonly lockAfter: number
  readonly lockMinutes: number
  readonly secondFactorRoles: readonly Role[]
}

export const usualSignInRules: SignInRules = {
  passwordProfile: "modern",
  idleMinutes: 30,
  absoluteHours: 8,
  lockAfter: 5,
  lockMinutes: 15,
  secondFactorRoles: rolesWithSecondFactor,
}
