import { detailsOf, takesReason } from "../../../domain/events/attendance-detail.ts"
import { lengths } from "../../../domain/shared/plain-text.ts"
import { ChipSet } from "../../design/Chips.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import type { Mark, RosterPerson } from "./roster-marks.ts"
import { text } from "./text.ts"

interface Props {
  readonly person: RosterPerson
  readonly mark: Mark
  readonly onChange: (why: Pick<Mark, "detail"> | Pick<Mark, "reason">) => void
}

/** Why somebody was not there: one of the kinds of leave, or words of one's own, or both; of an illness no words. */
export function ReasonOf({ person, mark, onChange }: Props) {
  const { t, words } = useText()
  const kinds = detailsOf[mark.status].map((one) => ({ value: one, label: words.attendanceDetails[one] }))
  return (
    <div className="reason">
      <span>
        {person.name} <small>{words.attendanceStatuses[mark.status]}</small>
      </span>
      <ChipSet
        bare
        label={t(text.reasonOf(person.name))}
        options={kinds}
        values={mark.detail ? [mark.detail] : []}
        onChange={(chosen) => onChange({ detail: chosen.find((one) => one !== mark.detail) ?? null })}
      />
      {takesReason(mark.detail ?? null) && (
        <TextInput
          bare
          label={t(text.reasonOf(person.name))}
          placeholder={t(text.reason)}
          maxLength={lengths.reason - 5}
          value={mark.reason}
          onChange={(reason) => onChange({ reason })}
        />
      )}
    </div>
  )
}
