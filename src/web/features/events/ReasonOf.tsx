import { lengths } from "../../../domain/shared/plain-text.ts"
import { Chips } from "../../design/Chips.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { useText } from "../../text/use-text.ts"
import type { Mark, RosterPerson } from "./roster-marks.ts"
import { text } from "./text.ts"

interface Props {
  readonly person: RosterPerson
  readonly mark: Mark
  readonly onChange: (reason: string) => void
}

/** Why somebody was not there: one of the usual reasons, or one's own words. */
export function ReasonOf({ person, mark, onChange }: Props) {
  const { t, words } = useText()
  const usual = [text.official, text.sick, text.private].map((one) => ({ value: one.zh, label: t(one) }))
  return (
    <div className="reason">
      <span>
        {person.name} <small>{words.attendanceStatuses[mark.status]}</small>
      </span>
      <Chips
        bare
        label={t(text.reasonOf(person.name))}
        options={usual}
        value={usual.some(({ value }) => value === mark.reason) ? mark.reason : ""}
        onChange={onChange}
      />
      <TextInput
        bare
        label={t(text.reasonOf(person.name))}
        placeholder={t(text.reason)}
        maxLength={lengths.reason}
        value={mark.reason}
        onChange={onChange}
      />
    </div>
  )
}
