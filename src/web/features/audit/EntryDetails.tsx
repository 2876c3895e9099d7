import { Lines } from "../../design/Lines.tsx"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly line: {
    readonly lineId: number
    readonly address: string | null
    readonly details: Readonly<Record<string, unknown>>
  }
}

/** What else a line says, opened by a press: its number, where it came from, and its details as they were noted. */
export function EntryDetails({ line: { lineId, address, details } }: Props) {
  const { t } = useText()
  const shown = (value: unknown): string => {
    if (typeof value === "string") return value
    if (typeof value === "boolean") return t(value ? text.on : text.off)
    return JSON.stringify(value)
  }
  const items = Object.entries(details)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ({ name, value: shown(value) }))
  return (
    <details className="trail-details">
      <summary>{t(text.details)}</summary>
      <Lines
        items={[
          { name: t(text.lineNumber), value: String(lineId) },
          { name: t(text.address), value: address },
          ...items,
        ]}
      />
    </details>
  )
}
