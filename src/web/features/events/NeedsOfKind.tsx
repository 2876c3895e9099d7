import { isQuorate } from "../../../domain/meetings/completeness.ts"
import { kindNeeds } from "../../../domain/meetings/kinds.ts"
import { useText } from "../../text/use-text.ts"
import { needTexts, VotersLine } from "../meetings/index.tsx"
import { type DraftItem, stillNeeded } from "./sitting-draft.ts"
import { text } from "./text.ts"

export interface Voters {
  readonly mayVote: number
  /** Null: it is still to come. */
  readonly present: number | null
}

interface Props {
  readonly item: DraftItem
  /** How the sitting is held. */
  readonly form: string
  readonly voters: Voters
}

/** What a kind of meeting needs beside its list and content, while it is being recorded: known before, not only afterwards. */
export function NeedsOfKind({ item, form, voters: { mayVote, present } }: Props) {
  const { t, format } = useText()
  const needs = kindNeeds[item.kind]
  const { here, later } = stillNeeded(item, form)
  const named = (names: readonly string[]) =>
    format.list(names.flatMap((name) => (needTexts[name] ? [t(needTexts[name])] : [])))
  if (here.length + later.length === 0 && !needs.votes && !needs.noHours) return null
  return (
    <div className="small needs-of-kind">
      {needs.noHours && <p>{t(text.noHours)}</p>}
      {needs.votes &&
        (present === null ? (
          <p>{t(text.mayVote(format.number(mayVote), format.number(Math.floor(mayVote / 2) + 1)))}</p>
        ) : (
          <VotersLine voters={{ mayVote, present, quorate: isQuorate({ mayVote, present }) }} />
        ))}
      {here.length > 0 && <p>{t(text.needsHere(named(here)))}</p>}
      {later.length > 0 && <p>{t(text.needsToo(named(later)))}</p>}
    </div>
  )
}
