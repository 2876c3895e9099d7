import { daysIn, withDaysSaid } from "./days-said.ts"
import type { Language } from "./refusals.ts"

/** What a problem says, by its code; a sentence may hold figures. */
export type ProblemDetails = Readonly<Record<string, string | number>>
type Sentence = string | ((details: ProblemDetails) => string)
export interface ProblemKind {
  /** HTTP status. */
  readonly status: number
  readonly zh: Sentence
  readonly en: Sentence
}
export type ProblemTable = Readonly<Record<string, ProblemKind>>

/** Problems that any request can meet. Features have tables of their own beside their schemas. */
export const commonProblems = {
  invalid: {
    status: 400,
    zh: "提交的内容有地方要改，逐项写在下面。",
    en: "Something in what was sent needs changing; each point is listed.",
  },
  unreadable: {
    status: 400,
    zh: ({ why }) => `收到的内容读不懂：${why}`,
    en: ({ why }) => `What was sent cannot be read: ${why}`,
  },
  "not-signed-in": { status: 401, zh: "请先登录。", en: "Please sign in first." },
  forbidden: {
    status: 403,
    zh: "您看得到它，但没有权限做这件事。",
    en: "You may see this, but not do this with it.",
  },
  "please-confirm": {
    status: 409,
    zh: "有几处请核对，写在下面。要是没错，就照样保存。",
    en: "Please look at the points below. If they are right, save it as it stands.",
  },
  "holds-later": {
    status: 409,
    zh: "变动从今天或以前的日子起算，到了那一天再记。",
    en: "A change counts from today or an earlier day: record it when its day has come.",
  },
  "cross-site": {
    status: 403,
    zh: "这次请求不是从本系统的页面发出的，没有执行。",
    en: "This request did not come from a page of this system; nothing was done.",
  },
  "account-changed": {
    status: 409,
    zh: "这个浏览器里已换成另一个账号登录，什么也没有记下。请重新开始。",
    en: "Another account is signed in in this browser now; nothing was recorded. Please start again.",
  },
  "step-up-needed": {
    status: 403,
    zh: "这件事要紧，请再输入一次密码。",
    en: "This matters: please enter your password once more.",
  },
  "password-change-needed": {
    status: 403,
    zh: "请先改密码，再继续。",
    en: "Please change your password before going on.",
  },
  "second-factor-needed": {
    status: 403,
    zh: "您的职责要求两步验证，请先设好。",
    en: "Your roles ask for a second factor: please set it up first.",
  },
  "not-found": {
    status: 404,
    zh: "没有这一项，或者它不在您能看到的范围里。",
    en: "There is no such thing, or it is out of your reach.",
  },
  "method-not-allowed": {
    status: 405,
    zh: "这个地址不支持这种请求。",
    en: "This address does not take such a request.",
  },
  stale: {
    status: 412,
    zh: "您打开之后，别人改过它。两个版本都在下面，请看过再定。",
    en: "Somebody changed it after you opened it. Both versions are shown: please look and decide.",
  },
  "too-large": {
    status: 413,
    zh: ({ most }) => `内容太大，最多 ${most}。`,
    en: ({ most }) => `Too large: at most ${most}.`,
  },
  "wrong-media": {
    status: 415,
    zh: ({ expected }) => `这里只收 ${expected}。`,
    en: ({ expected }) => `Only ${expected} is taken here.`,
  },
  "key-reused": {
    status: 422,
    zh: "同一个 Idempotency-Key 已用于另一次不同的请求。",
    en: "This Idempotency-Key was used for a different request already.",
  },
  "version-needed": {
    status: 428,
    zh: "修改时要带上您看到的版本（If-Match）。",
    en: "An edit must say which version it saw (If-Match).",
  },
  "too-many": {
    status: 429,
    zh: ({ seconds }) => `试得太频繁，请过 ${seconds} 秒再试。`,
    en: ({ seconds }) => `Too many tries: please wait ${seconds} seconds.`,
  },
  "too-many-writes": {
    status: 429,
    zh: ({ seconds }) => `这个账号一分钟里提交得太多，这一次没有记下，请过 ${seconds} 秒再来。`,
    en: ({ seconds }) =>
      `This account sent too much within a minute; this was not recorded. Please go on in ${seconds} seconds.`,
  },
  internal: {
    status: 500,
    zh: ({ request }) => `程序出错，这是我们的缺陷。请把这个编号告诉管理员：${request}`,
    en: ({ request }) => `A defect of ours. Please give this number to your administrator: ${request}`,
  },
  busy: {
    status: 503,
    zh: "现在人多，请过几秒再试。",
    en: "Many people at once: please try again in a few seconds.",
  },
  unavailable: {
    status: 503,
    zh: "数据库暂时没有应答，什么也没有改动，请过一会儿再试。",
    en: "The database does not answer just now; nothing was changed. Please try again shortly.",
  },
  "files-away": {
    status: 503,
    zh: "存放文件的地方暂时没有应答，什么也没有改动，请过一会儿再试。",
    en: "The place of the files does not answer just now; nothing was changed. Please try again shortly.",
  },
  "outcome-unknown": {
    status: 503,
    zh: "数据库在保存的那一刻断了，不知道存上没有。请先看一看，没有的话再做一次；原样重发不会重复。",
    en: "The database went away at the moment of saving, and whether it was saved is not known. Please look first, and do it again if it was not; sending the same once more does nothing twice.",
  },
  "disk-nearly-full": {
    status: 507,
    zh: "服务器磁盘快满了，现在只能查看，什么也没有改动。请告诉管理员腾出空间。",
    en: "The server's disk is nearly full: for now everything can only be looked at, and nothing was changed. Please tell your administrator to make room.",
  },
  "disk-full": {
    status: 507,
    zh: "服务器磁盘已满，什么也没有改动，请告诉管理员。",
    en: "The server's disk is full; nothing was changed. Please tell your administrator.",
  },
} as const satisfies ProblemTable

/** The sentence of a problem, with days and periods as people write them; `today`: so that its own year goes unsaid. */
export function problemSentence(
  kind: ProblemKind,
  language: Language,
  details: ProblemDetails,
  today?: string,
): string {
  const sentence = kind[language]
  return typeof sentence === "string" ? sentence : sentence(withDaysSaid(details, daysIn(language, today)))
}
