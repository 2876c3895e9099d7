import { useQuery } from "@tanstack/react-query"
import { Anchor } from "../../design/Anchor.tsx"
import { ApartFigures } from "../../design/ApartFigures.tsx"
import { Exemption } from "../../design/Exemption.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PaceBar } from "../../design/PaceBar.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State } from "../../design/State.tsx"
import { text as words } from "../../design/text.ts"
import { to } from "../../paths.ts"
import { useCan, useSession } from "../../shell/session.ts"
import { unitWord } from "../../text/figures.ts"
import { clauseTitle } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { standingQuery } from "./people-queries.ts"
import { text } from "./text.ts"

interface Props {
  readonly memberId: number
  readonly year: number
}

/** How somebody stands with everything a year asks of them; every figure opens. */
export function PersonStanding({ memberId, year }: Props) {
  const { t } = useText()
  const { today } = useSession()
  const reads = useCan("standing.read")
  const standing = useQuery({
    ...standingQuery(memberId, year),
    enabled: reads,
    placeholderData: (before) => before,
  })
  if (!reads) return null
  const runs = today.startsWith(`${year}-`)
  return (
    <Sheet title={t(runs ? text.standing : text.standingIn(year))}>
      <Loaded query={standing} lines={3}>
        {({ figures }) =>
          figures.length === 0 ? (
            <p className="small">{t(runs ? text.noStanding : text.noStandingIn(year))}</p>
          ) : (
            <>
              <ul className="history">
                {figures
                  .filter(({ recordable }) => recordable)
                  .map((figure) => (
                    <li key={`${figure.pack} ${figure.obligation} ${figure.period}`}>
                      <Figure figure={figure} memberId={memberId} />
                    </li>
                  ))}
              </ul>
              <ApartFigures figures={figures.filter(({ recordable }) => !recordable)} memberId={memberId} />
            </>
          )
        }
      </Loaded>
    </Sheet>
  )
}

type Standing = Awaited<ReturnType<NonNullable<ReturnType<typeof standingQuery>["queryFn"]>>>

function Figure({
  figure,
  memberId,
}: {
  readonly figure: Standing["figures"][number]
  readonly memberId: number
}) {
  const speech = useText()
  const { t, format } = speech
  const { obligation, title, period, unit, target, actual, pace, state, exemptedBy } = figure
  const exempt = exemptedBy !== null && state !== "met"
  const href = to.standing({ obligation, subjectType: "member", subjectId: memberId, period })
  return (
    <>
      <span className="person-figure">
        <Anchor href={href}>{clauseTitle(speech, obligation, title)}</Anchor>{" "}
        <small>{format.period(period)}</small>
        {target !== null && actual !== null && target > 0 && (
          <PaceBar
            label=""
            value={actual}
            target={target}
            unit={unitWord(speech, unit)}
            {...(pace === null ? {} : { expected: pace })}
          />
        )}
        {exempt && <Exemption by={exemptedBy} />}
      </span>
      {state !== "none" && <State is={state}>{exempt ? t(words.exempt) : undefined}</State>}
    </>
  )
}
