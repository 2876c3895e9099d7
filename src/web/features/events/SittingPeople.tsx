import { postsExpected } from "../../../domain/events/who-is-expected.ts"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { Guests } from "./Guests.tsx"
import { Roster } from "./Roster.tsx"
import { leaveMarks, pressedOver } from "./roster-marks.ts"
import { type Draft, expectedIn, expectsUnlike } from "./sitting-draft.ts"
import { text } from "./text.ts"
import type { Template } from "./types.ts"

interface Props {
  /** With the list of the day that is chosen. */
  readonly template: Template
  readonly draft: Draft
  readonly ahead: boolean
  readonly onChange: (part: Partial<Draft>) => void
}

/** Who was there: everybody some item expects, and guests. */
export function SittingPeople({ template, draft, ahead, onChange }: Props) {
  const { t, format, words } = useText()
  const expected = expectedIn(draft.items, template)
  const leave = leaveMarks(expected)
  const unlike = expectsUnlike(draft.items)
  const byPost = draft.items.flatMap(({ kind }) => postsExpected[kind] ?? [])
  const tagOf = ({ posts }: Template["roster"][number]) => {
    const held = byPost.filter((post) => posts.includes(post))
    return held.length === 0 ? {} : { tag: format.list(held.map((post) => words.posts[post])) }
  }
  return (
    <Sheet title={t(text.people)}>
      {expected.length === 0 ? (
        <p className="small">{t(text.rosterEmpty)}</p>
      ) : (
        <Roster
          people={expected.map((person) => ({ ...person, ...tagOf(person) }))}
          branches={template.branches}
          marks={{ ...leave, ...draft.marks }}
          ahead={ahead}
          onChange={(marks) => onChange({ marks: pressedOver(leave, marks) })}
        />
      )}
      {unlike && draft.items.length > 1 && <p className="small">{t(text.committeeOnly)}</p>}
      {template.rosterMore > 0 && (
        <p className="small">{t(text.rosterMore(format.number(template.rosterMore)))}</p>
      )}
      {!ahead && (
        <Guests
          unitId={template.unit.unitId}
          guests={draft.guests}
          guestNames={draft.guestNames}
          typedNames={draft.typedNames}
          onChange={onChange}
        />
      )}
    </Sheet>
  )
}
