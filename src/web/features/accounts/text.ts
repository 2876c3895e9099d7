import type { Texts } from "../../text/text.ts"

export const text = {
  accountsTitle: { zh: "账号", en: "Accounts" },
  slipsTitle: { zh: "启用单", en: "Activation slips" },
  grantsTitle: { zh: "授权", en: "Roles" },
} satisfies Texts
