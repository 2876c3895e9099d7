import { type Attributes, attribute } from "./read-xml.ts"

/** Formats of Excel's own that show a date or a time, those of East Asian editions among them. */
const builtIn: readonly (readonly [first: number, last: number])[] = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
]

/** Which of the cell styles show a date or a time, out of the marks that describe formats and styles. */
export function dateStyles(formats: readonly Attributes[], styles: readonly Attributes[]): boolean[] {
  const custom = new Map(
    formats.map((mark) => [attribute(mark, "numFmtId"), isDateFormat(attribute(mark, "formatCode"))]),
  )
  return styles.map((mark) => {
    const id = attribute(mark, "numFmtId")
    return custom.get(id) ?? builtIn.some(([first, last]) => Number(id) >= first && Number(id) <= last)
  })
}

/** Whether a format shows parts of a date: what is quoted, escaped or in brackets says nothing, but for `[h]`. */
function isDateFormat(code: string): boolean {
  const said = code
    .replace(/"[^"]*"|\\.|_.|\*./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^[\]]*\]/gi, "")
    .replace(/general/gi, "")
  return /[ymdhs年月日时]/i.test(said)
}
