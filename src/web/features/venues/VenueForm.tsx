import type { Answer } from "../../../contract/endpoints/index.ts"
import { venueKinds } from "../../../contract/study-words.ts"
import type { Venue } from "../../../contract/venues.ts"
import { lengths } from "../../../domain/shared/plain-text.ts"
import { kindByName, type VenueKind } from "../../../domain/venues/venue-kinds.ts"
import { api, ask } from "../../api/client.ts"
import type { ActionHeaders } from "../../api/use-action.ts"
import { Checkbox } from "../../design/Checkbox.tsx"
import { Combobox } from "../../design/Combobox.tsx"
import { FormDialog } from "../../design/FormDialog.tsx"
import type { Found } from "../../design/found.ts"
import { Select } from "../../design/Select.tsx"
import { TextArea } from "../../design/TextArea.tsx"
import { TextInput } from "../../design/TextInput.tsx"
import { searchMembers } from "../../shell/search-members.ts"
import { useSession } from "../../shell/session.ts"
import { useKeptForm } from "../../shell/use-kept-form.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

interface Props {
  readonly unitId: number
  /** The place that is changed; none: a new one. */
  readonly venue?: Venue
  /** What a new one begins with. */
  readonly name?: string
  readonly onClose: () => void
}

interface Draft {
  readonly name: string
  readonly kind: VenueKind
  readonly street: string
  readonly seats: string
  readonly keeper: Found | null
  readonly equipment: string
  readonly shared: boolean
  readonly closed: boolean
}

/** A new one says for how much of what is planned it is booked at once. */
type Kept = Partial<Answer<"POST /units/{unitId}/venues">>

/** The name under which it keeps what is typed. */
export const venueName = (unitId: number, of: number | string) => `venue ${unitId} ${of}`

/** Enters a place, or changes it. */
export function VenueForm({ unitId, venue, name = "", onClose }: Props) {
  const { t } = useText()
  const { today } = useSession()
  const form = useKeptForm<Draft, Kept>({
    name: venueName(unitId, venue?.venueId ?? name),
    begin: () => ({
      name: venue?.name ?? name,
      kind: venue?.kind ?? kindByName(name),
      street: venue?.street ?? "",
      seats: venue?.seats ? String(venue.seats) : "",
      keeper: venue?.keeper
        ? { value: String(venue.keeper.memberId), label: venue.keeper.name, detail: venue.keeper.code }
        : null,
      equipment: venue?.equipment ?? "",
      shared: venue?.shared ?? false,
      closed: venue !== undefined && venue.closedOn !== null,
    }),
    send: (typed, sent) => sendVenue(unitId, venue, { typed, today }, sent),
    said: (kept) => {
      if (venue) return text.changed
      const { booked = 0, clashes = 0 } = kept
      return booked === 0 ? text.added : text.addedAndBooked(booked, clashes)
    },
    onClose,
  })
  const { typed: draft, set, faultOf } = form
  const seatsAreWrong = draft.seats !== "" && !/^[1-9]\d{0,4}$/.test(draft.seats)
  return (
    <FormDialog
      title={t(venue ? text.change : text.add)}
      action={t(text.save)}
      {...form.dialog}
      onDo={() => {
        if (!seatsAreWrong) form.dialog.onDo()
      }}
    >
      <TextInput
        required
        label={t(text.name)}
        maxLength={lengths.place}
        value={draft.name}
        onChange={(said) => {
          const follows = venue === undefined && draft.kind === kindByName(draft.name)
          set({ name: said, ...(follows ? { kind: kindByName(said) } : {}) })
        }}
        error={faultOf("name")}
      />
      <Select
        required
        label={t(text.kind)}
        options={(Object.keys(venueKinds) as VenueKind[]).map((value) => ({
          value,
          label: t(venueKinds[value]),
        }))}
        value={draft.kind}
        onChange={(kind) => set({ kind })}
      />
      <TextInput
        label={t(text.street)}
        maxLength={lengths.place}
        value={draft.street}
        onChange={(street) => set({ street })}
        error={faultOf("street")}
      />
      <TextInput
        label={t(text.seats)}
        inputMode="numeric"
        value={draft.seats}
        onChange={(seats) => set({ seats: seats.trim() })}
        error={faultOf("seats") ?? (seatsAreWrong ? t(text.seatsFault) : undefined)}
      />
      <Combobox
        label={t(text.keeper)}
        value={draft.keeper}
        onChange={(keeper) => set({ keeper })}
        search={searchMembers}
        error={faultOf("keeperId")}
      />
      <TextArea
        label={t(text.equipment)}
        hint={t(text.equipmentHint)}
        rows={2}
        maxLength={1000}
        value={draft.equipment}
        onChange={(equipment) => set({ equipment })}
        error={faultOf("equipment")}
      />
      <Checkbox
        label={t(text.shared)}
        hint={t(text.sharedHint)}
        checked={draft.shared}
        onChange={(shared) => set({ shared })}
      />
      {venue && (
        <Checkbox label={t(text.closeIt)} checked={draft.closed} onChange={(closed) => set({ closed })} />
      )}
    </FormDialog>
  )
}

function sendVenue(
  unitId: number,
  venue: Venue | undefined,
  { typed: { seats, keeper, closed, ...said }, today }: { readonly typed: Draft; readonly today: string },
  sent: ActionHeaders,
): Promise<Kept> {
  const body = {
    ...said,
    seats: seats === "" ? null : Number(seats),
    keeperId: keeper ? Number(keeper.value) : null,
  }
  return venue
    ? ask(
        api.PATCH("/api/units/{unitId}/venues/{venueId}", {
          params: {
            path: { unitId: venue.unit.unitId, venueId: venue.venueId },
            header: { "If-Match": `"${venue.version}"`, ...sent.headers },
          },
          body: { ...body, closedOn: closed ? (venue.closedOn ?? today) : null },
        }),
      )
    : ask(api.POST("/api/units/{unitId}/venues", { params: { path: { unitId } }, body, ...sent }))
}
