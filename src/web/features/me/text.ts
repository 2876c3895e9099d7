import type { Texts } from "../../text/text.ts"

export const text = {
  meTitle: { zh: "我的", en: "About me" },
  sessionsTitle: { zh: "登录过的设备", en: "Where I am signed in" },
  myDataTitle: { zh: "我的数据", en: "My data" },
} satisfies Texts
