import type { Said } from "./refusals.ts"
import { roleNames } from "./role-names.ts"

/** What a notice is about: names, days, figures. */
export type NoticeDetails = Readonly<Record<string, string | number | null>>

type Sentence = (details: NoticeDetails) => Said

/** What a role is called; a role of another version of the program keeps its identifier. */
function nameOf(role: string | number | null | undefined): Said {
  const known = Object.entries(roleNames).find(([name]) => name === role)
  return known?.[1] ?? { zh: String(role), en: String(role) }
}

/** What somebody is told, kind by kind. */
export const noticeSentences = {
  "role-given": ({ role, unit }) => ({
    zh: `您有了新的职责：${unit ?? "全区"}，${nameOf(role).zh}。`,
    en: `You hold a new role: ${nameOf(role).en}, ${unit ?? "the whole district"}.`,
  }),
  "role-ended": ({ role, unit }) => ({
    zh: `您在${unit ?? "全区"}的职责（${nameOf(role).zh}）已经结束。`,
    en: `A role of yours has ended: ${nameOf(role).en}, ${unit ?? "the whole district"}.`,
  }),
  "role-restored": ({ role, unit }) => ({
    zh: `您在${unit ?? "全区"}的职责（${nameOf(role).zh}）已经恢复。`,
    en: `A role of yours is back: ${nameOf(role).en}, ${unit ?? "the whole district"}.`,
  }),
  "role-left": ({ name, role, unit, to, ended }) => ({
    zh: ended
      ? `${name}${to === null ? "转出本区" : `转到${to}`}，在${unit}的职责（${nameOf(role).zh}）随同结束。`
      : `${name}${to === null ? "转出本区" : `转到${to}`}，在${unit}的职责（${nameOf(role).zh}）没有结束。请核对是否还需要。`,
    en: ended
      ? `${name} ${to === null ? "left the district" : `went to ${to}`}; the role in ${unit} (${nameOf(role).en}) ended with it.`
      : `${name} ${to === null ? "left the district" : `went to ${to}`} and goes on holding a role in ${unit} (${nameOf(role).en}). Please look whether it is still needed.`,
  }),
  "suggestion-answered": () => ({
    zh: "您提的意见建议有了答复。",
    en: "Your suggestion has been answered.",
  }),
  "phone-revealed": ({ by, reason }) => ({
    zh: `${by}查看了您的手机号，理由：${reason}。`,
    en: `${by} looked at your phone number. The reason given: ${reason}.`,
  }),
  transferred: ({ from, to, on }) => ({
    zh: `您的组织关系自 ${on} 起由${from}转到${to}。`,
    en: `From ${on} you belong to ${to} instead of ${from}.`,
  }),
  "code-issued": ({ by }) => ({
    zh: `${by}为您的账号开了新的激活码。如果不是您要的，请告诉安全管理员。`,
    en: `${by} issued an activation code for your account. If you did not ask for it, tell the security administrator.`,
  }),
  "confirmation-asked": ({ by, name }) => ({
    zh: `${by}提出了一件关于${name}的账号的事，要第二个人确认。请在“待确认”里看一看。`,
    en: `${by} asked for something about the account of ${name} that takes a second person. Please look under “To confirm”.`,
  }),
  "confirmation-settled": ({ by, name, agreed }) => ({
    zh: agreed
      ? `${by}确认了您提出的、关于${name}的账号的事。`
      : `${by}没有同意您提出的、关于${name}的账号的事。`,
    en: agreed
      ? `${by} confirmed what you asked for about the account of ${name}.`
      : `${by} did not agree to what you asked for about the account of ${name}.`,
  }),
  "reveals-spent": ({ name, login, most }) => ({
    zh: `${name}（${login}）今天查看手机号已到 ${most} 次的上限。请核对是否工作需要。`,
    en: `${name} (${login}) has looked at ${most} phone numbers today, which is the limit. Please look whether it was for work.`,
  }),
  "many-people-seen": ({ name, login, most }) => ({
    zh: `${name}（${login}）今天看到的党员已超过 ${most} 名。请核对是否工作需要。`,
    en: `${name} (${login}) has seen more than ${most} people today. Please look whether it was for work.`,
  }),
  "many-accounts-tried": ({ address }) => ({
    zh: `有人从 ${address} 试了许多账号的密码，都没有登录成功。请和审计管理员一起核对。`,
    en: `Somebody at ${address} has tried passwords at many accounts, and none was right. Please look into it with the audit administrator.`,
  }),
  "password-changed": () => ({
    zh: "您的密码已经改过。如果不是您改的，请立即告诉安全管理员。",
    en: "Your password was changed. If it was not you, tell the security administrator at once.",
  }),
  "second-factor-changed": () => ({
    zh: "您的两步验证有变动。如果不是您做的，请立即告诉安全管理员。",
    en: "Your second factor was changed. If it was not you, tell the security administrator at once.",
  }),
  "attendance-corrected": ({ topic, on }) => ({
    zh: `${on}“${topic}”里您的出席情况有更正。`,
    en: `Your attendance at “${topic}” on ${on} was corrected.`,
  }),
  "meeting-off": ({ unit, on, at }) => ({
    zh: `${unit} ${on} ${at} 的活动取消了。`,
    en: `The meeting of ${unit} on ${on} at ${at} was cancelled.`,
  }),
  "meeting-off-today": ({ unit, on, at }) => ({
    zh: `${unit} ${on} ${at} 的活动当天取消了。`,
    en: `The meeting of ${unit} on ${on} at ${at} was cancelled that day.`,
  }),
  "mail-address-changed": () => ({
    zh: "您收通知的邮箱有变动。如果不是您改的，请告诉安全管理员。",
    en: "Your mail address was changed. If it was not you, tell the security administrator.",
  }),
  "mail-refused": () => ({
    zh: "发到您邮箱的信被拒收了。请核对邮箱，或者去掉它。",
    en: "Mail to your address was refused. Please check the address, or take it out.",
  }),
  "audit-log-sealed": ({ seal, hash }) => ({
    zh: `操作记录到第 ${seal} 道封条为止，校验值 ${hash}。请另外保存。`,
    en: `The audit log reaches seal ${seal}; its hash is ${hash}. Please keep this elsewhere.`,
  }),
  "audit-log-broken": () => ({
    zh: "每天的核对发现操作记录不完整。请到“操作记录”里看哪里不对。",
    en: "The daily check found the audit log not whole. Please look at its page where it is wrong.",
  }),
} as const satisfies Readonly<Record<string, Sentence>>

export type NoticeKind = keyof typeof noticeSentences
export const noticeKinds = Object.keys(noticeSentences) as NoticeKind[]

/** What a notice says. A role is named in the reader's words already. */
export function noticeSentence(kind: NoticeKind, details: NoticeDetails): Said {
  const sentence: Sentence = noticeSentences[kind]
  return sentence(details)
}
