import { Anchor } from "../../design/Anchor.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { EventState } from "./EventState.tsx"
import { text } from "./text.ts"
import type { MonthBody } from "./types.ts"
import "./events.css"

/** The days of a month on which something is, one below the other. */
export function Agenda({ days }: { readonly days: MonthBody["days"] }) {
  const { t, format, words } = useText()
  if (days.length === 0) return <p>{t(text.noneThisMonth)}</p>
  return (
    <ol className="agenda">
      {days.map(({ on, count, items }) => (
        <li key={on}>
          <h2>
            {format.day(on)} <small>{format.weekday(on)}</small>
          </h2>
          <ul>
            {items.map((item) => (
              <li key={item.activityId}>
                <Anchor href={to.event(item.activityId)}>
                  <span>{item.time}</span>
                  <span>{t(text.kindAndTopic(words.activityKinds[item.kind], item.topic))}</span>
                  {item.state === "planned" && <EventState state={item.state} />}
                </Anchor>
              </li>
            ))}
          </ul>
          {count > items.length && (
            <p className="small">{t(text.moreOfDay(format.number(count - items.length)))}</p>
          )}
        </li>
      ))}
    </ol>
  )
}
