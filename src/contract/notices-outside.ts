import { responsibilitiesAsked } from "../domain/reminders/asked-besides.ts"
import { clauseTitles } from "./clause-titles.ts"
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
const aPlan = ({ unitId, year }: NoticeDetails) => `/units/${unitId}/plan?year=${year}`
const anEvent = ({ activityId }: NoticeDetails) => `/events/${activityId}`

const theCalendar = () => "/events/calendar"

/** A meeting with another day, hour or place. */
const movedMeeting: Outside["says"] = ({ unit, on, at, wasOn, wasAt }) =>
  wasOn === undefined
    ? {
        zh: `${unit}${on} ${at} 的活动换了地点。`,
        en: `The meeting of ${unit} on ${on} at ${at} has another place.`,
      }
    : {
        zh: `${unit}的活动由${wasOn} ${wasAt} 改到${on} ${at}。`,
        en: `The meeting of ${unit} moves from ${wasOn} ${wasAt} to ${on} ${at}.`,
      }

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
  "record-left-open": {
    waits: true,
    says: ({ unit, on }) => ({
      zh: `${unit}${on}的会议记录还没有签字。`,
      en: `A record of ${unit} of ${on} is not signed yet.`,
    }),
    path: anEvent,
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
  "dispute-made": {
    waits: true,
    says: () => ({ zh: "有人对考勤提出异议，请处理。", en: "Somebody disputes an attendance list." }),
    path: () => "/",
  },
  "dispute-settled": {
    waits: true,
    says: () => ({ zh: "您对考勤的异议有了结果。", en: "Your dispute about a list was settled." }),
    path: () => "/",
  },
  "make-up-asked": {
    waits: true,
    says: () => ({ zh: "有人申请补课，请安排。", en: "Somebody asks for a make-up." }),
    path: () => "/",
  },
  "make-up-arranged": {
    waits: true,
    says: () => ({ zh: "有一次补课已经安排。", en: "A make-up is arranged." }),
    path: () => "/",
  },
  "make-up-off": {
    waits: true,
    says: () => ({ zh: "有一次补课撤销了。", en: "A make-up was taken back." }),
    path: () => "/",
  },
  "make-up-done": {
    waits: true,
    says: () => ({ zh: "有一次补课已记为完成。", en: "A make-up is recorded as done." }),
    path: () => "/",
  },
  "training-registered": {
    waits: true,
    says: () => ({ zh: "有一项培训等您认定。", en: "A training waits for you to recognise it." }),
    path: () => "/",
  },
  "training-entered": {
    waits: true,
    says: () => ({ zh: "有人替您登记了一项培训。", en: "Somebody registered a training for you." }),
    path: () => "/training",
  },
  "training-recognised": {
    waits: true,
    says: () => ({ zh: "您的一项培训已认定。", en: "A training of yours was recognised." }),
    path: () => "/training",
  },
  "training-returned": {
    waits: true,
    says: () => ({ zh: "您的一项培训退回了。", en: "A training of yours was returned." }),
    path: () => "/training",
  },
  "training-asked": {
    waits: true,
    says: () => ({ zh: "您的一项培训有人提了问题。", en: "There is a question about a training of yours." }),
    path: () => "/training",
  },
  "training-taken-back": {
    waits: true,
    says: () => ({
      zh: "您的一项培训收回了认定。",
      en: "The recognition of a training of yours was taken back.",
    }),
    path: () => "/training",
  },
  "leave-asked": {
    waits: true,
    says: () => ({ zh: "有一份请假等您批。", en: "A leave waits for your decision." }),
    path: () => "/",
  },
  "leave-decided": {
    waits: true,
    says: () => ({ zh: "您的请假有了结果。", en: "Your leave was decided about." }),
    path: () => "/leave",
  },
  "leave-withdrawn": {
    waits: true,
    says: () => ({ zh: "有人撤回了请假。", en: "Somebody withdrew a leave." }),
    path: () => "/",
  },
  "leave-returned": {
    waits: true,
    says: () => ({ zh: "有人登记了销假。", en: "Somebody registered a return from leave." }),
    path: () => "/leave",
  },
  "meeting-off": {
    waits: true,
    says: ({ unit, on, at }) => ({
      zh: `${unit}${on} ${at} 的活动取消了。`,
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
  "meeting-planned": {
    waits: true,
    says: ({ unit, on, at }) => ({
      zh: `${unit}${on} ${at} 有活动。`,
      en: `${unit} meets on ${on} at ${at}.`,
    }),
    path: anEvent,
  },
  "meetings-planned": {
    waits: true,
    says: ({ count, first, last }) => ({
      zh: `安排了 ${count} 次活动，${first}至${last}。`,
      en: `${count} meetings are planned from ${first} to ${last}.`,
    }),
    path: theCalendar,
  },
  "meeting-moved": { waits: true, says: movedMeeting, path: anEvent },
  "meeting-moved-soon": { waits: false, says: movedMeeting, path: anEvent },
  "meetings-moved": {
    waits: true,
    says: ({ count, first, last }) => ({
      zh: `${count} 次活动有变动，现在是${first}至${last}。`,
      en: `${count} meetings have changed; they are now from ${first} to ${last}.`,
    }),
    path: theCalendar,
  },
  "meeting-spared": {
    waits: true,
    says: ({ unit, on, at }) => ({
      zh: `${unit}${on} ${at} 的活动，您不用参加了。`,
      en: `You need not come to the meeting of ${unit} on ${on} at ${at} any more.`,
    }),
    path: anEvent,
  },
  "meetings-spared": {
    waits: true,
    says: ({ count, first, last }) => ({
      zh: `${first}至${last}有 ${count} 次活动，您不用参加了。`,
      en: `You need not come to ${count} meetings from ${first} to ${last} any more.`,
    }),
    path: theCalendar,
  },
  "meetings-off": {
    waits: true,
    says: ({ count, first, last }) => ({
      zh: `${first}至${last}有 ${count} 次活动取消了。`,
      en: `${count} meetings from ${first} to ${last} were cancelled.`,
    }),
    path: theCalendar,
  },
  reminded: {
    waits: true,
    says: ({ unit, obligation, title, until }) =>
      obligation === responsibilitiesAsked
        ? {
            zh: `上级提醒：${unit}的学习教育责任分工还有空缺。`,
            en: `${unit} is reminded that somebody is missing among those who answer for learning.`,
          }
        : {
            zh: `上级提醒：${unit}的“${title}”还没有完成，最后一天是${until}。`,
            en: `${unit} is reminded of “${clauseTitles[String(obligation)] ?? title}”; the last day is ${until}.`,
          },
    path: ({ of, obligation, unitId, period }) =>
      of === "responsibilities"
        ? `/units/${unitId}/responsibilities`
        : of === "plans"
          ? `/units/${unitId}/plan?year=${period}`
          : of === "people"
            ? `/units/${unitId}/training`
            : `/standing/${obligation}/org/${unitId}/${period}`,
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
  "plan-filed": {
    waits: true,
    says: ({ year }) => ({
      zh: `您报送的 ${year} 年学习计划已备案。`,
      en: `The study plan for ${year} that you sent up has been filed.`,
    }),
    path: () => "/plans",
  },
  "plan-unfiled": {
    waits: true,
    says: ({ unit, year }) => ({
      zh: `${unit} ${year} 年学习计划的备案撤销了，计划仍在等待备案。`,
      en: `The filing of the study plan of ${unit} for ${year} was taken back; it waits to be filed again.`,
    }),
    path: aPlan,
  },
  "plan-returned": {
    waits: true,
    says: ({ unit, year }) => ({
      zh: `${unit} ${year} 年的学习计划退回来了，附有意见。`,
      en: `The study plan of ${unit} for ${year} was returned with a word.`,
    }),
    path: aPlan,
  },
  "plan-amended": {
    waits: true,
    says: ({ unit, year }) => ({
      zh: `${unit}调整了已备案的 ${year} 年学习计划。`,
      en: `${unit} has amended its filed study plan for ${year}.`,
    }),
    path: aPlan,
  },
  "unit-owes-less": {
    waits: true,
    says: ({ unit }) => ({
      zh: `对${unit}的要求少了，原因写在它的历史里。`,
      en: `Less is asked of ${unit} than before; the reason is in its history.`,
    }),
    path: ({ unitId }) => `/units/${unitId}?tab=history`,
  },
}

/** The kinds that may wait for the letter of the day. */
export const kindsThatWait = (Object.keys(noticesOutside) as NoticeKind[]).filter(
  (kind) => noticesOutside[kind]?.waits,
)
