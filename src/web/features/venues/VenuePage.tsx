import { useQuery } from "@tanstack/react-query"
import { useParams, useRouter, useSearch } from "@tanstack/react-router"
import { useState } from "react"
import { venueKinds } from "../../../contract/study-words.ts"
import { api, ask } from "../../api/client.ts"
import { Button } from "../../design/Button.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Lines } from "../../design/Lines.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { StudyHead } from "../../shell/StudyHead.tsx"
import { useSession } from "../../shell/session.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { Bookings } from "./Bookings.tsx"
import { text } from "./text.ts"
import { VenueForm, venueName } from "./VenueForm.tsx"

/** A place, with its bookings month by month. */
export function VenuePage() {
  const { t, format } = useText()
  const { history } = useRouter()
  const params = useParams({ from: "/units/$unitId/venues/$venueId" })
  const unitId = Number(params.unitId)
  const venueId = Number(params.venueId)
  const search = useSearch({ from: "/units/$unitId/venues/$venueId" })
  const { today } = useSession()
  const month = search.month ?? today.slice(0, 7)
  const [changing, setChanging] = useState(useHasDraft(venueName(unitId, venueId)))
  const place = useQuery({
    queryKey: ["venues", unitId, venueId, month],
    queryFn: () =>
      ask(
        api.GET("/api/units/{unitId}/venues/{venueId}", {
          params: { path: { unitId, venueId }, query: { month } },
        }),
      ),
    placeholderData: (before) => before,
  })
  const show = (other: string) => history.replace(to.venue(unitId, venueId, other))
  return (
    <Loaded query={place} lines={6}>
      {({ of, venue, bookings }) => (
        <div className="stack">
          <StudyHead
            page="venues"
            unit={of}
            title={venue.name}
            note={t(venueKinds[venue.kind])}
            action={
              venue.can.includes("study.keep") && (
                <Button onClick={() => setChanging(true)}>{t(text.change)}</Button>
              )
            }
          />
          <Sheet>
            <Lines
              items={[
                { name: t(text.owner), value: venue.unit.name },
                { name: t(text.street), value: venue.street },
                { name: t(text.seats), value: venue.seats === null ? null : format.number(venue.seats) },
                { name: t(text.keeper), value: venue.keeper?.name },
                { name: t(text.equipment), value: venue.equipment },
                { name: t(text.shared), value: venue.shared ? "✓" : null },
                { name: t(text.closed), value: venue.closedOn && format.fullDay(venue.closedOn) },
              ]}
            />
          </Sheet>
          <Sheet title={`${t(text.bookings)} · ${format.fullMonth(month)}`}>
            <div className="actions no-print">
              <Button onClick={() => show(monthsFrom(month, -1))}>{t(text.previous)}</Button>
              <Button onClick={() => show(monthsFrom(month, 1))}>{t(text.next)}</Button>
              <SheetButton
                ask={() =>
                  api.GET("/api/sheets/units/{unitId}/venues/{venueId}", {
                    params: { path: { unitId, venueId }, query: { month } },
                  })
                }
              />
            </div>
            {bookings.length === 0 ? (
              <EmptyState title={t(text.noBookings)}>{t(text.noBookingsHelp)}</EmptyState>
            ) : (
              <Bookings bookings={bookings} />
            )}
          </Sheet>
          {changing && venue.can.includes("study.keep") && (
            <VenueForm unitId={unitId} venue={venue} onClose={() => setChanging(false)} />
          )}
        </div>
      )}
    </Loaded>
  )
}

/** A month some months later, `YYYY-MM`. */
function monthsFrom(month: string, count: number): string {
  const [year = 0, index = 1] = month.split("-").map(Number)
  return new Date(Date.UTC(year, index - 1 + count, 1)).toISOString().slice(0, 7)
}
