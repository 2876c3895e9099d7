import { z } from "zod"
import { roles } from "../domain/access/roles.ts"
import { passwordProfiles, type SignInRules, usualSignInRules } from "../domain/access/sign-in-rules.ts"
import type { ProblemTable } from "./problems.ts"

/** What signing in can be refused for. None says whether an account exists. */
export const signInProblems = {
  "wrong-sign-in": {
    status: 401,
    zh: "登录名或密码不对。",
    en: "The login or the password is not right.",
  },
  "wrong-password": { status: 403, zh: "密码不对。", en: "The password is not right." },
  "wrong-code": {
    status: 403,
    zh: "验证码不对，或者已经用过。请等下一个再试。",
    en: "The code is not right, or was used already. Please wait for the next one.",
  },
  "nothing-pending": {
    status: 409,
    zh: "这一步已经过期，请从头再来。",
    en: "This step has expired; please begin again.",
  },
  "wrong-activation": {
    status: 403,
    zh: "激活码不对、已过期或者已经用过。请向管理员要一个新的。",
    en: "The activation code is wrong, expired or used. Please ask your administrator for a new one.",
  },
  "password-too-short": {
    status: 422,
    zh: "密码至少 8 个字。",
    en: "A password has at least 8 characters.",
  },
  "password-too-long": {
    status: 422,
    zh: "密码最多 128 个字。",
    en: "A password has at most 128 characters.",
  },
  "password-common": {
    status: 422,
    zh: "这个密码太常见，容易被猜到。几个不相干的词连起来，又好记又难猜。",
    en: "This password is easily guessed. A few words that have nothing to do with each other are easy to remember and hard to guess.",
  },
  "password-about-you": {
    status: 422,
    zh: "密码里除了姓名、登录名、电话、单位这些别人知道的，剩下的不够 8 个字。",
    en: "Beside your name, login, phone or unit, which others know, fewer than 8 characters are left.",
  },
  "password-too-plain": {
    status: 422,
    zh: "小写字母、大写字母、数字、其他字符，密码里至少要有三种。",
    en: "Of small letters, capitals, digits and other characters a password needs three kinds.",
  },
  "password-used-before": {
    status: 422,
    zh: "这个密码您用过，请换一个。",
    en: "You had this password before; please choose another.",
  },
  "no-password": {
    status: 409,
    zh: "这个账号不用密码登录。",
    en: "This account does not sign in with a password.",
  },
  "provider-off": {
    status: 404,
    zh: "这里没有设置统一身份认证。",
    en: "Sign-in through an identity provider is not set up here.",
  },
  "provider-unreachable": {
    status: 503,
    zh: "统一身份认证暂时没有应答，请过一会儿再试，或用密码登录。",
    en: "The identity provider does not answer just now; please try again shortly, or sign in with your password.",
  },
  "provider-refused": {
    status: 403,
    zh: "统一身份认证没有通过，请从登录页重新开始。",
    en: "The identity provider's answer was not accepted; please start again from the sign-in page.",
  },
} as const satisfies ProblemTable
export type SignInProblem = keyof typeof signInProblems

/** What an installation decides for itself about signing in: the setting `sign-in`. */
export const signInSetting = z
  .strictObject({
    passwordProfile: z.enum(Object.keys(passwordProfiles) as (keyof typeof passwordProfiles)[]),
    idleMinutes: z.int().min(5).max(480),
    absoluteHours: z.int().min(1).max(24),
    lockAfter: z.int().min(3).max(10),
    lockMinutes: z.int().min(5).max(120),
    secondFactorRoles: z.array(z.enum(roles)),
  })
  .partial()

const readable = z.object(signInSetting.shape)

/** The rules in force: what was decided, and the usual for the rest. A setting that cannot be read decides nothing. */
export function signInRulesFrom(setting: unknown): SignInRules {
  const read = readable.safeParse(setting ?? {})
  const decided = read.success ? read.data : {}
  return {
    ...usualSignInRules,
    ...Object.fromEntries(Object.entries(decided).filter(([, value]) => value !== undefined)),
  }
}
