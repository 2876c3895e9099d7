import type { JSONContent } from "@tiptap/core"
import { EditorContent, useEditor } from "@tiptap/react"
import { useEffect, useRef } from "react"
import { documentOf, type StructuredText, textOf } from "../../../domain/shared/structured-text.ts"
import { extensions } from "./extensions.ts"
import { Toolbar } from "./Toolbar.tsx"
import { cleanHtml, cleanText } from "./word-html.ts"

/** What ties the editor to its label, hint and error. */
interface Wiring {
  readonly id: string
  readonly "aria-describedby": string | undefined
  readonly "aria-invalid": true | undefined
}

interface Props {
  readonly label: string
  readonly wiring: Wiring
  readonly value: StructuredText | null
  readonly onChange: (value: StructuredText | null) => void
}

/** The editor itself; it comes when somebody begins to write. */
export default function Editor({ label, wiring, value, onChange }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const told = useRef(value)
  const tell = useRef(onChange)
  tell.current = onChange
  const editor = useEditor({
    extensions,
    content: contentOf(value),
    injectCSS: false,
    editorProps: {
      attributes: attributesOf(label, wiring),
      transformPastedHTML: cleanHtml,
      transformPastedText: cleanText,
      // Tab moves in lists and tables; whoever goes on by keyboard leaves by Escape.
      handleKeyDown: (_, { key }) => {
        if (key !== "Escape") return false
        frame.current?.querySelector("button")?.focus()
        return true
      },
    },
    onUpdate: ({ editor: { state } }) => {
      const written = state.doc.toJSON() as StructuredText
      told.current = textOf(written).trim() === "" ? null : written
      tell.current(told.current)
    },
  })
  useEffect(() => {
    if (value === told.current || JSON.stringify(value) === JSON.stringify(told.current)) return
    told.current = value
    editor.commands.setContent(contentOf(value), { emitUpdate: false })
  }, [editor, value])
  return (
    <div className="structured-input" ref={frame}>
      <Toolbar editor={editor} />
      <EditorContent editor={editor} />
    </div>
  )
}

/** The same to the editor, whose types know nothing of readonly. */
function contentOf(value: StructuredText | null): JSONContent {
  return (value ?? documentOf("")) as unknown as JSONContent
}

function attributesOf(label: string, wiring: Wiring): Record<string, string> {
  const described = wiring["aria-describedby"]
  return {
    id: wiring.id,
    role: "textbox",
    "aria-multiline": "true",
    "aria-label": label,
    class: "structured-text",
    ...(described ? { "aria-describedby": described } : {}),
    ...(wiring["aria-invalid"] ? { "aria-invalid": "true" } : {}),
  }
}
