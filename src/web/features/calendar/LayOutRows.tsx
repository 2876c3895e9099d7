import { lengths } from "../../../domain/shared/plain-text.ts"
import type { ActivityKind } from "../../../domain/shared/words.ts"
import { Checkbox } from "../../design/Checkbox.tsx"
import { DateInput } from "../../design/DateInput.tsx"
import { Select } from "../../design/Select.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { type Speech, useText } from "../../text/use-text.ts"
import { type DayEdit, type LayOutRow, linesOn } from "./lay-out-draft.ts"
import { text } from "./text.ts"
import type { LayOutBody } from "./types.ts"

interface Props {
  readonly rows: readonly LayOutRow[]
  readonly layOut: LayOutBody
  readonly kind: ActivityKind
  readonly onChange: (usual: string, edit: DayEdit) => void
}

/** The days of a rule: each can be left out, moved, given its topic, and joined to a line of the plan. */
export function LayOutRows({ rows, layOut, kind, onChange }: Props) {
  const { t } = useText()
  if (rows.length === 0) return <p>{t(text.noDays)}</p>
  return (
    <ul className="planned-rows">
      {rows.map((row) => (
        <Row
          key={row.usual}
          row={row}
          layOut={layOut}
          kind={kind}
          onChange={(edit) => onChange(row.usual, edit)}
        />
      ))}
    </ul>
  )
}

interface RowProps {
  readonly row: LayOutRow
  readonly layOut: LayOutBody
  readonly kind: ActivityKind
  readonly onChange: (edit: DayEdit) => void
}

function Row({ row, layOut, kind, onChange }: RowProps) {
  const speech = useText()
  const { t, format } = speech
  const day = row.on || row.usual
  const name = `${format.day(day)} ${format.weekday(day)}`
  const lines = linesOn(row.on, kind, layOut)
  const note = noteOf(row, speech)
  return (
    <li>
      <Checkbox
        label={name}
        checked={row.takesPart}
        onChange={(takesPart) => onChange({ out: !takesPart })}
      />
      <DateInput
        bare
        label={`${t(text.day)} ${name}`}
        value={row.on}
        onChange={(on) => onChange({ on, out: on === "" })}
      />
      <TextInput
        bare
        label={`${t(text.topic)} ${name}`}
        placeholder={t(text.topicHint)}
        maxLength={lengths.topic}
        value={row.topic}
        onChange={(topic) => onChange({ topic })}
      />
      {row.takesPart && lines.length > 0 && (
        <div className="plan-line">
          <Select
            bare
            label={`${t(text.planLine)} ${name}`}
            empty={t(text.noPlanLine)}
            value={row.line}
            options={lines.map(({ planLineId, month, topic }) => ({
              value: String(planLineId),
              label: t(
                text.planLineNamed(month === null ? "" : format.month(monthName(row.on, month)), topic),
              ),
            }))}
            onChange={(line) => onChange({ line })}
          />
        </div>
      )}
      {note && <p className="small note">{note}</p>}
    </li>
  )
}

const monthName = (on: string, month: number) => `${on.slice(0, 4)}-${String(month).padStart(2, "0")}`

function noteOf({ usual, as, off, taken }: LayOutRow, { t, format }: Speech): string {
  const was = format.day(usual)
  const said = [
    as === "moved" && t(text.movedFrom(was)),
    as === "swapped" && t(text.swappedFrom(was)),
    as === "none" && t(text.noneInWeek(was)),
    as === "chosen" && off && t(text.dayOff),
    taken && t(text.isTaken),
  ]
  return said.filter(Boolean).join(" ")
}
