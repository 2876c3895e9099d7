import { useText } from "../text/use-text.ts"
import { text } from "./text.ts"

/** What something was from a day on, in words. */
export interface DatedWords {
  /** Tells the rows apart. */
  readonly key: string
  readonly name: string
  readonly value: string
  /** Null: since always. */
  readonly from: string | null
  /** Who noted it, and when. */
  readonly by: string | null
  readonly notedAt: string
}

/** A history: each value with the day from which it holds and who noted it. */
export function DatedList({ rows }: { readonly rows: readonly DatedWords[] }) {
  const { t, format } = useText()
  return (
    <ul className="dated">
      {rows.map(({ key, name, value, from, by, notedAt }) => (
        <li key={key}>
          <span>{from === null ? t(text.datedAlways) : t(text.datedFrom(format.fullDay(from)))}</span>
          <div>
            <p>{t(text.datedValue(name, value))}</p>
            <p className="small">
              {by === null
                ? t(text.datedNoted(format.instant(notedAt)))
                : t(text.datedNotedBy(format.instant(notedAt), by))}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
