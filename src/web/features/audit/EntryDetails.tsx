import { useText } from "../../text/use-text.ts"
import { detailsInWords } from "./details-in-words.ts"
import { text } from "./text.ts"

interface Props {
  readonly line: {
    readonly lineId: number
    readonly action: string
    readonly address: string | null
    readonly details: Readonly<Record<string, unknown>>
    readonly names: Readonly<Record<string, string>>
  }
}

/** What else a line says, opened by a press: what was noted, in sentences, its number, and where it came from. */
export function EntryDetails({ line }: Props) {
  const speech = useText()
  const { t } = speech
  const { lineId, address } = line
  return (
    <details className="audit-details">
      <summary>{t(text.details)}</summary>
      <ul>
        {detailsInWords(line, speech).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
        {address !== null && <li>{t(text.detail(t(text.address), address))}</li>}
        <li>{t(text.detail(t(text.lineNumber), String(lineId)))}</li>
      </ul>
    </details>
  )
}
