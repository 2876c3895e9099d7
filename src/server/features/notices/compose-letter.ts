import { daysIn, withDaysSaid } from "../../../contract/days-said.ts"
import { noticesOutside } from "../../../contract/notices-outside.ts"
import type { Language, Said } from "../../../contract/refusals.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { LetterLine } from "./delivery-queries.ts"
import type { MeetingAhead } from "./meeting-queries.ts"

/** A mail in plain text. */
export interface Letter {
  readonly subject: string
  readonly text: string
}

/** Lines that a letter of the day has; what is more stands in the application. */
const mostLines = 20

const words = {
  greeting: { zh: "您好：", en: "Hello," },
  digestOf: (count: number): Said => ({
    zh: `学而：${count} 条通知`,
    en: count === 1 ? "Xue'er: one notice" : `Xue'er: ${count} notices`,
  }),
  reminderOf: (count: number): Said => ({
    zh: `学而：接下来有 ${count} 次活动`,
    en: count === 1 ? "Xue'er: a meeting is coming" : `Xue'er: ${count} meetings are coming`,
  }),
  ahead: { zh: "接下来您要参加的活动：", en: "The meetings you come to next:" },
  more: (count: number): Said => ({
    zh: `还有 ${count} 条，请登录查看。`,
    en: `${count} more are there when you sign in.`,
  }),
  once: {
    zh: "学而每天至多发一封这样的信。几点发、发不发，在“我的”里改。",
    en: "Xue'er sends one such letter a day at most. When, and whether at all, is for you to say under “About me”.",
  },
  now: {
    zh: "这件事不能等到每天的信里说，所以单独发一封。",
    en: "This could not wait for the letter of the day.",
  },
  signIn: { zh: "请登录系统查看。", en: "Please sign in to see more." },
  codeSubject: { zh: "学而：邮箱验证码", en: "Xue'er: a code for your address" },
  code: (code: string): Said => ({
    zh: `您的邮箱验证码是 ${code}，半小时内有效。请填在“我的”里。`,
    en: `The code for your address is ${code}. It holds for half an hour; please enter it under “About me”.`,
  }),
  leftSubject: { zh: "学而：这个邮箱不再使用", en: "Xue'er: this address is used no more" },
  left: {
    zh: "您的账号改用了别的邮箱，或者不再收信，以后的信不发到这里。如果不是您改的，请立即告诉安全管理员。",
    en: "Your account has another address now, or none: nothing more is sent here. If it was not you, tell the security administrator at once.",
  },
  notYou: {
    zh: "如果不是您要的，不用理会这封信。",
    en: "If you did not ask for it, nothing needs to be done.",
  },
} as const

/** Who reads a letter: in which language, on which day. */
interface Reader {
  readonly publicUrl: string | undefined
  readonly language: Language
  readonly today: Day
}

/** Puts lines of a letter together, with an empty one between parts. */
function letter(subject: string, parts: readonly string[], language: Language): Letter {
  return { subject, text: `${[words.greeting[language], ...parts].join("\n\n")}\n` }
}

/** What leads to a page; without an address of the server there is none, and the letter says to sign in. */
function linkTo(publicUrl: string | undefined, path: string, language: Language): string {
  return publicUrl === undefined ? words.signIn[language] : `${publicUrl}${path}`
}

/** The letter of the day: what one has not seen, and the meetings one comes to until the next letter. */
export function composeDigest(
  lines: readonly LetterLine[],
  meetings: readonly MeetingAhead[],
  { publicUrl, language, today }: Reader,
): Letter {
  const days = daysIn(language, today)
  const said = lines.slice(0, mostLines).flatMap(({ kind, details }) => {
    const outside = noticesOutside[kind]
    if (!outside) return []
    const words = `· ${outside.says(withDaysSaid(details, days))[language]}`
    return [publicUrl === undefined ? words : `${words}\n  ${publicUrl}${outside.path(details)}`]
  })
  const rest = lines.length - said.length
  const parts = said.length === 0 ? [] : [said.join("\n")]
  if (meetings.length > 0) {
    const ahead = meetings.map(({ on, at, unit }) => `· ${days.day(on)} ${at} ${unit}`)
    parts.push([words.ahead[language], ...ahead].join("\n"))
  }
  if (rest > 0) parts.push(words.more(rest)[language])
  if (publicUrl === undefined) parts.push(words.signIn[language])
  return letter(subjectOf(lines, meetings)[language], [...parts, words.once[language]], language)
}

/** Notices are counted; a letter without one only reminds. */
function subjectOf(lines: readonly LetterLine[], meetings: readonly MeetingAhead[]): Said {
  return lines.length > 0 ? words.digestOf(lines.length) : words.reminderOf(meetings.length)
}

/** A letter of one thing that cannot wait; undefined where it stays in the application. */
export function composeAtOnce(
  { kind, details }: LetterLine,
  { publicUrl, language, today }: Reader,
): Letter | undefined {
  const outside = noticesOutside[kind]
  if (!outside) return undefined
  const said = outside.says(withDaysSaid(details, daysIn(language, today)))[language]
  const subject = language === "zh" ? `学而：${said.slice(0, 40)}` : `Xue'er: ${said.slice(0, 70)}`
  const link = linkTo(publicUrl, outside.path(details), language)
  return letter(subject, [said, link, words.now[language]], language)
}

/** The letter with the code for an address. */
export function composeCode(code: string, language: Language): Letter {
  return letter(words.codeSubject[language], [words.code(code)[language], words.notYou[language]], language)
}

/** The letter to an address that was the account's until now; it does not say which one is. */
export function composeAddressLeft(language: Language): Letter {
  return letter(words.leftSubject[language], [words.left[language]], language)
}
