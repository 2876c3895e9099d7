/** A sentence in both languages. */
export interface Text {
  readonly zh: string
  readonly en: string
}

export type Language = keyof Text

/**
 * The sentences of a page: plain ones, and functions of figures and names. Written as
 * `export const text = { … } satisfies Texts`, so that one in a single language does not compile.
 */
export type Texts = Readonly<Record<string, Text | ((...values: never[]) => Text)>>

const betweenHanAndFigure = /(?<=\p{Script=Han}) (?=[\dA-Za-z])|(?<=[\dA-Za-z%]) (?=\p{Script=Han})/gu

/**
 * Says a text in a language. An ordinary space between Chinese and figures becomes a thin one, and quotes within quotes
 * are single: what is quoted often has quotes of its own.
 */
export function say(text: Text, language: Language): string {
  return withinQuotes(language === "zh" ? text.zh.replace(betweenHanAndFigure, "\u2009") : text.en)
}

function withinQuotes(said: string): string {
  let depth = 0
  return said.replace(/[“”]/g, (mark) => {
    if (mark === "“") return depth++ % 2 === 0 ? mark : "‘"
    depth = Math.max(0, depth - 1)
    return depth % 2 === 0 ? mark : "’"
  })
}
