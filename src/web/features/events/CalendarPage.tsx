import { useQuery } from "@tanstack/react-query"
import { useRouter, useSearch } from "@tanstack/react-router"
import { api, ask } from "../../api/client.ts"
import { Button } from "../../design/Button.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useNarrow } from "../../design/use-narrow.ts"
import { to } from "../../paths.ts"
import { useCan, useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { Agenda } from "./Agenda.tsx"
import { MonthGrid } from "./MonthGrid.tsx"
import { daysOfMonth, plusMonths } from "./months.ts"
import { text } from "./text.ts"

/** A month of activities: a grid on a wide screen, day after day on a phone. */
export function CalendarPage() {
  const { t, format } = useText()
  const { today } = useSession()
  const search = useSearch({ from: "/events/calendar" })
  const records = useCan("event.record")
  const narrow = useNarrow()
  const { history } = useRouter()
  const month = search.month ?? today.slice(0, 7)
  const ofUnit = search.unit === undefined ? {} : { unit: search.unit }
  const setMonth = (month: string) => history.replace(to.eventCalendar({ month, ...ofUnit }))
  const query = { month, ...(search.unit ? { unit: String(search.unit) } : {}) }
  const days = useQuery({
    queryKey: ["events-month", query],
    queryFn: () => ask(api.GET("/api/events/month", { params: { query } })),
    placeholderData: (before) => before,
  })
  return (
    <div className="stack">
      <PageHead
        title={format.fullMonth(month)}
        crumbs={[{ title: t(text.eventsTitle), href: to.events(ofUnit) }, { title: t(text.calendarTitle) }]}
        action={
          <>
            <LinkButton href={to.events({ ...daysOfMonth(month), ...ofUnit })}>{t(text.asList)}</LinkButton>
            {records && (
              <LinkButton kind="primary" href={to.newEvent(ofUnit)}>
                {t(text.newEventTitle)}
              </LinkButton>
            )}
          </>
        }
      />
      <div className="actions no-print">
        <Button onClick={() => setMonth(plusMonths(month, -1))}>‹ {t(text.previousMonth)}</Button>
        <Button onClick={() => setMonth(today.slice(0, 7))}>{t(text.thisMonth)}</Button>
        <Button onClick={() => setMonth(plusMonths(month, 1))}>{t(text.nextMonth)} ›</Button>
      </div>
      <Sheet>
        <Loaded query={days} lines={8}>
          {(loaded) =>
            narrow ? (
              <Agenda days={loaded.month === month ? loaded.days : []} />
            ) : (
              <MonthGrid month={month} today={today} days={loaded.month === month ? loaded.days : []} />
            )
          }
        </Loaded>
      </Sheet>
    </div>
  )
}
