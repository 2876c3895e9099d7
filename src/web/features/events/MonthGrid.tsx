import { type KeyboardEvent, useRef, useState } from "react"
import { type Day, dayOf, plusDays } from "../../../domain/shared/calendar.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { classNames } from "../../design/class-names.ts"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { weeksOf } from "./months.ts"
import { text } from "./text.ts"
import type { MonthBody } from "./types.ts"
import "./events.css"

interface Props {
  readonly month: string
  readonly today: string
  readonly days: MonthBody["days"]
}

/** Activities shown in a cell. */
const fits = 3
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }
const week = [
  "2024-01-01",
  "2024-01-02",
  "2024-01-03",
  "2024-01-04",
  "2024-01-05",
  "2024-01-06",
  "2024-01-07",
]

/** A month as weeks of seven days. One cell at a time takes the focus; arrow keys go from day to day. */
export function MonthGrid({ month, today, days }: Props) {
  const { t, format } = useText()
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState<Day>(dayOf(today.startsWith(month) ? today : `${month}-01`))
  const current = at.startsWith(month) ? at : dayOf(`${month}-01`)
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined || !(event.target instanceof HTMLTableCellElement)) return
    const next = plusDays(current, step)
    if (!next.startsWith(month)) return
    event.preventDefault()
    setAt(next)
    table.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus()
  }
  const open = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLTableCellElement)) return
    event.target.querySelector("a")?.click()
  }
  return (
    <>
      <p className="small no-print wide-only" id="calendar-keys">
        {t(text.calendarNote)}
      </p>
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: days that arrow keys walk through
        role="grid"
        className="calendar"
        aria-label={format.fullMonth(month)}
        aria-describedby="calendar-keys"
        onKeyDown={(event) => {
          move(event)
          open(event)
        }}
      >
        <thead>
          <tr>
            {week.map((day) => (
              <th key={day} scope="col">
                {format.weekday(day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(month).map((cells, row) => (
            <tr key={cells.find((day) => day !== null) ?? row}>
              {cells.map((day, column) =>
                day === null ? (
                  <td key={week[column]} className="free" />
                ) : (
                  <Cell
                    key={day}
                    day={day}
                    today={day === today}
                    focused={day === current}
                    found={days.find(({ on }) => on === day)}
                  />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

interface CellProps {
  readonly day: Day
  readonly today: boolean
  readonly focused: boolean
  readonly found: MonthBody["days"][number] | undefined
}

function Cell({ day, today, focused, found }: CellProps) {
  const { t, format, words } = useText()
  const items = found?.items ?? []
  const count = found?.count ?? 0
  return (
    <td
      data-day={day}
      tabIndex={focused ? 0 : -1}
      className={classNames(today && "today") || undefined}
      aria-current={today ? "date" : undefined}
    >
      <div className="calendar-day">
        <span aria-hidden="true">{Number(day.slice(8))}</span>
        <span className="unseen">{t(text.dayHas(format.day(day), format.number(count)))}</span>
        {items.slice(0, fits).map((item) => (
          <Anchor
            key={item.activityId}
            href={to.event(item.activityId)}
            className={item.state === "planned" ? "ahead" : ""}
            title={`${item.time} ${item.topic} ${item.unitName}`}
          >
            {item.state === "planned" ? "○ " : ""}
            {words.activityKinds[item.kind]}
            <span className="unseen"> {item.topic}</span>
          </Anchor>
        ))}
        {count > fits && <small>{t(text.moreOfDay(format.number(count - fits)))}</small>}
      </div>
    </td>
  )
}
