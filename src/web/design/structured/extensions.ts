import { Document } from "@tiptap/extension-document"
import { HardBreak } from "@tiptap/extension-hard-break"
import { Heading } from "@tiptap/extension-heading"
import { BulletList, ListItem, OrderedList } from "@tiptap/extension-list"
import { Paragraph } from "@tiptap/extension-paragraph"
import { Table, TableCell, TableHeader, TableRow } from "@tiptap/extension-table"
import { Text } from "@tiptap/extension-text"
import { UndoRedo } from "@tiptap/extensions"

const inList = "(paragraph | bulletList | orderedList)"

const spans = () => {
  const one = (name: string) => ({
    default: 1,
    parseHTML: (cell: HTMLElement) => Math.min(50, Math.max(1, Number(cell.getAttribute(name)) || 1)),
  })
  return { colspan: one("colspan"), rowspan: one("rowspan") }
}
const inCell = { content: `${inList}+`, addAttributes: spans }

/** What a structured text is made of, as `domain/shared/structured-text.ts` has it: nothing here, nothing kept. */
export const extensions = [
  Document,
  Paragraph,
  Text,
  HardBreak,
  UndoRedo,
  Heading.configure({ levels: [1, 2, 3] }),
  BulletList,
  OrderedList.extend({ addAttributes: () => ({}) }),
  ListItem.extend({ content: `paragraph ${inList}*` }),
  // Without widths: the page lays tables out, and its policy allows no styles in markup.
  Table.extend({ renderHTML: () => ["table", ["tbody", 0]] }).configure({ resizable: false }),
  TableRow.extend({ content: "(tableCell | tableHeader)+" }),
  TableCell.extend(inCell),
  TableHeader.extend(inCell),
]
