import { useQuery } from "@tanstack/react-query"
import { useId } from "react"
import { lengths } from "../../../domain/shared/plain-text.ts"
import { api, ask } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { TimeInput } from "../../design/TimeInput.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** Where a sitting is: a place of the register, with the time for which it is booked, or any other words. */
export interface Place {
  readonly place: string
  readonly venue: string
  readonly until: string
}

interface NamedVenue {
  readonly name: string
  readonly unit: { readonly name: string }
}

/** What each place is called in a list: where several have the same name, with the unit whose it is. */
export function callVenues(venues: readonly NamedVenue[]): (venue: NamedVenue) => string {
  return ({ name, unit }) =>
    venues.filter((other) => other.name === name).length > 1 ? `${name}（${unit.name}）` : name
}

interface Props {
  readonly unitId: number
  readonly value: Place
  readonly error?: string | undefined
  /** Of several sittings: each is booked for as long as it lasts. */
  readonly several?: boolean
  readonly onChange: (place: Partial<Place>) => void
}

/** A place, typed or chosen from the register and from what was typed before. One of the register is booked with it. */
export function PlaceField({ unitId, value, error, several = false, onChange }: Props) {
  const { t, format } = useText()
  const list = useId()
  const known = useQuery({
    queryKey: ["venues", unitId],
    queryFn: () => ask(api.GET("/api/units/{unitId}/venues", { params: { path: { unitId } } })),
    staleTime: 300_000,
  })
  const venues = known.data?.venues.filter(({ closedOn }) => closedOn === null) ?? []
  const chosen = known.data?.venues.find(({ venueId }) => String(venueId) === value.venue)
  const called = callVenues(venues)
  const type = (typed: string) => {
    const named =
      venues.find((one) => called(one) === typed.trim()) ?? venues.find(({ name }) => name === typed.trim())
    const place = named && called(named) === typed.trim() ? named.name : typed
    onChange({ place, venue: named ? String(named.venueId) : "", ...(named ? {} : { until: "" }) })
  }
  const seats = chosen?.seats ? t(text.seatsOf(format.number(chosen.seats))) : ""
  return (
    <>
      <TextInput
        label={t(text.place)}
        hint={
          chosen && (
            <>
              {[chosen.unit.unitId === unitId ? "" : chosen.unit.name, seats].filter(Boolean).join(" · ")}{" "}
              <Anchor href={to.venue(unitId, chosen.venueId)}>{t(text.seeBookings)}</Anchor>
            </>
          )
        }
        list={list}
        autoComplete="off"
        value={value.place}
        maxLength={lengths.place}
        error={error}
        onChange={type}
      />
      <datalist id={list}>
        {venues.map((one) => (
          <option
            key={one.venueId}
            value={called(one)}
            label={one.unit.unitId === unitId || called(one) !== one.name ? undefined : one.unit.name}
          />
        ))}
        {known.data?.places.map((place) => (
          <option key={place} value={place} />
        ))}
      </datalist>
      {value.venue !== "" && !several && (
        <TimeInput
          label={t(text.bookedUntil)}
          value={value.until}
          onChange={(until) => onChange({ until })}
        />
      )}
    </>
  )
}
