import { type KeyboardEvent, useMemo, useRef, useState } from "react"
import { type Day, dayOf, plusDays } from "../../../domain/shared/calendar.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { classNames } from "../../design/class-names.ts"
import { to } from "../../paths.ts"
import { useRecordsKind } from "../../shell/use-records-in.ts"
import { useText } from "../../text/use-text.ts"
import { dayOf as listOfDay } from "./Agenda.tsx"
import { listedName } from "./listed-name.ts"
import { weeksOf } from "./months.ts"
import { namedUnits } from "./named-units.ts"
import { text } from "./text.ts"
import type { CalendarBody, SlotWeek } from "./types.ts"
import "./calendar.css"

interface Props {
  readonly month: string
  readonly today: string
  readonly calendar: CalendarBody
  /** Whose calendar it is; undefined: of several units. */
  readonly unit: number | undefined
  /** Several months stand below each other: each has its name. */
  readonly named: boolean
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
export function MonthGrid({ month, today, calendar, unit, named }: Props) {
  const { t, format } = useText()
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState<Day>(dayOf(today.startsWith(month) ? today : `${month}-01`))
  const unitNamed = useMemo(() => namedUnits(calendar), [calendar])
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
      {named ? (
        <h2>{format.fullMonth(month)}</h2>
      ) : (
        <p className="small no-print wide-only">{t(text.calendarNote)}</p>
      )}
      <table
        ref={table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: days that arrow keys walk through
        role="grid"
        className="calendar"
        aria-label={format.fullMonth(month)}
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
                    calendar={calendar}
                    unit={unit}
                    unitNamed={unitNamed}
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
  readonly calendar: CalendarBody
  readonly unit: number | undefined
  readonly unitNamed: (unitName: string) => string
}

function Cell({ day, today, focused, calendar, unit, unitNamed }: CellProps) {
  const speech = useText()
  const { t, format, words } = speech
  const found = calendar.days.find(({ on }) => on === day)
  const { items = [], count = 0 } = found ?? {}
  const off = calendar.listed.some((one) => one.day === day && one.off)
  const mark = listedName(calendar, day, speech)
  return (
    <td
      data-day={day}
      tabIndex={focused ? 0 : -1}
      className={classNames(today && "today", off && "off") || undefined}
      aria-current={today ? "date" : undefined}
    >
      <div className="calendar-day">
        <span className="day-head">
          <span aria-hidden="true">{Number(day.slice(8))}</span>
          {mark && <span className="mark">{mark}</span>}
        </span>
        <span className="unseen">{t(text.dayHas(format.day(day), count))}</span>
        {items.slice(0, fits).map((item) => (
          <Anchor
            key={item.activityId}
            href={to.event(item.activityId)}
            className={item.state === "planned" ? "ahead" : ""}
            title={`${item.time} ${item.topic} ${item.unitName}`}
          >
            {item.state === "planned" ? "○ " : ""}
            {[words.activityKinds[item.kind], unitNamed(item.unitName)].filter(Boolean).join(" · ")}
            <span className="unseen"> {item.topic}</span>
          </Anchor>
        ))}
        {count > fits && (
          <Anchor className="small" href={to.events(listOfDay(day, unit))}>
            {t(text.more(format.number(count - fits)))}
          </Anchor>
        )}
        <SlotOf day={day} calendar={calendar} />
      </div>
    </td>
  )
}

/** The unit's own day of study where nothing is planned yet: it opens the plan of it. */
function SlotOf({ day, calendar: { unit } }: Pick<CellProps, "day" | "calendar">) {
  const { t, format } = useText()
  const records = useRecordsKind("collective-study")
  const open = (week: SlotWeek) => week.on === day && week.state === "open"
  if (!records || !unit?.weeks.some(open) || !unit.can.includes("event.record")) return null
  return (
    <Anchor
      className="ahead no-print"
      href={to.newEvent({ unit: unit.unitId, kind: "collective-study", on: day })}
    >
      + {t(text.slotHere)}
      <span className="unseen"> {t(text.planHere(format.day(day)))}</span>
    </Anchor>
  )
}
