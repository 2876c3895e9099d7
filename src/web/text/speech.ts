import { type Format, formatIn } from "./format.ts"
import { type Language, say, type Text } from "./text.ts"
import { type Words, wordsIn } from "./words.ts"

/** How a reader is spoken to. */
export interface Speech {
  readonly language: Language
  /** Says a text in the reader's language. */
  readonly t: (text: Text) => string
  /** Figures and days as the reader writes them. */
  readonly format: Format
  /** The words of the field. */
  readonly words: Words
}

export function speechIn(language: Language): Speech {
  return {
    language,
    t: (text) => say(text, language),
    format: formatIn(language),
    words: wordsIn(language),
  }
}
