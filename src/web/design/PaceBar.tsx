import { useText } from "../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly label: string
  readonly value: number
  readonly target: number
  /** Where one should be by now. */
  readonly expected?: number
  /** 学时, 次 and the like, as the reader says it; empty for shares, which are per cent. */
  readonly unit: string
}

/** A figure against its target, with the mark of where it should be by now. */
export function PaceBar({ label, value, target, expected, unit }: Props) {
  const { t, format } = useText()
  const shown = format.beside(value, target, unit)
  const alone = (figure: number) => (unit === "" ? format.share(figure) : format.number(figure))
  const share = (figure: number) => `${Math.min(100, target > 0 ? (figure / target) * 100 : 100)}%`
  return (
    <div className="pace">
      <div className="pace-words">
        <span>
          {label} <strong>{t(text.ofTarget(shown.actual, shown.target, unit))}</strong>
        </span>
        {expected !== undefined && value < target && <span>{t(text.shouldBe(alone(expected)))}</span>}
      </div>
      <div className="pace-bar" aria-hidden="true">
        <span className="filled" style={{ width: share(value) }} />
        {expected !== undefined && value < target && (
          <span className="mark" style={{ left: share(expected) }} />
        )}
      </div>
    </div>
  )
}
