import type { Texts } from "./text.ts"

/** The three figures of attendance. They stand beside each other and are never mixed into one rate. */
export const attendedText = {
  attended: { zh: "到会", en: "attended" },
  attendedOrExcused: { zh: "到会或请假", en: "attended or on leave" },
  madeUp: { zh: "补课", en: "made up" },
} satisfies Texts
