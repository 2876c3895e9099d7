import { useText } from "../../text/use-text.ts"
import type { MeetingOf } from "./meeting-body.ts"
import { text } from "./text.ts"

/** How many may vote, how many of them are there, and whether that is enough. */
export function Voters({ voters }: { readonly voters: NonNullable<MeetingOf["voters"]> }) {
  const { t } = useText()
  return (
    <p className="small">
      {t(text.voters(voters.mayVote, voters.present))} {t(voters.quorate ? text.quorate : text.notQuorate)}
    </p>
  )
}
