import { actionSentence } from "../../../contract/audit-actions.ts"
import { useText } from "../../text/use-text.ts"
import { EntryDetails } from "./EntryDetails.tsx"
import { text } from "./text.ts"
import "./audit.css"
import type { Wanted } from "./wanted.ts"

export interface Line {
  readonly lineId: number
  readonly at: string
  readonly actor: string
  readonly name: string | null
  readonly action: string
  readonly unit: { readonly unitId: number; readonly name: string } | null
  readonly member: { readonly memberId: number; readonly name: string } | null
  readonly address: string | null
  readonly details: Readonly<Record<string, unknown>>
  readonly names: Readonly<Record<string, string>>
}

interface Props {
  readonly line: Line
  /** Shows only what is about one unit or member. */
  readonly onNarrow: (more: Wanted) => void
}

/** One line: when, who did what, about whom, and what else was noted. */
export function AuditEntry({ line, onNarrow }: Props) {
  const { t, format } = useText()
  const { unit, member } = line
  const button = (name: string, about: NonNullable<Wanted["about"]>) => (
    <button
      type="button"
      className="button quiet"
      onClick={() => onNarrow({ about })}
      title={t(text.onlyAbout(name))}
    >
      {name}
    </button>
  )
  return (
    <li className="audit-line">
      <time className="small" dateTime={line.at}>
        {format.instant(line.at)}
      </time>
      <div className="audit-what">
        <p>
          <strong>{useActor(line)}</strong> {t(actionSentence(line.action))}
        </p>
        <EntryDetails line={line} />
      </div>
      <div className="audit-about">
        {(unit || member) && <span className="unseen">{t(text.about)}</span>}
        {member && button(member.name, { name: member.name, memberId: member.memberId })}
        {unit && button(unit.name, { name: unit.name, unitId: unit.unitId })}
      </div>
    </li>
  )
}

/** Whoever acted, as one calls them: a person with their login, or the program. */
function useActor({ actor, name }: Line): string {
  const { t } = useText()
  if (name !== null) return name === actor ? name : `${name} (${actor})`
  if (actor === "xueer") return t(text.program)
  return actor === "command-line" ? t(text.commandLine) : actor
}
