import { clauseTitles } from "./clause-titles.ts"
import { wordsIn } from "./field-words.ts"
import type { Language, Said } from "./refusals.ts"
import { reminderSentence } from "./reminder-words.ts"
import { roleNames } from "./role-names.ts"

/** What a notice is about: names, days, figures. Days and periods come to a sentence as its reader writes them. */
export type NoticeDetails = Readonly<Record<string, string | number | null>>

type Sentence = (details: NoticeDetails) => Said

/** What a role is called; a role of another version of the program keeps its identifier. */
function nameOf(role: string | number | null | undefined): Said {
  const known = Object.entries(roleNames).find(([name]) => name === role)
  return known?.[1] ?? { zh: String(role), en: String(role) }
}

/** How somebody stands in a list, in words. */
function standing(
  language: Language,
  status: NoticeDetails[string] | undefined,
  detail: NoticeDetails[string] | undefined,
): string {
  const words = wordsIn(language)
  const said: Readonly<Record<string, string>> = { ...words.attendanceStatuses, ...words.attendanceDetails }
  return said[String(detail)] ?? said[String(status)] ?? String(status)
}

/** Where it is, as a sentence of its own; nothing where no place is known. */
function placed(place: NoticeDetails[string] | undefined): Said {
  return place ? { zh: `地点：${place}。`, en: ` Place: ${place}.` } : { zh: "", en: "" }
}

function withFiles(files: NoticeDetails[string] | undefined): Said {
  const count = Number(files ?? 0)
  if (count === 0) return { zh: "", en: "" }
  return {
    zh: `材料 ${count} 份，在活动页面。`,
    en: ` ${count === 1 ? "One document is" : `${count} documents are`} on its page.`,
  }
}

/** A meeting by its topic, where its notice knows it. */
function meetingOf({ unit, topic }: NoticeDetails): Said {
  return topic
    ? { zh: `“${topic}”`, en: `The meeting “${topic}” of ${unit}` }
    : { zh: "活动", en: `The meeting of ${unit}` }
}

/** A meeting with another day, hour or place. */
function movedMeeting(details: NoticeDetails): Said {
  const { unit, on, at, place, wasOn, wasAt } = details
  const meeting = meetingOf(details)
  return wasOn === undefined
    ? {
        zh: `${unit}${on} ${at} 的${meeting.zh}换了地点。${placed(place).zh}`,
        en: `${meeting.en} on ${on} at ${at} has another place.${placed(place).en}`,
      }
    : {
        zh: `${unit}的${meeting.zh}由${wasOn} ${wasAt} 改到${on} ${at}。${placed(place).zh}`,
        en: `${meeting.en} moves from ${wasOn} ${wasAt} to ${on} ${at}.${placed(place).en}`,
      }
}

