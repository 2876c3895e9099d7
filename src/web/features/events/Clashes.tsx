import { type MaybeStanding, sameStanding } from "../../../domain/events/marks.ts"
import { Button } from "../../design/Button.tsx"
import { Cut } from "../../design/Cut.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { hallText } from "./hall-text.ts"
import type { Clash } from "./types.ts"
import "./hall.css"

interface Props {
  readonly clashes: readonly Clash[]
  /** More follow once some of these are chosen. */
  readonly more: boolean
  readonly onChoose: (clash: Clash, to: MaybeStanding) => void
}

/** What two recorders marked differently, both versions side by side; whoever looks at it chooses. */
export function Clashes({ clashes, more, onChoose }: Props) {
  const { t } = useText()
  if (clashes.length === 0) return null
  return (
    <Sheet title={t(hallText.clashTitle)} className="no-print">
      <p role="alert">{t(hallText.clashNote)}</p>
      <ul className="clashes">
        {clashes.map((clash) => (
          <li key={clash.member.memberId}>
            <OneClash clash={clash} onChoose={(to) => onChoose(clash, to)} />
          </li>
        ))}
      </ul>
      <Cut shown={clashes.length} more={more} />
    </Sheet>
  )
}

function OneClash({
  clash,
  onChoose,
}: {
  readonly clash: Clash
  readonly onChoose: (to: MaybeStanding) => void
}) {
  const { t } = useText()
  const how = useHow()
  const versions: MaybeStanding[] = []
  const isMadeUp = clash.listed?.status === "made-up"
  for (const version of [clash.listed, ...clash.marked.map(({ to }) => to)]) {
    // To mark nothing leaves a make-up as it is: that is the first of them already.
    if (version === null && isMadeUp) continue
    if (!versions.some((one) => sameStanding(one, version))) versions.push(version)
  }
  const { name } = clash.member
  return (
    <>
      <p>
        <strong>{name}</strong>{" "}
        <small>
          {[
            t(hallText.listed(how(clash.listed))),
            ...clash.marked.map(({ by, to }) => t(hallText.markedBy(by, how(to)))),
          ].join(" · ")}
        </small>
      </p>
      <div className="actions">
        {versions.map((version) => (
          <Button
            key={how(version)}
            aria-label={t(hallText.choose(name, how(version)))}
            onClick={() => onChoose(version)}
          >
            {t(hallText.chooseThis(how(version)))}
          </Button>
        ))}
      </div>
    </>
  )
}

/** How somebody stands, in words. */
function useHow(): (standing: MaybeStanding) => string {
  const { t, words } = useText()
  return (standing) => {
    if (!standing) return t(hallText.noRow)
    const { status, detail, reason } = standing
    const parts = [words.attendanceStatuses[status], detail && words.attendanceDetails[detail], reason]
    return parts.filter(Boolean).join(" · ")
  }
}
