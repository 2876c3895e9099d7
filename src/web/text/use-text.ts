import { useMemo } from "react"
import { type Format, formatIn } from "./format.ts"
import { usePreferences } from "./preferences.tsx"
import { type Language, say, type Text } from "./text.ts"
import { type Words, wordsIn } from "./words.ts"

export interface Speech {
  readonly language: Language
  /** Says a text in the reader's language. */
  readonly t: (text: Text) => string
  /** Figures and days as the reader writes them. */
  readonly format: Format
  /** The words of the field. */
  readonly words: Words
}

/** The one way a component speaks. */
export function useText(): Speech {
  const { language } = usePreferences()
  return useMemo(
    () => ({
      language,
      t: (text: Text) => say(text, language),
      format: formatIn(language),
      words: wordsIn(language),
    }),
    [language],
  )
}
