import type { Texts } from "../../text/text.ts"

export const text = {
  signInTitle: { zh: "登录", en: "Sign in" },
  activateTitle: { zh: "启用账号", en: "Activate your account" },
  setupTitle: { zh: "设立第一位管理员", en: "Create the first administrator" },
} satisfies Texts
