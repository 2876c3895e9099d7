/** How a text begins that a spreadsheet would run, in whatever width, or that begins as the guard does. */
const dangerous = /^[=+\-@\t\r\n'＝＋－＠]/

/**
 * A text as it stands in a CSV file: spreadsheets run one that begins like a formula; an apostrophe before it keeps it
 * text, and the reader takes the apostrophe away again.
 */
export function guarded(text: string): string {
  return dangerous.test(text) ? `'${text}` : text
}

/** The text that was guarded; any other as it stands. */
export function unguarded(text: string): string {
  return text.startsWith("'") && dangerous.test(text.slice(1)) ? text.slice(1) : text
}
