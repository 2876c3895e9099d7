import { z } from "zod"
import { roles } from "../domain/access/roles.ts"
import { passwordProfiles, type SignInRules, usualSignInRules } from "../domain/access/sign-in-rules.ts"
import type { ProblemTable } from "./problems.ts"

/** What signing in, accounts and roles can be refused for. None says whether an account exists. */
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
  "setup-over": {
    status: 403,
    zh: "这个链接不对或者已经用过。重新启动程序会给出新的，除非已经有人能登录。",
    en: "This link is wrong or was used. Starting the program again gives a new one, unless somebody can sign in already.",
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
  "login-taken": { status: 409, zh: "这个登录名已经有人用了。", en: "This login is taken." },
  "subject-taken": {
    status: 409,
    zh: "这个统一身份已经绑定了另一个账号。",
    en: "This identity belongs to another account already.",
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
