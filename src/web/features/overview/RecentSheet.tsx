import type { UnitHome } from "../../../contract/overview-homes.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Lamps } from "../../design/Lamps.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { to } from "../../paths.ts"
import { eventName } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { AheadRows } from "./AheadRows.tsx"
import { homeText as text } from "./home-text.ts"

/** What was held lately with its lamps, and what is planned. */
export function RecentSheet({ home }: { readonly home: UnitHome }) {
  const { t } = useText()
  const all = (
    <Anchor className="small" href={to.events({ unit: home.unit.unitId })}>
      {t(text.allEvents)}
    </Anchor>
  )
  return (
    <>
      <Sheet title={t(text.recent)} action={all}>
        {home.recent.length === 0 && (
          <EmptyState title={t(text.nothingRecent)}>{t(text.nothingRecentHow)}</EmptyState>
        )}
        <ul className="event-rows">
          {home.recent.map((event) => (
            <RecentRow key={event.activityId} event={event} home={home} />
          ))}
        </ul>
      </Sheet>
      {home.ahead.length > 0 && <AheadSheet home={home} />}
    </>
  )
}

function RecentRow({ event, home }: { readonly event: UnitHome["recent"][number]; readonly home: UnitHome }) {
  const { t, format, words } = useText()
  const { activityId, startsAt, kind, topic, hours, unitName, listed, came, onLeave, absent, lamps } = event
  const word = words.activityKinds[kind as keyof typeof words.activityKinds]
  const small = [
    unitName === home.unit.name ? "" : unitName,
    listed > 0 ? t(text.came(came, listed)) : "",
    onLeave > 0 ? t(text.onLeave(onLeave)) : "",
    absent > 0 ? t(text.absent(absent)) : "",
    hours > 0 ? t(text.hours(format.number(hours))) : "",
  ]
  return (
    <li>
      <span className="event-day">{format.day(startsAt)}</span>
      <div>
        <Anchor href={to.event(activityId)}>
          <Shortened>{eventName(word, topic)}</Shortened>
        </Anchor>
        <p className="small">{small.filter(Boolean).join(" · ")}</p>
      </div>
      <Lamps compact states={lamps} />
    </li>
  )
}

function AheadSheet({ home }: { readonly home: UnitHome }) {
  const { t } = useText()
  return (
    <Sheet title={t(text.ahead)} className="not-elder">
      <AheadRows ahead={home.ahead} home={home.unit.name} />
    </Sheet>
  )
}
