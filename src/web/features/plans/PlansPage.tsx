import { useRouter, useSearch } from "@tanstack/react-router"
import { planYear } from "../../../domain/plans/plan-year.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Lines } from "../../design/Lines.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { OfficeChoice, officesWith } from "../../shell/OfficeChoice.tsx"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { PlansBelow } from "./PlansBelow.tsx"
import "./plans.css"
import { text } from "./text.ts"

/** Where work with plans begins: for whoever looks after units the plans below, for others their own unit's. */
export function PlansPage() {
  const { t } = useText()
  const session = useSession()
  const search = useSearch({ from: "/plans" })
  const year = search.year ?? planYear(session.today)
  const { history } = useRouter()
  const offices = officesWith(session, "board.read")
  const unitId = search.unit ?? offices[0]?.unitId
  if (unitId !== undefined)
    return (
      <>
        <OfficeChoice
          offices={offices}
          unitId={unitId}
          onChange={(unit) => history.push(to.plans({ unit, year }))}
        />
        <PlansBelow key={unitId} unitId={unitId} year={year} state={search.state} whose={search.whose} />
      </>
    )
  const written = officesWith(session, "plan.write")
  const own = written.length > 0 ? written : officesWith(session, "plan.read")
  return (
    <div className="stack">
      <PageHead title={t(text.plansTitle)} />
      <Sheet>
        {own.length === 0 ? (
          <EmptyState title={t(text.noUnit)}>{t(text.noUnitHelp)}</EmptyState>
        ) : (
          <Lines
            items={own.map(({ unitId: one, name }) => ({
              name,
              value: <Anchor href={to.plan(one, year)}>{t(text.planTitle(year))}</Anchor>,
            }))}
          />
        )}
      </Sheet>
    </div>
  )
}
