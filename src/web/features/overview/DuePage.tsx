import { useQuery } from "@tanstack/react-query"
import { useParams, useSearch } from "@tanstack/react-router"
import type { UnitDue } from "../../../contract/overview-homes.ts"
import { api, ask } from "../../api/client.ts"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { to } from "../../paths.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { DueDays } from "./DueDays.tsx"
import { DueRow } from "./DueRow.tsx"
import { dueText as text } from "./due-text.ts"
import { HowFar } from "./HowFar.tsx"
import "./overview.css"

/** What is due when: every duty of a unit by its last day, each with the deed that settles it. */
export function DuePage() {
  const { unitId } = useParams({ from: "/units/$unitId/due" })
  const { days } = useSearch({ from: "/units/$unitId/due" })
  const due = useQuery({
    queryKey: ["home", "due", unitId, days],
    queryFn: () =>
      ask(
        api.GET("/api/units/{unitId}/due", {
          params: {
            path: { unitId: Number(unitId) },
            query: days === undefined ? {} : { days: String(days) },
          },
        }),
      ),
    placeholderData: (before) => before,
  })
  return (
    <div className="stack">
      <Loaded query={due} lines={8}>
        {(loaded) => <Page due={loaded} days={days} />}
      </Loaded>
    </div>
  )
}

function Page({ due, days }: { readonly due: UnitDue; readonly days: number | undefined }) {
  const { t, format } = useText()
  const { unit, today, until, items, can } = due
  return (
    <>
      <PrintHead unit={unit.name} day={today} />
      <PageHead
        title={t(text.of(unit.name))}
        note={t(text.note(format.fullDay(until)))}
        crumbs={[
          ...(unit.parent ? [{ title: unit.parent.name, href: to.board(unit.parent.unitId) }] : []),
          ...(can.includes("unit.read") ? [{ title: unit.name, href: to.unit(unit.unitId) }] : []),
          { title: t(text.title) },
        ]}
        action={
          <SheetButton
            ask={() =>
              api.GET("/api/sheets/units/{unitId}/due", {
                params: {
                  path: { unitId: unit.unitId },
                  query: days === undefined ? {} : { days: String(days) },
                },
              })
            }
          />
        }
      />
      <HowFar days={days} addressOf={(chosen) => to.unitDue(unit.unitId, chosen)} />
      <DueDays
        withWeeks
        items={items}
        row={(item) => (
          <DueRow
            key={`${item.unitId} ${item.obligation} ${item.period}`}
            item={item}
            unitId={unit.unitId}
            today={today}
            writes={can.includes("plan.write")}
            dated={false}
          />
        )}
      />
    </>
  )
}
