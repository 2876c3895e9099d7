import { useQuery } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import { useState } from "react"
import { venueKinds } from "../../../contract/study-words.ts"
import type { Venue } from "../../../contract/venues.ts"
import { api, ask } from "../../api/client.ts"
import { Button } from "../../design/Button.tsx"
import { Cut } from "../../design/Cut.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { StudyHead } from "../../shell/StudyHead.tsx"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { text } from "./text.ts"
import { VenueForm, venueName } from "./VenueForm.tsx"

/** The places that a unit may use; and what else it wrote as a place, which can be entered. */
export function VenuesPage() {
  const { t, format } = useText()
  const unitId = Number(useParams({ from: "/units/$unitId/venues" }).unitId)
  const [adding, setAdding] = useState<string | undefined>(
    useHasDraft(venueName(unitId, "")) ? "" : undefined,
  )
  const venues = useQuery({
    queryKey: ["venues", unitId],
    queryFn: () => ask(api.GET("/api/units/{unitId}/venues", { params: { path: { unitId } } })),
  })
  const columns: readonly Column<Venue>[] = [
    { key: "name", title: t(text.name), cell: ({ name }) => name, phone: "title" },
    {
      key: "kind",
      title: t(text.kind),
      cell: ({ kind }) => t(venueKinds[kind]),
      tight: true,
      phone: "plain",
    },
    { key: "owner", title: t(text.owner), cell: ({ unit }) => unit.name, phone: "line" },
    {
      key: "seats",
      title: t(text.seats),
      cell: ({ seats }) => (seats === null ? "" : format.number(seats)),
      numeric: true,
      tight: true,
      phone: "line",
    },
    { key: "street", title: t(text.street), cell: ({ street }) => street, phone: "plain" },
    {
      key: "keeper",
      title: t(text.keeper),
      cell: ({ keeper }) => keeper?.name ?? "",
      phone: "line",
    },
    {
      key: "closed",
      title: t(text.closed),
      cell: ({ closedOn }) => closedOn && format.day(closedOn),
      tight: true,
      phone: "line",
    },
  ]
  return (
    <Loaded query={venues} lines={6}>
      {({ unit, venues: rows, more, places, can }) => {
        const keeps = can.includes("study.keep")
        return (
          <div className="stack">
            <StudyHead
              page="venues"
              unit={unit}
              action={
                <>
                  <SheetButton
                    ask={() => api.GET("/api/sheets/units/{unitId}/venues", { params: { path: { unitId } } })}
                  />
                  {keeps && (
                    <Button kind="primary" onClick={() => setAdding("")}>
                      {t(text.add)}
                    </Button>
                  )}
                </>
              }
            />
            <p className="small">{t(text.note)}</p>
            <Sheet>
              {rows.length === 0 ? (
                <EmptyState title={t(text.none)}>{t(text.noneHelp)}</EmptyState>
              ) : (
                <DataTable
                  caption={t(text.caption)}
                  rows={rows}
                  columns={columns}
                  keyOf={({ venueId }) => venueId}
                  hrefOf={({ venueId }) => to.venue(unitId, venueId)}
                />
              )}
              <Cut shown={rows.length} more={more} />
            </Sheet>
            {keeps && places.length > 0 && (
              <Sheet title={t(text.written)} className="no-print">
                <p className="small">{t(text.writtenHelp)}</p>
                <div className="actions">
                  {places.map((place) => (
                    <Button key={place} onClick={() => setAdding(place)}>
                      {t(text.enter(place))}
                    </Button>
                  ))}
                </div>
              </Sheet>
            )}
            {adding !== undefined && keeps && (
              <VenueForm unitId={unitId} name={adding} onClose={() => setAdding(undefined)} />
            )}
          </div>
        )
      }}
    </Loaded>
  )
}
