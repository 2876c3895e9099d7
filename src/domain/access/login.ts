import { composed } from "../shared/composed.ts"

/** A login as it is kept and looked up: case and width do not matter. */
export function normalLogin(text: string): string {
  return composed(text, "NFKC").trim().toLowerCase()
}

/** Whether a text can be a login: letters, digits and `. _ -`, up to 40. */
export function isLogin(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u.test(text)
}

/**
 * Letters that people take for others, and those others at the same places: Cyrillic, Greek, Armenian and odd Latin ones for
 * Latin ones, kana for characters, and the figures 0 and 1. Width is gone by NFKC.
 */
export const takenForOthers = {
  letters:
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u0501\u04bb\u043a\u051b\u051d\u03b1\u03bf\u03bd\u03c1\u03b9\u03ba\u03c5\u03c7\u03b3\u03c9\u0585\u057d\u0570\u0578\u0581\u0131\u0251\u0261\u30ed\u30cb\u30cf\u30ab\u30bf\u30c8\u30a8\u30fc\u300701",
  others: "aeopcyxijsdhkqwaovpikuxywouhngiag口二八力夕卜工一ool",
} as const

/** How a login looks: two that look the same are one to people. */
export function lookOf(login: string): string {
  const { letters, others } = takenForOthers
  return [...login].map((sign) => others[letters.indexOf(sign)] ?? sign).join("")
}
