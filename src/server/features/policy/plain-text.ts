const marks = /^[ \t]*(?:#{1,6}|[>*+-])[ \t]/gm
const emphasisAndSpace = /[*`\s]/g

/** The words alone: without white space of any kind and without the marks of markdown. */
export function plainText(markdown: string): string {
  return markdown.replace(marks, "").replace(emphasisAndSpace, "")
}
