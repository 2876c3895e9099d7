import { useState } from "react"
import { lengths } from "../../../domain/shared/plain-text.ts"
import { faultAt } from "../../api/problem.ts"
import { StructuredTextInput } from "../../design/StructuredText.tsx"
import { useText } from "../../text/use-text.ts"
import type { Draft } from "./sitting-draft.ts"
import { text } from "./text.ts"
import "./events.css"

interface Props {
  readonly draft: Draft
  readonly error: unknown
  readonly onChange: (part: Partial<Draft>) => void
}

/** The minutes of the sitting, once for all its items: closed until somebody wants to write them. */
export function SittingMinutes({ draft: { minutes, items }, error, onChange }: Props) {
  const { t } = useText()
  const [open, setOpen] = useState(minutes !== null)
  const label = t(items.length > 1 ? text.minutesOfAll : text.minutes)
  return (
    <details className="item-more" open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{label}</summary>
      {open && (
        <StructuredTextInput
          label={label}
          maxLength={lengths.minutes}
          value={minutes}
          error={faultAt(error, "/minutesDocument")}
          onChange={(written) => onChange({ minutes: written })}
        />
      )}
    </details>
  )
}
