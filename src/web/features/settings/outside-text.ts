import { counted } from "../../../domain/shared/english.ts"
import type { Texts } from "../../text/text.ts"

export const outsideText = {
  hosts: { zh: "群机器人的地址", en: "Robots of groups" },
  hostsWhat: {
    zh: "组织可以让企业微信、钉钉的群机器人在群里说活动安排和临时取消，不说任何人。只发到这里允许的地址；什么都不勾，就哪里也不发。内网地址一概不发。",
    en: "Units may let a robot of WeCom or DingTalk tell their group of meetings, and of nobody. It is sent to the hosts allowed here alone; with none, nowhere. Addresses inside a network get nothing at all.",
  },
  allowed: { zh: "允许发往", en: "Hosts allowed" },
  noHosts: { zh: "没有允许任何地址", en: "No host is allowed" },
  otherHost: { zh: "另一个地址", en: "Another host" },
  otherHostHint: {
    zh: "只写域名，不是 443 端口的加上端口，例如 robot.example.gov.cn:8443。",
    en: "The name alone, with its port where that is not 443, such as robot.example.gov.cn:8443.",
  },
  groupLanguage: { zh: "在群里说", en: "Groups are told in" },
  deliveries: { zh: "外发情况", en: "What goes out" },
  mail: { zh: "邮件", en: "Mail" },
  mailOn: { zh: "已接邮件服务器", en: "there is a mail server" },
  mailOff: { zh: "没有接（SMTP_URL）", en: "no mail server (SMTP_URL)" },
  links: { zh: "信里的链接", en: "Links in letters" },
  linksOn: { zh: "有", en: "yes" },
  linksOff: { zh: "没有，因为没有设 PUBLIC_URL", en: "none, for PUBLIC_URL is not set" },
  waiting: { zh: "等着发出", en: "Waiting" },
  count: (count: number) => ({ zh: `${count} 条`, en: String(count) }),
  failed: { zh: "30 天里没发成的", en: "Not sent in thirty days" },
  noneFailed: { zh: "没有", en: "none" },
  robot: { zh: "群机器人", en: "robot" },
  tryingAgain: { zh: "还在试", en: "tried again" },
  givenUp: { zh: "已放弃", en: "given up" },
  unsure: { zh: "发到一半断了，没有重发", en: "broken off while sent, not repeated" },
  times: (count: number, at: string) => ({
    zh: `${count} 条，最近一次 ${at}`,
    en: `${counted(count, "message")}, the last on ${at}`,
  }),
} satisfies Texts
