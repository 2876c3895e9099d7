import { useText } from "../text/use-text.ts"
import { type StateKind, shapes } from "./State.tsx"
import { text } from "./text.ts"

const order: readonly StateKind[] = ["met", "open", "at-risk", "short"]

export type Counts = Readonly<Record<StateKind, number>>

interface Props {
  readonly counts: Counts
  /** Whose counts they are, for those who do not see the band. */
  readonly label: string
  /** Also the counts as words below the band. */
  readonly legend?: boolean
}

/** How many are in each state, as one bar. Each part has its shape and its count, and the whole its words. */
export function Band({ counts, label, legend }: Props) {
  const { t, format } = useText()
  const shown = order.filter((state) => counts[state] > 0)
  const words = shown.map((state) => `${t(text[state])} ${format.number(counts[state])}`)
  return (
    <div className="band-with-words">
      <div className="band" role="img" aria-label={`${label}: ${format.list(words)}`}>
        {shown.map((state) => (
          <span key={state} className={state} style={{ flexGrow: counts[state] }}>
            <span>
              {shapes[state]} {format.number(counts[state])}
            </span>
          </span>
        ))}
      </div>
      {legend && (
        <p className="band-words" aria-hidden="true">
          {shown.map((state) => (
            <span key={state} className={`state ${state}`}>
              {shapes[state]} {t(text[state])} {format.number(counts[state])}
            </span>
          ))}
        </p>
      )}
    </div>
  )
}
