import { mostVotes } from "../../../domain/meetings/votes.ts"
import { useText } from "../../text/use-text.ts"
import type { MeetingOf } from "./meeting-body.ts"
import { text } from "./text.ts"

/** A list that was corrected after a vote may leave more votes than people: said to whoever looks, before one signs. */
export function TooManyVotes({ voters, motions }: Pick<MeetingOf, "voters" | "motions">) {
  const { t } = useText()
  const votes = mostVotes(motions)
  if (!voters || votes <= voters.present) return null
  return <p className="question-note">{t(text.tooManyVotes(votes, voters.present))}</p>
}

/** How many may vote, how many of them are there, and whether that is enough. */
export function Voters({ voters }: { readonly voters: NonNullable<MeetingOf["voters"]> }) {
  const { t } = useText()
  return (
    <p className="small">
      {t(text.voters(voters.mayVote, voters.present))} {t(voters.quorate ? text.quorate : text.notQuorate)}
    </p>
  )
}
