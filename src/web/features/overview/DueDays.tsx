import type { ReactNode } from "react"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { byLastDay } from "./by-last-day.ts"
import { dueText as text } from "./due-text.ts"

interface Props<Item extends { readonly until: string }> {
  readonly items: readonly Item[]
  readonly row: (item: Item) => ReactNode
  /** What is said of all that falls on one day, beside the day. */
  readonly noteOn?: (items: readonly Item[]) => string
  /** It holds what comes every week as well. */
  readonly withWeeks?: boolean
}

/** What is due, under the last day of each. */
export function DueDays<Item extends { readonly until: string }>({
  items,
  row,
  noteOn,
  withWeeks = false,
}: Props<Item>) {
  const { t, format } = useText()
  return (
    <Sheet>
      {items.length === 0 && <EmptyState title={t(text.nothing)} />}
      {byLastDay(items).map(([day, ofDay]) => (
        <section key={day} className="due-day">
          <h2>
            {t(text.by(format.day(day)))}
            {noteOn && <small> {noteOn(ofDay)}</small>}
          </h2>
          <ul className="owe-list">{ofDay.map(row)}</ul>
        </section>
      ))}
      <p className="small">
        {t(text.countNote)}
        {withWeeks && t(text.weeksNote)}
      </p>
    </Sheet>
  )
}
