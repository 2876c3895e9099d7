import { useState } from "react"
import { peopleNamed } from "../../../domain/people/people-named.ts"
import { Button } from "../../design/Button.tsx"
import { Checkbox } from "../../design/Checkbox.tsx"
import { Chips } from "../../design/Chips.tsx"
import { TextArea } from "../../design/TextArea.tsx"
import { useText } from "../../text/use-text.ts"
import { type RosterPerson, type Ticked, tickable } from "./roster-marks.ts"
import { text } from "./text.ts"

interface Props {
  readonly people: readonly RosterPerson[]
  readonly ahead: boolean
  /** Marks people, and all others when a status is given for them. */
  readonly onMark: (memberIds: readonly number[], status: Ticked, others?: Ticked) => void
}

/** Many people at once: a pasted list of names, all with one status. */
export function ManyAtOnce({ people, ahead, onMark }: Props) {
  const { t, words, format } = useText()
  const [pasted, setPasted] = useState("")
  const [status, setStatus] = useState<Ticked>(ahead ? "on-leave" : "absent")
  const [othersAway, setOthersAway] = useState(false)
  /** What nobody was found for, and the page has said so. */
  const [left, setLeft] = useState("")
  const [said, setSaid] = useState<string | undefined>(undefined)
  const mark = () => {
    const { people: found, unknown, ambiguous } = peopleNamed(pasted, people)
    const ids = found.map(({ memberId }) => memberId)
    if (ids.length > 0) onMark(ids, status, status === "present" && othersAway ? "absent" : undefined)
    setSaid(
      [
        t(text.manyMarked(format.number(ids.length), words.attendanceStatuses[status])),
        unknown.length > 0 ? t(text.manyUnknown(format.list(unknown))) : "",
        ambiguous.length > 0 ? t(text.manyAmbiguous(format.list(ambiguous))) : "",
      ]
        .filter(Boolean)
        .join(" "),
    )
    const rest = [...unknown, ...ambiguous].join("\n")
    setPasted(rest)
    setLeft(rest)
  }
  const isUnmarked = pasted.trim() !== "" && pasted !== left
  return (
    <details className="item-more not-elder">
      <summary>{t(text.manyAtOnce)}</summary>
      <TextArea
        label={t(text.manyNames)}
        hint={t(isUnmarked ? text.manyNotMarked : text.manyHint)}
        unfinished={isUnmarked}
        rows={4}
        maxLength={20_000}
        value={pasted}
        onChange={setPasted}
      />
      {!ahead && (
        <Chips
          label={t(text.manyStatus)}
          options={tickable.map((one) => ({ value: one, label: words.attendanceStatuses[one] }))}
          value={status}
          onChange={setStatus}
        />
      )}
      {status === "present" && (
        <Checkbox label={t(text.manyOthersAway)} checked={othersAway} onChange={setOthersAway} />
      )}
      <div className="actions">
        <Button disabled={pasted.trim() === ""} onClick={mark}>
          {t(text.manyMark)}
        </Button>
      </div>
      {said && <p role="status">{said}</p>}
    </details>
  )
}
