import type { Texts } from "../../text/text.ts"

export const robotText = {
  title: { zh: "群机器人", en: "Robot of the group" },
  what: {
    zh: "在企业微信或钉钉的工作群里加一个机器人，活动临时取消马上在群里说，每天一次说近两天的活动。只说时间和组织，不说任何人。",
    en: "A robot in the group of WeCom or DingTalk says at once when a meeting of today is called off, and once a day which meetings come in two days: times and units, and nobody's name.",
  },
  noHosts: {
    zh: "安全管理员还没有允许向任何群机器人发送。",
    en: "The security administrator has not allowed any robot yet.",
  },
  set: { zh: "设置", en: "Set it" },
  change: { zh: "换一个", en: "Change it" },
  remove: { zh: "去掉", en: "Take it out" },
  removeTitle: { zh: "去掉群机器人？", en: "Take the group robot out?" },
  removeSays: {
    zh: "群里不再收到通知。地址和密钥这里不留，以后再用要重新填。",
    en: "The group is told nothing more. Its address and secret are not kept: to use it again they have to be entered again.",
  },
  removed: { zh: "已去掉，不再向群里发。", en: "Taken out: the group is told nothing more." },
  done: {
    zh: "已设置，正在群里发一条试一试。",
    en: "It is set; it says hello in the group to try it.",
  },
  brand: { zh: "哪家的", en: "Kind" },
  wecom: { zh: "企业微信", en: "WeCom" },
  dingtalk: { zh: "钉钉", en: "DingTalk" },
  address: { zh: "地址", en: "Address" },
  addressHint: {
    zh: "在群里添加机器人时给的那一整行，https:// 开头。它等于密码，存下以后谁也看不到全部。",
    en: "The whole line that the group gave when the robot was added, beginning with https://. It is like a password: nobody sees all of it again.",
  },
  allowed: (hosts: string) => ({ zh: `允许：${hosts}。`, en: `Allowed: ${hosts}.` }),
  secret: { zh: "加签密钥", en: "Secret for signing" },
  secretHint: {
    zh: "钉钉机器人选了“加签”的才有，SEC 开头。",
    en: "Where the robot of DingTalk asks for a signature; it begins with SEC.",
  },
  hour: { zh: "每天几点说近两天的活动", en: "Meetings of two days, at" },
  never: { zh: "不说", en: "not at all" },
  last: { zh: "最近一次", en: "The last time" },
  notYet: { zh: "还没有发过", en: "nothing sent yet" },
  waiting: { zh: "等着发出", en: "waiting" },
  sending: { zh: "正在发", en: "being sent" },
  sent: { zh: "已发出", en: "sent" },
  unsure: { zh: "发到一半断了", en: "broken off" },
  "given-up": { zh: "没发成，已放弃", en: "given up" },
  useless: { zh: "过时，没有发", en: "too late, not sent" },
} satisfies Texts
