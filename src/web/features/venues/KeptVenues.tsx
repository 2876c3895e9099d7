import { useQuery } from "@tanstack/react-query"
import { api, ask } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** The places that the reader keeps, with how often they are booked soon; nothing for whoever keeps none. */
export function KeptVenues() {
  const { t, format } = useText()
  const { data } = useQuery({
    queryKey: ["venues", "kept"],
    queryFn: () => ask(api.GET("/api/venues/kept")),
  })
  if (!data || data.venues.length === 0) return null
  return (
    <Sheet title={t(text.kept)}>
      <ul className="owe-list">
        {data.venues.map(({ venueId, unitId, name, bookings }) => (
          <li key={venueId}>
            <Anchor href={to.venue(unitId, venueId)}>
              {t(
                bookings.length === 0
                  ? text.keptNone(name)
                  : text.keptSome(name, format.number(bookings.length)),
              )}
            </Anchor>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
