import type { Texts } from "../../text/text.ts"

export const codeText = {
  title: { zh: "会场号码", en: "Code for the hall" },
  note: {
    zh: "人多的会场可以用，不用也行。会场里的人扫屏幕上的码，或输入念出来的四位数，就找到这次会议，自己说一声“我到了”。",
    en: "For big halls, if you like. Those who are there scan the picture on the screen, or type the four digits that are read out, find this meeting at once and say “I am here”.",
  },
  nobodyHasTo: {
    zh: "谁都不必用：没有说的人，照常由记录的人记。用没用过不计数、不列名，也不影响任何评判。",
    en: "Nobody has to use it: whoever says nothing is recorded as always. It is neither counted nor listed who used it, and no judgement knows of it.",
  },
  open: { zh: "打开号码", en: "Open a code" },
  end: { zh: "不用了", en: "End it" },
  large: { zh: "全屏显示", en: "Full screen" },
  until: (time: string) => ({ zh: `到 ${time} 自己结束`, en: `Ends by itself at ${time}` }),
  over: {
    zh: "屏幕上的码已经用完，请重新打开这一页。",
    en: "The picture has run out. Please open this page again.",
  },
  picture: { zh: "给手机扫的码，半分钟换一次", en: "A picture to scan, another one every half minute" },
  scan: { zh: "用手机扫这个码", en: "Scan this with your phone" },
  orType: {
    zh: "或在首页点“会场里念了号码”，输入",
    en: "or press “A code is read out in the hall” on your home, and type",
  },
  onScreen: {
    zh: "不扫、不输也不要紧，记录的人会记下您。",
    en: "It is all right to do neither: the recorder writes you down.",
  },
  notNow: {
    zh: "会场号码只在活动当天用，取消了或已签字的不用。",
    en: "A code is for the day of the activity, while it is neither called off nor signed.",
  },
  hereTitle: { zh: "我到了", en: "I am here" },
  hereNote: {
    zh: "会场里念了四位数的，在这里输入。不输也行，记录的人会记下您。",
    en: "If four digits are read out in the hall, type them here. You need not: the recorder writes you down.",
  },
  digits: { zh: "四位数", en: "Four digits" },
  find: { zh: "找这次会议", en: "Find the meeting" },
  again: { zh: "输入四位数", en: "Type four digits" },
  said: (how: string) => ({ zh: `已经记下：${how}`, en: `Recorded: ${how}` }),
} satisfies Texts
