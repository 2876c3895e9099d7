import type { ClipboardEvent, ComponentProps } from "react"
import { TextArea } from "../../design/TextArea.tsx"
import { pastedText } from "./pasted-text.ts"

type Props = Omit<ComponentProps<typeof TextArea>, "onPaste">

/** A text area into which whole paragraphs of Word or WPS are pasted, as text alone. */
export function PastedArea({ value, onChange, ...rest }: Props) {
  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { clipboardData: data, currentTarget: area } = event
    const text = pastedText(data.getData("text/plain"), data.getData("text/html"))
    if (text === "") return
    event.preventDefault()
    const { selectionStart: from, selectionEnd: until } = area
    onChange(value.slice(0, from) + text + value.slice(until))
    const caret = from + text.length
    requestAnimationFrame(() => area.setSelectionRange(caret, caret))
  }
  return <TextArea {...rest} value={value} onChange={onChange} onPaste={paste} />
}
