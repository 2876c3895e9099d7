import { Sheet } from "../../design/Sheet.tsx"
import { StructuredText } from "../../design/StructuredText.tsx"
import { useText } from "../../text/use-text.ts"
import { sharing } from "./event-draft.ts"
import { text } from "./text.ts"
import type { EventBody } from "./types.ts"
import "./events.css"

/** Content, minutes and effect as they were written: text, with its paragraphs. */
export function EventWritten({ event }: { readonly event: EventBody }) {
  const { t } = useText()
  const shared = sharing(event).others.length > 0
  const parts = [
    { name: text.content, value: event.content },
    {
      name: shared ? text.minutesOfAll : text.minutes,
      value: event.minutes,
      document: event.minutesDocument,
    },
    { name: text.effect, value: event.effect },
  ].filter(({ value }) => value !== null)
  if (parts.length === 0 && event.state === "planned") return null
  return (
    <Sheet title={t(text.whatHappened)} {...(parts.length === 0 ? { className: "no-print" } : {})}>
      {parts.length === 0 && <p className="small">{t(text.nothingWritten)}</p>}
      {parts.map(({ name, value, document }) => (
        <div key={name.en}>
          <h3>{t(name)}</h3>
          {document ? <StructuredText value={document} /> : <p className="record-text">{value}</p>}
        </div>
      ))}
    </Sheet>
  )
}
