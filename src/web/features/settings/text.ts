import { counted } from "../../../domain/shared/english.ts"
import type { Texts } from "../../text/text.ts"

export const text = {
  settingsTitle: { zh: "设置", en: "Settings" },
  settingsNote: {
    zh: "本单位自己定的事。改动当即生效，并记入操作记录。",
    en: "What this installation decides for itself. Changes hold at once and are entered in the audit log.",
  },
  organisation: { zh: "单位与页脚", en: "Name and footer" },
  name: { zh: "单位名称", en: "Name of the organisation" },
  nameHint: { zh: "显示在每一页的页头和打印件上。", en: "Shown at the head of every page and on paper." },
  footer: { zh: "页脚文字", en: "Words in the footer" },
  footerHint: { zh: "例如主办单位和联系电话。", en: "Such as who runs it and a telephone number." },
  icp: { zh: "备案号", en: "Filing number (ICP)" },
  icpHint: { zh: "对互联网开放的网站才需要。", en: "Needed where the site is reached from the internet." },
  classification: { zh: "保密提示", en: "Note on classified matter" },
  classificationHint: {
    zh: "例如：本系统为非涉密系统，严禁存储、处理涉密信息。",
    en: "Such as: nothing classified may be stored or handled here.",
  },
  signIn: { zh: "登录与安全", en: "Signing in" },
  passwordProfile: { zh: "密码要求", en: "Passwords" },
  modern: { zh: "通行要求", en: "Modern" },
  modernHint: {
    zh: "至少 8 个字，不用常见的和与本人有关的；不强制换、不强制混用字符。",
    en: "Eight characters at least, nothing common or about oneself; no forced change and no forced mixture.",
  },
  mlps3: { zh: "等保三级", en: "MLPS level 3" },
  mlps3Hint: {
    zh: "大写、小写、数字、符号至少三类，不重复最近 5 次，有职责的账号 90 天换一次。",
    en: "Three of four kinds of characters, none of the last five passwords, and for roles a new one every 90 days.",
  },
  idleMinutes: { zh: "多少分钟不用就退出", en: "Minutes without use before signing out" },
  absoluteHours: { zh: "最长登录几小时", en: "Hours a session lasts at most" },
  lockAfter: { zh: "连续失败几次后暂停", en: "Failures in a row before a pause" },
  lockMinutes: { zh: "暂停多少分钟", en: "Minutes the pause lasts" },
  secondFactorRoles: { zh: "要求两步验证的职责", en: "Roles that need a second factor" },
  secondFactorHint: {
    zh: "三类管理员始终要求，不能取消。",
    en: "The three administrators always need one.",
  },
  save: { zh: "保存", en: "Save" },
  saved: { zh: "已保存，当即生效。", en: "Saved; it holds at once." },
  readOnly: {
    zh: "这部分由安全管理员修改。",
    en: "The security administrator changes this part.",
  },
  readOnlySystem: { zh: "这部分由系统管理员修改。", en: "The system administrator changes this part." },
  notWhole: { zh: "请填整数", en: "Please give a whole number" },
  minutes: (count: number) => ({ zh: `${count} 分钟`, en: counted(count, "minute") }),
  hours: (count: number) => ({ zh: `${count} 小时`, en: counted(count, "hour") }),
  times: (count: number) => ({ zh: `${count} 次`, en: counted(count, "time") }),
  unset: { zh: "未填", en: "not given" },
} satisfies Texts
