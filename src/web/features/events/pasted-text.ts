/** Elements after which a new line begins. */
const blocks = new Set([
  "P",
  "DIV",
  "BR",
  "LI",
  "TR",
  "H1",
  "H2",
  "H3",
  "H4",
  "H5",
  "H6",
  "TABLE",
  "UL",
  "OL",
  "HR",
])
const dropped = new Set(["STYLE", "SCRIPT", "TITLE", "META", "LINK", "HEAD", "TEMPLATE", "NOSCRIPT"])

/** Characters that Word leaves in texts and that cannot be stored. */
const unwanted = /(?![\n\t])[\p{Cc}\u200B\u200C\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/gu

/** What was pasted as plain paragraphs: text, no markup, at most one empty line between two. */
export function pastedText(plain: string, html: string): string {
  const text = plain.trim() === "" && html !== "" ? textOf(html) : plain
  return text
    .replace(/\r\n?|\u2028|\u2029|\u000B|\f/g, "\n")
    .replace(unwanted, "")
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim()
}

/** The text of markup, read by a document that runs and loads nothing. */
function textOf(html: string): string {
  const lines: string[] = []
  const walk = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      lines.push((node.textContent ?? "").replace(/\s+/g, " "))
      return
    }
    if (dropped.has(node.nodeName)) return
    node.childNodes.forEach(walk)
    if (blocks.has(node.nodeName)) lines.push("\n")
  }
  walk(new DOMParser().parseFromString(html, "text/html").body)
  return lines.join("").replace(/ ?\n ?/g, "\n")
}
