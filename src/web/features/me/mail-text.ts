import type { Texts } from "../../text/text.ts"

export const mailText = {
  title: { zh: "邮件", en: "Mail" },
  what: {
    zh: "通知总在上面。留了邮箱，每天至多再发一封信，把没看过的列出来；当天取消的活动、密码变动这样等不得的事，马上单独发。",
    en: "Notices are always above. With an address, one letter a day at most lists what you have not seen; what cannot wait, such as a meeting of today that is called off or a changed password, goes out by itself at once.",
  },
  impossible: {
    zh: "本系统没有接邮件服务器，通知只在这里看。",
    en: "This installation sends no mail; notices are read here.",
  },
  address: { zh: "邮箱", en: "Address" },
  none: { zh: "没有留", en: "none" },
  addressHint: {
    zh: "会发一个验证码过去。填了才用，别人看不到，名册里的不会自动拿来用。",
    en: "A code is sent there. It is used for this alone, seen by nobody else, and never taken from a roster.",
  },
  enter: { zh: "留一个邮箱", en: "Enter an address" },
  change: { zh: "换一个", en: "Change it" },
  sendCode: { zh: "发送验证码", en: "Send the code" },
  codeSent: (address: string) => ({
    zh: `验证码正发往 ${address}，半小时内有效。`,
    en: `A code is on its way to ${address}; it holds for half an hour.`,
  }),
  code: { zh: "验证码", en: "Code" },
  confirm: { zh: "确认邮箱", en: "Confirm" },
  confirmed: { zh: "邮箱已确认。", en: "The address is confirmed." },
  remove: { zh: "去掉", en: "Take it out" },
  removeTitle: { zh: "去掉邮箱？", en: "Take the address out?" },
  removeSays: {
    zh: "不再发信。以后再用要重新填写，并用信里的验证码确认。",
    en: "No more mail goes there. To use it again it has to be entered again, and confirmed by the code of a letter.",
  },
  removed: { zh: "邮箱已去掉，不再发信。", en: "The address was taken out; no more mail goes there." },
  hour: { zh: "每天的信几点发", en: "Letter of the day at" },
  never: { zh: "不要每天的信", en: "no letter of the day" },
  hourHint: {
    zh: "没有新通知就不发，夜里不发。",
    en: "None where there is nothing new, and never at night.",
  },
  onDaysOff: { zh: "放假的日子也发", en: "On days off as well" },
  saved: { zh: "已保存。", en: "Saved." },
} satisfies Texts
