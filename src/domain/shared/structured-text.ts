/**
 * Text with headings, lists and tables, and nothing else: no marks, images or links. The shape is that of the editor's
 * documents (ProseMirror), so that nothing is translated on the way.
 */

export type Inline = { readonly type: "text"; readonly text: string } | { readonly type: "hardBreak" }

export interface Paragraph {
  readonly type: "paragraph"
  readonly content?: readonly Inline[] | undefined
}

export interface Heading {
  readonly type: "heading"
  readonly attrs: { readonly level: 1 | 2 | 3 }
  readonly content?: readonly Inline[] | undefined
}

export interface List {
  readonly type: "bulletList" | "orderedList"
  readonly content: readonly ListItem[]
}

export interface ListItem {
  readonly type: "listItem"
  readonly content: readonly (Paragraph | List)[]
}

export interface Table {
  readonly type: "table"
  readonly content: readonly {
    readonly type: "tableRow"
    readonly content: readonly Cell[]
  }[]
}

export interface Cell {
  readonly type: "tableCell" | "tableHeader"
  readonly attrs: { readonly colspan: number; readonly rowspan: number }
  readonly content: readonly (Paragraph | List)[]
}

export type Block = Paragraph | Heading | List | Table

export interface StructuredText {
  readonly type: "doc"
  readonly content: readonly Block[]
}

/**
 * How deep lists may lie in each other, nodes a text may have, columns or rows that a cell may span; columns of a table,
 * and places of all tables together, taken by a cell of their own or not: a page lays out every one of them.
 */
export const structureLimits = { lists: 9, nodes: 5000, span: 50, columns: 50, places: 5000 } as const

/** Whether a page can lay out the tables of a text. */
export function canBeLaidOut({ content }: StructuredText): boolean {
  let places = 0
  for (const block of content) {
    if (block.type !== "table") continue
    const columns = columnsOf(block)
    places += columns * block.content.length
    if (columns > structureLimits.columns || places > structureLimits.places) return false
  }
  return true
}

/** Columns of a table: the widest row, with what reaches into it from the rows above. */
function columnsOf({ content }: Table): number {
  const widths: number[] = content.map(() => 0)
  for (const [line, row] of content.entries())
    for (const { attrs } of row.content)
      for (let down = line; down < Math.min(line + attrs.rowspan, widths.length); down++)
        widths[down] = (widths[down] ?? 0) + attrs.colspan
  return Math.max(...widths)
}

/** The text alone: a line for each paragraph, heading and item, cells of a row with a tab between them. */
export function textOf({ content }: StructuredText): string {
  return content.map((block) => blockText(block, "")).join("\n")
}

function blockText(block: Block, indent: string): string {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return indent + inlineText(block.content)
    case "table":
      return block.content
        .map((row) => row.content.map((cell) => partsText(cell.content).replaceAll("\n", " ")).join("\t"))
        .join("\n")
    default:
      return listText(block, indent)
  }
}

function listText({ type, content }: List, indent: string): string {
  return content
    .map(({ content: [first, ...rest] }, index) => {
      const mark = type === "orderedList" ? `${index + 1}. ` : "· "
      const lines = first ? [`${indent}${mark}${blockText(first, "")}`] : []
      return [...lines, ...rest.map((part) => blockText(part, `${indent}  `))].join("\n")
    })
    .join("\n")
}

const partsText = (parts: Cell["content"]) => parts.map((part) => blockText(part, "")).join("\n")

function inlineText(content: readonly Inline[] = []): string {
  return content.map((part) => (part.type === "text" ? part.text : "\n")).join("")
}

/** Plain text as the document of its paragraphs. */
export function documentOf(text: string): StructuredText {
  return { type: "doc", content: text.split("\n").map(paragraphOf) }
}

function paragraphOf(line: string): Paragraph {
  return line === "" ? { type: "paragraph" } : { type: "paragraph", content: [{ type: "text", text: line }] }
}

/** Whether a document says more than the text of its paragraphs: it has a heading, a list or a table. */
export function hasStructure({ content }: StructuredText): boolean {
  return content.some(({ type }) => type !== "paragraph")
}
