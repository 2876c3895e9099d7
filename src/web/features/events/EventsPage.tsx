import { useInfiniteQuery, useQuery } from "@tanstack/react-query"
import { useRouter, useSearch } from "@tanstack/react-router"
import type { Query } from "../../../contract/endpoints/index.ts"
import { api, ask } from "../../api/client.ts"
import type { Answered } from "../../api/client-types.ts"
import { DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { More } from "../../design/More.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { type EventFilter, to } from "../../paths.ts"
import { lookingFor, useLookedFor } from "../../shell/looked-for.ts"
import { useCan, useSession } from "../../shell/session.ts"
import { UnitChoice } from "../../shell/UnitChoice.tsx"
import { useRecordsIn } from "../../shell/use-records-in.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { EventFilters, type Filters } from "./EventFilters.tsx"
import { text } from "./text.ts"
import { useEventColumns } from "./use-event-columns.tsx"
import "./events.css"

/** Activities, the latest first: of the units somebody works for, or those that reach them. */
export function EventsPage() {
  const { t } = useText()
  const { history } = useRouter()
  const { unit, ...narrowed } = useSearch({ from: "/events" })
  const filters: Filters = { ...narrowed, q: useLookedFor() }
  const narrowedTo = given(filters)
  const ofUnit = unit === undefined ? {} : { unit }
  // The address may hold anything; the server refuses what it does not know.
  const asked = { ...narrowedTo, ...(unit === undefined ? {} : { unit: String(unit) }) }
  const askForSheet = (days: Partial<EventFilter> = {}) =>
    api.GET("/api/sheets/events", { params: { query: { ...asked, ...days } as Query<"GET /sheets/events"> } })
  const columns = useEventColumns()
  const events = useInfiniteQuery({
    queryKey: ["events", unit, narrowedTo],
    initialPageParam: "",
    queryFn: ({ pageParam }) => {
      const place = pageParam === "" ? {} : { cursor: pageParam }
      const query = { ...asked, ...place } as Query<"GET /events">
      return ask(api.GET("/api/events", { params: { query } }))
    },
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  })
  const change = (next: Filters) => {
    const { q: lookedFor, ...rest } = given(next)
    history.replace(to.events({ ...ofUnit, ...rest }), lookingFor(lookedFor))
  }
  return (
    <div className="stack">
      <Head unit={unit} filters={filters} askForSheet={askForSheet} />
      <UnitChoice
        unitId={unit}
        onChange={(chosen) => {
          const { q: lookedFor, ...rest } = narrowedTo
          history.replace(
            to.events({ ...(chosen === undefined ? {} : { unit: chosen }), ...rest }),
            lookingFor(lookedFor),
          )
        }}
      />
      <EventFilters filters={filters} onChange={change} />
      <Sheet>
        <Loaded query={events} lines={8}>
          {({ pages }) => {
            const rows = pages.flatMap(({ items }) => items)
            if (rows.length === 0)
              return (
                <NothingHere
                  narrowed={Object.keys(narrowedTo).length > 0}
                  lacks={filters.lacks !== undefined}
                />
              )
            return (
              <>
                <DataTable
                  caption={t(text.listCaption)}
                  rows={rows}
                  columns={columns}
                  keyOf={({ activityId }) => activityId}
                  hrefOf={({ activityId }) =>
                    filters.lacks ? to.eventList(activityId) : to.event(activityId)
                  }
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

/** Only what narrows the list. */
function given(filters: Filters): Readonly<Partial<Record<keyof Filters, string>>> {
  return Object.fromEntries(
    Object.entries(filters).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  )
}

interface HeadProps {
  readonly unit: number | undefined
  readonly askForSheet: (days?: Partial<EventFilter>) => Promise<Answered<unknown>>
  readonly filters: Filters
}

/** Whose activities, of which year, and the way to the other pages about them. */
function Head({ unit, askForSheet, filters: { from, until, lacks } }: HeadProps) {
  const { t } = useText()
  const records = useRecordsIn(unit)
  const name = useUnitName(unit)
  const { today } = useSession()
  const ofUnit = unit === undefined ? {} : { unit }
  const year =
    from?.endsWith("-01-01") && until === `${from.slice(0, 4)}-12-31` ? Number(from.slice(0, 4)) : undefined
  const title = name === undefined ? t(text.eventsTitle) : t(text.eventsOf(name))
  return (
    <>
      {name !== undefined && <PrintHead unit={name} day={today} />}
      <PageHead
        title={year === undefined ? title : t(text.eventsIn(title, year))}
        note={t(lacks ? text.listLacksNote : text.eventsNote)}
        {...(name === undefined
          ? {}
          : { crumbs: [{ title: t(text.eventsTitle), href: to.events() }, { title: name }] })}
        action={
          <>
            <SheetButton ask={() => askForSheet()} askOf={askForSheet} />
            <LinkButton href={to.eventCalendar({ ...(from ? { month: from.slice(0, 7) } : {}), ...ofUnit })}>
              {t(text.calendarTitle)}
            </LinkButton>
            {records && (
              <LinkButton
                href={to.absences({
                  ...ofUnit,
                  ...(year === undefined || today.startsWith(`${year}-`) ? {} : { year }),
                })}
              >
                {t(text.absencesTitle)}
              </LinkButton>
            )}
            {records && (
              <LinkButton kind="primary" href={to.newEvent(ofUnit)}>
                {t(text.newEventTitle)}
              </LinkButton>
            )}
          </>
        }
      />
    </>
  )
}

/** What the unit is called whose activities are listed; undefined until it is known, or where it may not be. */
function useUnitName(unit: number | undefined): string | undefined {
  const reads = useCan("unit.read")
  const { data } = useQuery({
    queryKey: ["unit name", String(unit)],
    queryFn: () => ask(api.GET("/api/units/{unitId}", { params: { path: { unitId: unit ?? 0 } } })),
    enabled: unit !== undefined && reads,
  })
  return unit === undefined ? undefined : data?.name
}

function NothingHere({ narrowed, lacks }: { readonly narrowed: boolean; readonly lacks: boolean }) {
  const { t } = useText()
  if (lacks) return <EmptyState title={t(text.noListLacks)}>{t(text.noListLacksHelp)}</EmptyState>
  if (narrowed) return <EmptyState title={t(text.noneFound)}>{t(text.noneFoundHelp)}</EmptyState>
  return <EmptyState title={t(text.noEvents)}>{t(text.noEventsHelp)}</EmptyState>
}
