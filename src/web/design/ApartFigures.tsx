import type { MemberHome } from "../../contract/overview-homes.ts"
import { to } from "../paths.ts"
import { soFarText } from "../text/figures.ts"
import { clauseTitle } from "../text/record-names.ts"
import { useText } from "../text/use-text.ts"
import { Apart } from "./Apart.tsx"

interface Props {
  readonly figures: MemberHome["apart"]
  readonly memberId: number
}

/** What is asked of a person and cannot be recorded here. */
export function ApartFigures({ figures, memberId }: Props) {
  const speech = useText()
  return (
    <Apart
      items={figures.map(({ obligation, title, period, unit, target, actual, state }) => ({
        key: `${obligation} ${period}`,
        title: clauseTitle(speech, obligation, title),
        href: to.standing({ obligation, subjectType: "member", subjectId: memberId, period }),
        so: soFarText(speech, { periods: false, actual: actual ?? 0, target: target ?? 0, unit }),
        met: state === "met",
      }))}
    />
  )
}
