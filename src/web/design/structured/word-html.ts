/**
 * What Word and WPS put into the clipboard, as plain markup: their lists are paragraphs with a style, their text is
 * broken anywhere, and most of the rest is nobody's business. It is read by a document that runs and loads nothing; the
 * editor's schema then takes headings, paragraphs, lists and tables, and drops what is left.
 */

const dropped =
  "style, script, title, meta, link, head, template, noscript, iframe, object, embed, svg, math, img, video, audio, canvas, form, input, button, select, textarea, xml"

/** Characters that cannot be kept. */
const unwanted = /(?![\n\t])[\p{Cc}\u200B\u200C\u200E\u200F\u2060\uFEFF\u202A-\u202E\u2066-\u2069]/gu
const wide = /[\u2E80-\u9FFF\uFF00-\uFFEF]/

/** Text without characters that cannot be kept. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029|\u000B|\f/g, "\n")
    .replaceAll("\u00A0", " ")
    .replace(unwanted, "")
}

/** Markup from a clipboard as markup of headings, paragraphs, lists and tables. */
export function cleanHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(withoutStyles(html), "text/html")
  for (const element of body.querySelectorAll(dropped)) element.remove()
  for (const node of textsIn(body)) {
    node.data = cleanText(unbroken(node.data))
  }
  for (const heading of body.querySelectorAll("h4, h5, h6")) rename(heading, "h3")
  for (const inner of body.querySelectorAll("table table")) {
    for (const cell of inner.querySelectorAll("td, th"))
      inner.before(body.ownerDocument.createElement("br"), ...cell.childNodes)
    inner.remove()
  }
  makeLists(body)
  for (const element of body.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) {
      if (name !== "colspan" && name !== "rowspan") element.removeAttribute(name)
    }
  }
  return body.innerHTML
}

/** Text without the ends of lines that Word puts anywhere, also between characters that no space belongs between. */
function unbroken(text: string): string {
  const [first = "", ...lines] = text.split(/\r\n|\r|\n/)
  return lines.reduce((before, line) => {
    const together = wide.test(before.slice(-1)) && wide.test(line.charAt(0))
    return `${before}${together ? "" : " "}${line}`
  }, first)
}

/** Styles are looked at and never applied: the policy of the pages would complain of each. */
function withoutStyles(html: string): string {
  const [first = "", ...rest] = html.split("<")
  let within = false
  const tags = rest.map((part) => {
    const closes = /^\/style\b/i.test(part)
    within = /^style\b/i.test(part) || (within && !closes)
    if (within) return ""
    return closes ? part.slice(part.indexOf(">") + 1) : withoutStyle(part)
  })
  return first + tags.join("")
}

/** A tag with what follows it; its style has another name. */
function withoutStyle(part: string): string {
  const end = part.indexOf(">")
  return `<${part.slice(0, end).replace(/\sstyle=/gi, " data-style=")}${part.slice(end)}`
}

function textsIn(body: HTMLElement): Text[] {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_COMMENT)
  const texts: Text[] = []
  const comments: Node[] = []
  while (walker.nextNode()) {
    const { currentNode } = walker
    if (currentNode instanceof Text) texts.push(currentNode)
    else comments.push(currentNode)
  }
  for (const comment of comments) comment.parentNode?.removeChild(comment)
  return texts
}

function rename(element: Element, name: string): void {
  const other = element.ownerDocument.createElement(name)
  other.append(...element.childNodes)
  element.replaceWith(other)
}

/** How deep a paragraph of Word lies in lists; undefined: in none. */
function levelOf(element: Element): number | undefined {
  const level = /mso-list:\s*l\d+\s+level(\d+)/.exec(element.getAttribute("data-style") ?? "")?.[1]
  return level === undefined ? undefined : Math.min(Number(level), 9)
}

/** Takes the mark of an item out of its paragraph, and says which list it makes. */
function takeMark(paragraph: Element): "ol" | "ul" {
  const mark = paragraph.querySelector('[data-style*="mso-list:Ignore"], [data-style*="mso-list: Ignore"]')
  const text = mark?.textContent ?? ""
  mark?.remove()
  return /[\p{Nd}\p{Nl}a-zA-Z一二三四五六七八九十]/u.test(text) && !/^\s*[o§ØlvnuqüÜ·]\s*$/.test(text)
    ? "ol"
    : "ul"
}

/** Paragraphs of Word that follow each other in a list become one. */
function makeLists(body: HTMLElement): void {
  for (const paragraph of body.querySelectorAll('[data-style*="mso-list"]')) {
    const level = levelOf(paragraph)
    if (level === undefined || !paragraph.parentNode) continue
    const name = takeMark(paragraph)
    const before = paragraph.previousElementSibling
    const item = body.ownerDocument.createElement("li")
    const list =
      listAt(before, name, level) ?? paragraph.parentNode.insertBefore(newList(body, name), paragraph)
    const inner = body.ownerDocument.createElement("p")
    inner.append(...paragraph.childNodes)
    item.append(inner)
    list.append(item)
    paragraph.remove()
  }
}

function newList(body: HTMLElement, name: "ol" | "ul"): HTMLElement {
  const list = body.ownerDocument.createElement(name)
  list.dataset.word = ""
  return list
}

/** The list made just before that an item of a level goes on; its last item gets one of its own where that is missing. */
function listAt(before: Element | null, name: "ol" | "ul", level: number): Element | undefined {
  if (!(before instanceof HTMLElement) || before.dataset.word === undefined) return undefined
  let list: Element = before
  for (let depth = 1; depth < level; depth++) {
    const last = list.lastElementChild
    const inner = last?.lastElementChild
    if (inner && (inner.nodeName === "OL" || inner.nodeName === "UL")) list = inner
    else if (last) list = last.appendChild(newList(before, name))
  }
  return list
}
