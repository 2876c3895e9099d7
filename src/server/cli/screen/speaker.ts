import type { Language, Said } from "../../../contract/refusals.ts"
import { unitName } from "../../../domain/shared/english.ts"

/** One thing said in both languages. */
export type { Said }

/** Where a command's words go, and in which language. */
export interface Speaker {
  readonly language: Language
  /** The answer: standard output. */
  readonly answer: (text: Said | string) => void
  /** What is going on: standard error, so that answers can be piped. */
  readonly tell: (text: Said | string) => void
  /** The words for one's language. */
  readonly words: (text: Said | string) => string
}

/** Something said beside, in brackets; empty where there is nothing. */
export function aside({ language }: Pick<Speaker, "language">, ...parts: readonly string[]): string {
  const said = parts.filter(Boolean)
  if (said.length === 0) return ""
  return language === "zh" ? `（${said.join("，")}）` : ` (${said.join(", ")})`
}

/** 次, 学时 and the like in the reader's words. */
export function unitWord({ language }: Pick<Speaker, "language">, unit: string, figure: string): string {
  return language === "zh" ? unit : unitName(unit, figure)
}

/** Chinese where the environment asks for it, English otherwise; `--lang` decides. */
export function languageOf(env: Readonly<Record<string, string | undefined>>, asked?: string): Language {
  if (asked === "zh" || asked === "en") return asked
  return /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || "") ? "zh" : "en"
}

export function speaker(language: Language): Speaker {
  const words = (text: Said | string) => (typeof text === "string" ? text : text[language])
  return {
    language,
    words,
    answer: (text) => void process.stdout.write(`${words(text)}\n`),
    tell: (text) => void process.stderr.write(`${words(text)}\n`),
  }
}