/** From one day to another, both included; one day alone is said once. */
function spanOf(from: string | number | null | undefined, last: string | number | null | undefined): Said {
  if (from === last) return { zh: `${from}`, en: `on ${from}` }
  return { zh: `${from}至${last}`, en: `from ${from} to ${last}` }
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
    zh: `您的组织关系自${on}起由${from}转到${to}。`,
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
  "dispute-made": ({ name, topic, on }) => ({
    zh: `${name}对${on}“${topic}”的考勤提出异议，请处理。`,
    en: `${name} disputes the attendance list of “${topic}” on ${on}. Please look into it.`,
  }),
  "dispute-settled": ({ topic, on, accepted, answer, otherwise, status, detail }) => ({
    zh: otherwise
      ? `据您的异议，${on}“${topic}”的名单已更正，现在记为${standing("zh", status, detail)}。`
      : accepted
        ? `您对${on}“${topic}”考勤的异议成立，名单已更正。`
        : `您对${on}“${topic}”考勤的异议有了答复：${answer ?? ""}`,
    en: otherwise
      ? `After your dispute about “${topic}” on ${on} the list was corrected; it now says: ${standing("en", status, detail)}.`
      : accepted
        ? `You were right about “${topic}” on ${on}: the list is corrected.`
        : `Your dispute about “${topic}” on ${on} was answered: ${answer ?? ""}`,
  }),
  "make-up-asked": ({ name, topic }) => ({
    zh: `${name}申请补“${topic}”这一课，请安排。`,
    en: `${name} asks for a make-up of “${topic}”. Please arrange one.`,
  }),
  "make-up-arranged": ({ topic, on }) => ({
    zh: `“${topic}”的补课安排在${on}。补完以后，请在首页确认。`,
    en: `A make-up of “${topic}” is arranged for ${on}. Please confirm it on your home when it is done.`,
  }),
  "make-up-off": ({ topic }) => ({
    zh: `“${topic}”的补课撤销了。`,
    en: `The make-up of “${topic}” was taken back.`,
  }),
  "make-up-done": ({ topic, on }) => ({
    zh: `“${topic}”已记为${on}补课完成。`,
    en: `“${topic}” is recorded as made up on ${on}.`,
  }),
  "training-registered": ({ name }) => ({
    zh: `有人登记了培训“${name}”，等您认定。`,
    en: `A training was registered, “${name}”: it waits for you to recognise it.`,
  }),
  "training-entered": ({ name, by }) => ({
    zh: `${by}替您登记了培训“${name}”。不对的话，可以在“我的培训”里改。`,
    en: `${by} registered a training for you: “${name}”. If anything is wrong, you can change it under “My training”.`,
  }),
  "training-recognised": ({ name }) => ({
    zh: `您的培训“${name}”已认定，学时已经算上。`,
    en: `Your training “${name}” was recognised; its hours count now.`,
  }),
  "training-returned": ({ name }) => ({
    zh: `您的培训“${name}”退回了，原因写在“我的培训”里。改好可以再送。`,
    en: `Your training “${name}” was returned; the reason is under “My training”. It can be changed and handed in again.`,
  }),
  "training-asked": ({ name }) => ({
    zh: `关于您的培训“${name}”有一个问题，请在“我的培训”里回答。`,
    en: `There is a question about your training “${name}”. Please answer it under “My training”.`,
  }),
  "training-taken-back": ({ name }) => ({
    zh: `您的培训“${name}”的认定收回了，原因写在“我的培训”里。`,
    en: `The recognition of your training “${name}” was taken back; the reason is under “My training”.`,
  }),
  "leave-asked": ({ from, last }) => ({
    zh: `有一份${spanOf(from, last).zh}的请假等您批。`,
    en: `A leave ${spanOf(from, last).en} waits for your decision.`,
  }),
  "leave-decided": ({ from, last, approved }) => ({
    zh: approved ? `您${spanOf(from, last).zh}的请假已批准。` : `您${spanOf(from, last).zh}的请假没有批准。`,
    en: approved
      ? `Your leave ${spanOf(from, last).en} was approved.`
      : `Your leave ${spanOf(from, last).en} was not approved.`,
  }),
  "leave-withdrawn": ({ name, by = name, from, last }) => ({
    zh: `${by}撤回了${by === name ? "" : name}${spanOf(from, last).zh}的请假。`,
    en: `${by} withdrew the leave ${by === name ? "" : `of ${name} `}${spanOf(from, last).en}.`,
  }),
  "leave-returned": ({ name, by, from, last, on }) => {
    const [zh, en] = [spanOf(from, last).zh, spanOf(from, last).en]
    return on === null
      ? {
          zh: `${by}收回了${name}${zh}的请假登记的销假，请假照旧。`,
          en: `${by} took back the return of ${name} from the leave ${en}: it runs on.`,
        }
      : {
          zh: `${by}登记了${name}${zh}的请假${on}销假，这天以后缺的课按缺席算。`,
          en: `${by} registered that ${name} came back on ${on} from the leave ${en}; what was missed from that day on is absence.`,
        }
  },
  "meeting-off": (details) => ({
    zh: `${details.unit}${details.on} ${details.at} 的${meetingOf(details).zh}取消了。`,
    en: `${meetingOf(details).en} on ${details.on} at ${details.at} was cancelled.`,
  }),
  "meeting-off-today": (details) => ({
    zh: `${details.unit}${details.on} ${details.at} 的${meetingOf(details).zh}当天取消了。`,
    en: `${meetingOf(details).en} on ${details.on} at ${details.at} was cancelled that day.`,
  }),
  "meeting-planned": ({ unit, on, at, place, topic, files }) => ({
    zh: `${unit}${on} ${at} 有活动：${topic}。${placed(place).zh}${withFiles(files).zh}不能参加的，请在活动页面请假。`,
    en: `${unit} meets on ${on} at ${at}: ${topic}.${placed(place).en}${withFiles(files).en} If you cannot come, ask for leave on the page of the meeting.`,
  }),
  "meetings-planned": ({ count, first, last }) => ({
    zh: `为您安排了 ${count} 次活动，${first}至${last}，都在日历里。不能参加的，请在活动页面请假。`,
    en: `${count} meetings are planned for you from ${first} to ${last}; they are in the calendar. If you cannot come to one, ask for leave on its page.`,
  }),
  "meeting-moved": movedMeeting,
  "meeting-moved-soon": movedMeeting,
  "meetings-moved": ({ count, first, last }) => ({
    zh: `${count} 次活动的时间或地点有变动，现在是${first}至${last}，请看日历。`,
    en: `The time or place of ${count} meetings has changed; they are now from ${first} to ${last}. Please look at the calendar.`,
  }),
  "meeting-spared": ({ unit, on, at, topic }) => ({
    zh: `${unit}${on} ${at} 的${topic ? `“${topic}”` : "活动"}，您不用参加了。`,
    en: `You need not come to the meeting ${topic ? `“${topic}” ` : ""}of ${unit} on ${on} at ${at} any more.`,
  }),
  "meetings-spared": ({ count, first, last }) => ({
    zh: `${first}至${last}有 ${count} 次活动，您不用参加了。`,
    en: `You need not come to ${count} meetings from ${first} to ${last} any more.`,
  }),
  "meetings-off": ({ count, first, last }) => ({
    zh: `${first}至${last}有 ${count} 次活动取消了。`,
    en: `${count} meetings from ${first} to ${last} were cancelled.`,
  }),
  reminded: reminderSentence,
  "record-left-open": ({ unit, on, topic }) => ({
    zh: `${unit}${on}的“${topic}”记录还没有签字。`,
    en: `The record of “${topic}” of ${unit} on ${on} is not signed yet.`,
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
  "plan-filed": ({ year }) => ({
    zh: `您报送的 ${year} 年学习计划已备案。`,
    en: `The study plan for ${year} that you sent up has been filed.`,
  }),
  "plan-unfiled": ({ unit, year, why }) => ({
    zh: `${unit} ${year} 年学习计划的备案撤销了，计划仍在等待备案。原因：${why}`,
    en: `The filing of the study plan of ${unit} for ${year} was taken back; it waits to be filed again. Reason: ${why}`,
  }),
  "plan-returned": ({ unit, year }) => ({
    zh: `${unit} ${year} 年的学习计划退回来了，附有意见。改好后请再报送。`,
    en: `The study plan of ${unit} for ${year} was returned with a word. Please send it up again once it is seen to.`,
  }),
  "plan-amended": ({ unit, year, reason }) => ({
    zh: `${unit}调整了已备案的 ${year} 年学习计划。原因：${reason}`,
    en: `${unit} has amended its filed study plan for ${year}. Reason: ${reason}`,
  }),
  "unit-owes-less": ({ unit, by, on, founded, titles, obligations, reason }) => {
    if (founded)
      return {
        zh: `${by}把${unit}的成立日期改到${founded}，以前各期不再有要求。原因：${reason}`,
        en: `${by} has said that ${unit} was founded on ${founded}: nothing is asked of it for earlier periods. Reason: ${reason}`,
      }
    const ids = String(obligations).split(",")
    const named = ids.map((id) => clauseTitles[id] ?? id).join("; ")
    return {
      zh: `${by}改了${unit}的资料，${on ? `从${on}起` : "连同以前各期"}不再要求：${titles}。原因：${reason}`,
      en: `${by} has changed what ${unit} is said to be: ${on ? `from ${on}` : "earlier periods included,"} it no longer owes ${named}. Reason: ${reason}`,
    }
  },
} as const satisfies Readonly<Record<string, Sentence>>

export type NoticeKind = keyof typeof noticeSentences
export const noticeKinds = Object.keys(noticeSentences) as NoticeKind[]

/** What a notice says. A role is named in the reader's words already. */
export function noticeSentence(kind: NoticeKind, details: NoticeDetails): Said {
  const sentence: Sentence = noticeSentences[kind]
  return sentence(details)
}
