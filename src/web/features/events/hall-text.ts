import { counted } from "../../../domain/shared/english.ts"
import type { Texts } from "../../text/text.ts"

export const hallText = {
  title: { zh: "会场名单", en: "Lists for the hall" },
  note: {
    zh: "当天会议的名单留在这个浏览器里，没有网络也能打开、能记；退出登录、换人登录或过了 36 小时就清掉。",
    en: "The lists of today's meetings are kept in this browser: they open and can be filled in without a network. They go when you sign out, when somebody else signs in, and after 36 hours.",
  },
  none: { zh: "今天没有要记的会议", en: "No meetings to record today" },
  noneHelp: {
    zh: "列入计划的会议，当天会出现在这里。",
    en: "What is planned appears here on its day.",
  },
  noNetwork: {
    zh: "现在没有网络。照常记，先留在这个浏览器里，有了网络自己送出。",
    en: "There is no network just now. Go on as usual: what you mark stays in this browser and is sent by itself once there is one.",
  },
  unsent: (count: string) => ({
    zh: `还有 ${count} 处没有送出，会自己再送。`,
    en: `${counted(count, "mark")} still to be sent; it is tried again by itself.`,
  }),
  allSent: { zh: "都已送出。", en: "Everything has been sent." },
  nothingMarked: {
    zh: "名单已在这个浏览器里，没有网络也能打开。",
    en: "The list is in this browser and opens without a network.",
  },
  sendNow: { zh: "现在送出", en: "Send now" },
  signInAgain: {
    zh: "登录已经结束。请还用原来的账号登录，记下的就会送出；换一个账号登录，这里的会清掉。",
    en: "Your session has ended. Sign in with the same account and what you marked is sent; if another account signs in, it is cleared.",
  },
  signIn: { zh: "去登录", en: "Sign in" },
  leaving: (count: string) => ({
    zh: `还有 ${count} 处没有送出。现在退出登录，它们就没有了。`,
    en: `${counted(count, "mark")} not sent yet. If you sign out now, they are lost.`,
  }),
  leaveAnyway: { zh: "不要了，退出登录", en: "Let them go and sign out" },
  sheet: { zh: "签到表", en: "Sign-in sheet" },
  sheetOf: (topic: string) => ({ zh: `签到表：${topic}`, en: `Sign-in sheet: ${topic}` }),
  printSheet: { zh: "打印", en: "Print" },
  branchOf: (name: string, count: string) => ({ zh: `${name}（${count} 人）`, en: `${name} (${count})` }),
  onLeave: (status: string, kind: string) => ({ zh: `${status}（${kind}）`, en: `${status} (${kind})` }),
  nameColumn: { zh: "姓名", en: "Name" },
  signature: { zh: "签名", en: "Signature" },
  people: (count: string) => ({
    zh: `应到 ${count} 人`,
    en: `${counted(count, "person", "people")} expected`,
  }),
  unsentHere: (count: string) => ({ zh: `${count} 处没有送出`, en: `${count} not sent` }),
  isHeld: { zh: "已举行", en: "held" },
  namesGone: (count: string) => ({
    zh: `有一份过了 36 小时的名单，姓名已经清掉，记下的 ${count} 处还在，有了网络照样送出。`,
    en: `A list was kept for over 36 hours: the names are gone, ${counted(count, "mark")} of it are still here and are sent once there is a network.`,
  }),
  notHere: { zh: "这份名单不在这个浏览器里", en: "This list is not in this browser" },
  notHereHelp: {
    zh: "有网络时打开一次“会场名单”，当天的就会留下。",
    en: "Open “Lists for the hall” once with a network, and those of the day are kept.",
  },
  back: { zh: "回会场名单", en: "Back to the lists" },
  openEvent: { zh: "打开这次活动", en: "Open the activity" },
  markHint: {
    zh: "每点一下都已记住，不用另外保存。",
    en: "Every press is kept at once; there is nothing to save.",
  },
  madeUp: (names: string) => ({
    zh: `补课完成，名单上不再改：${names}。`,
    en: `Made up, and not marked here any more: ${names}.`,
  }),
  hold: { zh: "已经举行，其余的都到了", en: "It was held; everybody else was there" },
  othersHere: (count: string) => ({
    zh: `其余 ${count} 人都到了`,
    en: `The other ${count} were all there`,
  }),
  cancelled: {
    zh: "这次活动已被取消，或者已经不在今天。记下的还在这里，没有写进名单；活动恢复了会自己再送。",
    en: "The activity has been called off meanwhile, or is not today's any more. What you marked is kept here and stands in no list; if the activity is restored, it is sent.",
  },
  notYet: {
    zh: "服务器的时间还没到开始的时候，到时候自己送出。",
    en: "By the server's clock it has not begun; what you marked is sent once it has.",
  },
  refused: {
    zh: "您现在不能记这次活动，记下的没有写进名单。",
    en: "You may not record this activity now; what you marked stands in no list.",
  },
  phonesMany: {
    zh: "这份名单已经有太多部手机记过，这部手机记下的没有写进去；请打开活动，直接在名单上记。",
    en: "Too many phones have marked this list, so what this one marked stands in none; please open the activity and mark its list.",
  },
  drop: { zh: "不要这些了", en: "Let these marks go" },
  clashTitle: { zh: "两处记得不一样", en: "Marked in two ways" },
  clashNote: {
    zh: "同一个人，两位记录的人记得不一样。选定以前，名单上算先送到的那一种。请看一看，选哪一个。",
    en: "Two recorders marked the same person differently. Until one is chosen, the list counts what reached it first. Please look and choose.",
  },
  listed: (how: string) => ({ zh: `名单上：${how}`, en: `On the list: ${how}` }),
  markedBy: (name: string, how: string) => ({ zh: `${name}记的：${how}`, en: `Marked by ${name}: ${how}` }),
  noRow: { zh: "没有记", en: "nothing recorded" },
  choose: (name: string, how: string) => ({ zh: `${name}：按“${how}”记`, en: `${name}: record as “${how}”` }),
  chooseThis: (how: string) => ({ zh: `按“${how}”记`, en: `Record as “${how}”` }),
  unexpected: (names: string) => ({
    zh: `已不在应到名单里，没有写进去：${names}。`,
    en: `No longer expected, so nothing was written: ${names}.`,
  }),
} satisfies Texts
