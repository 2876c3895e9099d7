import { Anchor } from "../../design/Anchor.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { eventName } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { listedName } from "./listed-name.ts"
import { namedUnits } from "./named-units.ts"
import { text } from "./text.ts"
import type { CalendarBody } from "./types.ts"
import "./calendar.css"

interface Props {
  readonly calendar: CalendarBody
  readonly unit: number | undefined
}

/** The days on which something is, one below the other. */
export function Agenda({ calendar, unit }: Props) {
  const speech = useText()
  const { t, format, words } = speech
  const unitNamed = namedUnits(calendar)
  if (calendar.days.length === 0) return <p>{t(text.nothing)}</p>
  return (
    <ol className="agenda">
      {calendar.days.map(({ on, count, items }) => (
        <li key={on}>
          <h2>
            {format.day(on)}{" "}
            <small>
              {[format.weekday(on), listedName(calendar, on, speech)].filter(Boolean).join(" · ")}
            </small>
          </h2>
          <ul>
            {items.map((item) => (
              <li key={item.activityId}>
                <Anchor href={to.event(item.activityId)}>
                  <span>{item.time}</span>
                  <Shortened>
                    {[unitNamed(item.unitName), eventName(words.activityKinds[item.kind], item.topic)]
                      .filter(Boolean)
                      .join(" · ")}
                  </Shortened>
                  {item.state === "planned" && <State is="open">{t(text.planned)}</State>}
                </Anchor>
              </li>
            ))}
          </ul>
          {count > items.length && (
            <Anchor className="small" href={to.events(dayOf(on, unit))}>
              {t(text.more(format.number(count - items.length)))}
            </Anchor>
          )}
        </li>
      ))}
    </ol>
  )
}

/** A day as a list is narrowed to it. */
export function dayOf(on: string, unit: number | undefined) {
  return { from: on, until: on, ...(unit === undefined ? {} : { unit }) }
}
