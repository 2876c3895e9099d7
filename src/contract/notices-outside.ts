import type { NoticeDetails, NoticeKind } from "./notice-sentences.ts"
import type { Said } from "./refusals.ts"

/** What of a notice leaves the application, by mail. */
interface Outside {
  /** Whether it may wait for the letter of the day; what may not goes out at once. */
  readonly waits: boolean
  /** In words that hold no name of a person and nothing personal: mail is read by others than whoever it is for. */
  readonly says: (details: NoticeDetails) => Said
  /** The page where all of it stands. */
  readonly path: (details: NoticeDetails) => string
}

const aboutMe = () => "/me"
const anEvent = ({ activityId }: NoticeDetails) => `/events/${activityId}`

/** How each kind of notice goes out; null: it stays in the application. */
export const noticesOutside: Readonly<Record<NoticeKind, Outside | null>> = {
  "role-given": {
    waits: true,
    says: () => ({ zh: "您有了新的职责。", en: "You hold a new role." }),
    path: aboutMe,
  },
  "role-ended": {
    waits: true,
    says: () => ({ zh: "您的一项职责已经结束。", en: "A role of yours has ended." }),
    path: aboutMe,
  },
  "role-restored": {
    waits: true,
    says: () => ({ zh: "您的一项职责已经恢复。", en: "A role of yours is back." }),
    path: aboutMe,
  },
  "role-left": {
    waits: true,
    says: () => ({
      zh: "有人转出，在原处的职责请核对。",
      en: "Somebody moved; please look at the role they held there.",
    }),
    path: aboutMe,
  },
  "suggestion-answered": {
    waits: true,
    says: () => ({ zh: "您提的意见建议有了答复。", en: "Your suggestion has been answered." }),
    path: () => "/suggestions",
  },
  "phone-revealed": {
    waits: true,
    says: () => ({ zh: "有人查看了您的手机号。", en: "Somebody looked at your phone number." }),
    path: aboutMe,
  },
  transferred: {
    waits: true,
    says: () => ({ zh: "您的组织关系有变动。", en: "You belong to another unit." }),
    path: aboutMe,
  },
  "code-issued": {
    waits: false,
    says: () => ({
      zh: "有人为您的账号开了新的激活码。如果不是您要的，请告诉安全管理员。",
      en: "An activation code was issued for your account. If you did not ask for it, tell the security administrator.",
    }),
    path: aboutMe,
  },
  "confirmation-asked": {
    waits: true,
    says: () => ({
      zh: "有一件账号上的事要第二个人确认。",
      en: "Something about an account takes a second person.",
    }),
    path: () => "/confirmations",
  },
  "confirmation-settled": {
    waits: true,
    says: () => ({
      zh: "您提出的一件账号上的事有了结果。",
      en: "What you asked for about an account was settled.",
    }),
    path: () => "/confirmations",
  },
  "password-changed": {
    waits: false,
    says: () => ({
      zh: "您的密码已经改过。如果不是您改的，请立即告诉安全管理员。",
      en: "Your password was changed. If it was not you, tell the security administrator at once.",
    }),
    path: aboutMe,
  },
  "second-factor-changed": {
    waits: false,
    says: () => ({
      zh: "您的两步验证有变动。如果不是您做的，请立即告诉安全管理员。",
      en: "Your second factor was changed. If it was not you, tell the security administrator at once.",
    }),
    path: aboutMe,
  },
  "attendance-corrected": {
    waits: true,
    says: () => ({
      zh: "一次活动里您的出席情况有更正。",
      en: "Your attendance at a meeting was corrected.",
    }),
    path: aboutMe,
  },
  "meeting-off": {
    waits: true,
    says: ({ unit, on, at }) => ({
      zh: `${unit} ${on} ${at} 的活动取消了。`,
      en: `The meeting of ${unit} on ${on} at ${at} was cancelled.`,
    }),
    path: anEvent,
  },
  "meeting-off-today": {
    waits: false,
    says: ({ unit, at }) => ({
      zh: `${unit}今天 ${at} 的活动取消了。`,
      en: `The meeting of ${unit} today at ${at} is cancelled.`,
    }),
    path: anEvent,
  },
  "mail-address-changed": {
    waits: true,
    says: () => ({ zh: "您收通知的邮箱有变动。", en: "Your mail address was changed." }),
    path: aboutMe,
  },
  // Mail is no way to say that mail does not arrive.
  "mail-refused": null,
  "reveals-spent": {
    waits: false,
    says: () => ({
      zh: "有一个账号今天查看手机号的次数用完了，请核对。",
      en: "An account has spent its looks at phone numbers for today. Please look into it.",
    }),
    path: aboutMe,
  },
  "many-people-seen": {
    waits: false,
    says: () => ({
      zh: "有一个账号今天看到的党员特别多，请核对。",
      en: "An account has seen very many people today. Please look into it.",
    }),
    path: aboutMe,
  },
  "many-accounts-tried": {
    waits: false,
    says: () => ({
      zh: "有人从同一个地址试了许多账号的密码，请核对。",
      en: "Somebody has tried passwords at many accounts from one address. Please look into it.",
    }),
    path: aboutMe,
  },
  "audit-log-sealed": {
    waits: true,
    says: ({ seal, hash }) => ({
      zh: `操作记录到第 ${seal} 道封条为止，校验值 ${hash}。`,
      en: `The audit log reaches seal ${seal}; its hash is ${hash}.`,
    }),
    path: () => "/audit",
  },
  "audit-log-broken": {
    waits: false,
    says: () => ({
      zh: "每天的核对发现操作记录不完整，请立即查看。",
      en: "The daily check found the audit log not whole. Please look at once.",
    }),
    path: () => "/audit",
  },
}

/** The kinds that may wait for the letter of the day. */
export const kindsThatWait = (Object.keys(noticesOutside) as NoticeKind[]).filter(
  (kind) => noticesOutside[kind]?.waits,
)
