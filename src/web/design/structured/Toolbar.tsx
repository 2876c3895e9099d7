import type { ChainedCommands } from "@tiptap/core"
import { type Editor, useEditorState } from "@tiptap/react"
import type { Text } from "../../text/text.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Tool {
  readonly name: Text
  readonly run: (chain: ChainedCommands) => ChainedCommands
  /** Where the caret is in it already. */
  readonly on?: (editor: Editor) => boolean
  readonly when?: (editor: Editor) => boolean
}

const heading = (level: 1 | 2 | 3): Tool => ({
  name: text.heading(level),
  run: (chain) => chain.toggleHeading({ level }),
  on: (editor) => editor.isActive("heading", { level }),
})
const inTable = (editor: Editor) => editor.isActive("table")

const tools: readonly Tool[] = [
  heading(1),
  heading(2),
  heading(3),
  {
    name: text.bullets,
    run: (chain) => chain.toggleBulletList(),
    on: (editor) => editor.isActive("bulletList"),
  },
  {
    name: text.numbers,
    run: (chain) => chain.toggleOrderedList(),
    on: (editor) => editor.isActive("orderedList"),
  },
  {
    name: text.table,
    run: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }),
    when: (editor) => !inTable(editor),
  },
  { name: text.addRow, run: (chain) => chain.addRowAfter(), when: inTable },
  { name: text.addColumn, run: (chain) => chain.addColumnAfter(), when: inTable },
  { name: text.removeRow, run: (chain) => chain.deleteRow(), when: inTable },
  { name: text.removeColumn, run: (chain) => chain.deleteColumn(), when: inTable },
  { name: text.removeTable, run: (chain) => chain.deleteTable(), when: inTable },
  { name: text.undo, run: (chain) => chain.undo(), when: (editor) => editor.can().undo() },
  { name: text.redo, run: (chain) => chain.redo(), when: (editor) => editor.can().redo() },
]

/** What can be made of the text at the caret. */
export function Toolbar({ editor }: { readonly editor: Editor }) {
  const { t } = useText()
  const shown = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      tools.map(({ on, when }) => ({ on: on?.(now), there: when?.(now) ?? true })),
  })
  return (
    <div className="structured-tools" role="toolbar" aria-label={t(text.tools)}>
      {tools.map(({ name, run }, index) =>
        shown[index]?.there ? (
          <button
            key={name.en}
            type="button"
            aria-pressed={shown[index]?.on}
            onClick={() => run(editor.chain().focus()).run()}
          >
            {t(name)}
          </button>
        ) : null,
      )}
    </div>
  )
}
