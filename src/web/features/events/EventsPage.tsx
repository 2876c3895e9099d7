import { useInfiniteQuery } from "@tanstack/react-query"
import { useSearch } from "@tanstack/react-router"
import { useState } from "react"
import { api, ask } from "../../api/client.ts"
import { DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useCan } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { EventFilters, type Filters } from "./EventFilters.tsx"
import { lastDayOf } from "./months.ts"
import { text } from "./text.ts"
import { useEventColumns } from "./use-event-columns.tsx"
import "./events.css"

/** Activities, the latest first: of the units somebody works for, or those that reach them. */
export function EventsPage() {
  const { t } = useText()
  const { unit, month } = useSearch({ from: "/events" })
  const records = useCan("event.record")
  const [filters, setFilters] = useState<Filters>({
    q: "",
    kind: "",
    state: "",
    from: month ? `${month}-01` : "",
    until: month ? lastDayOf(month) : "",
  })
  const columns = useEventColumns()
  const query = {
    ...(unit ? { unit: String(unit) } : {}),
    ...(filters.q.trim() ? { q: filters.q.trim().slice(0, 50) } : {}),
    ...(filters.kind ? { kind: filters.kind } : {}),
    ...(filters.state ? { state: filters.state } : {}),
    ...(filters.from ? { from: filters.from } : {}),
    ...(filters.until ? { until: filters.until } : {}),
  }
  const events = useInfiniteQuery({
    queryKey: ["events", query],
    initialPageParam: "",
    queryFn: ({ pageParam }) =>
      ask(
        api.GET("/api/events", {
          params: { query: { ...query, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  })
  const narrowed = Object.keys(query).some((name) => name !== "unit")
  return (
    <div className="stack">
      <PageHead
        title={t(text.eventsTitle)}
        note={t(text.eventsNote)}
        action={
          <>
            <LinkButton href={to.eventCalendar(month)}>{t(text.calendarTitle)}</LinkButton>
            {records && <LinkButton href={to.absences(unit)}>{t(text.absencesTitle)}</LinkButton>}
            {records && (
              <LinkButton kind="primary" href={to.newEvent(unit ? { unit } : {})}>
                {t(text.newEventTitle)}
              </LinkButton>
            )}
          </>
        }
      />
      <EventFilters filters={filters} onChange={setFilters} />
      <Sheet>
        <Loaded query={events} lines={8}>
          {({ pages }) => {
            const rows = pages.flatMap(({ items }) => items)
            if (rows.length === 0) return <NothingHere narrowed={narrowed} />
            return (
              <>
                <DataTable
                  caption={t(text.listCaption)}
                  rows={rows}
                  columns={columns}
                  keyOf={({ activityId }) => activityId}
                  hrefOf={({ activityId }) => to.event(activityId)}
                />
                <More
                  shown={rows.length}
                  hasMore={events.hasNextPage}
                  busy={events.isFetchingNextPage}
                  onMore={() => events.fetchNextPage()}
                />
              </>
            )
          }}
        </Loaded>
      </Sheet>
    </div>
  )
}

function NothingHere({ narrowed }: { readonly narrowed: boolean }) {
  const { t } = useText()
  if (narrowed) return <EmptyState title={t(text.noneFound)}>{t(text.noneFoundHelp)}</EmptyState>
  return <EmptyState title={t(text.noEvents)}>{t(text.noEventsHelp)}</EmptyState>
}
