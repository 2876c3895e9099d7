import { useQuery } from "@tanstack/react-query"
import { useSearch } from "@tanstack/react-router"
import { useState } from "react"
import { reachOf } from "../../../domain/access/permissions.ts"
import { activityKinds } from "../../../domain/shared/words.ts"
import { api, ask } from "../../api/client.ts"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { LayOutForm } from "./LayOutForm.tsx"
import { text } from "./text.ts"
import "./calendar.css"

/** Several sittings of one kind laid out at once: a year of a study group, a quarter of weekly slots. */
export function LayOutPage() {
  const { t } = useText()
  const { roles } = useSession()
  const search = useSearch({ from: "/events/lay-out" })
  const units = roles
    .filter(({ role }) => reachOf("event.record", role))
    .map(({ unitId, unitName }) => ({ value: String(unitId), label: unitName }))
  const [chosen, setChosen] = useState(units[0]?.value ?? "")
  const unitId = search.unit ?? Number(chosen)
  return (
    <div className="stack">
      <PageHead
        title={t(text.layOutTitle)}
        note={t(text.layOutHelp)}
        crumbs={[
          { title: t(text.eventsTitle), href: to.events() },
          { title: t(text.calendarTitle), href: to.eventCalendar() },
          { title: t(text.layOutTitle) },
        ]}
      />
      {search.unit === undefined && units.length > 1 && (
        <Select required label={t(text.whichUnit)} options={units} value={chosen} onChange={setChosen} />
      )}
      {unitId ? (
        <OfUnit key={unitId} unitId={unitId} kind={search.kind} year={search.year} />
      ) : (
        <Sheet>
          <EmptyState title={t(text.noUnit)}>{t(text.noUnitHelp)}</EmptyState>
        </Sheet>
      )}
    </div>
  )
}

interface OfUnitProps {
  readonly unitId: number
  readonly kind: string | undefined
  readonly year: number | undefined
}

function OfUnit({ unitId, kind, year }: OfUnitProps) {
  const layOut = useQuery({
    queryKey: ["lay-out", unitId],
    queryFn: () => ask(api.GET("/api/units/{unitId}/lay-out", { params: { path: { unitId } } })),
  })
  return (
    <Loaded query={layOut} lines={8}>
      {(loaded) => (
        <LayOutForm
          layOut={loaded}
          kind={Object.values(activityKinds).find((one) => one === kind)}
          year={year}
        />
      )}
    </Loaded>
  )
}
