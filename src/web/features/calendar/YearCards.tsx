import type { Day } from "../../../domain/shared/calendar.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { classNames } from "../../design/class-names.ts"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { weeksOf } from "./months.ts"
import { text } from "./text.ts"
import type { CalendarBody, CalendarDay } from "./types.ts"

interface Props {
  readonly months: readonly string[]
  readonly calendar: CalendarBody
  readonly unit: number | undefined
  readonly kind: string | undefined
}

/** A year as twelve small months, each of which opens. */
export function YearCards({ months, calendar, unit, kind }: Props) {
  const { t, format } = useText()
  const byDay = new Map(calendar.days.map((day) => [day.on, day]))
  const off = new Set(calendar.listed.filter((one) => one.off).map(({ day }) => day))
  return (
    <div className="months">
      {months.map((month) => {
        const within = calendar.days.filter(({ on }) => on.startsWith(month))
        const sum = (of: "count" | "planned") => within.reduce((all, day) => all + day[of], 0)
        return (
          <Anchor
            key={month}
            className="month-card"
            href={to.eventCalendar({
              month,
              ...(unit === undefined ? {} : { unit }),
              ...(kind === undefined ? {} : { kind }),
            })}
          >
            <strong>{format.month(month)}</strong>{" "}
            {sum("count") > 0 && (
              <span className="small">
                {t(text.items(sum("count")))}
                {sum("planned") > 0 && (
                  <span className="unseen"> {t(text.ofThemPlanned(sum("planned")))}</span>
                )}
              </span>
            )}
            <span className="dots" aria-hidden="true">
              {weeksOf(month).flatMap((week, row) =>
                week.map((day, column) => (
                  <Dot
                    key={day ?? `${month} ${row} ${column}`}
                    day={day}
                    found={day === null ? undefined : byDay.get(day)}
                    off={day !== null && off.has(day)}
                  />
                )),
              )}
            </span>
          </Anchor>
        )
      })}
    </div>
  )
}

interface DotProps {
  readonly day: Day | null
  readonly found: CalendarDay | undefined
  readonly off: boolean
}

function Dot({ day, found, off }: DotProps) {
  const held = found !== undefined && found.count > found.planned
  const ahead = found !== undefined && found.planned > 0
  return (
    <span className={classNames(held && "some", ahead && "ahead", off && "off")}>
      {day === null ? "" : Number(day.slice(8))}
    </span>
  )
}
