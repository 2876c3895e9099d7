import { useQuery } from "@tanstack/react-query"
import { useParams, useRouter, useSearch } from "@tanstack/react-router"
import { yearsSince } from "../../../domain/org/existence.ts"
import { planYear } from "../../../domain/plans/plan-year.ts"
import { api } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Chips } from "../../design/Chips.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { BeginPlan } from "./BeginPlan.tsx"
import { PlanLines } from "./PlanLines.tsx"
import { PlanOfYear } from "./PlanOfYear.tsx"
import { PlanPaper } from "./PlanPaper.tsx"
import { PlanWay } from "./PlanWay.tsx"
import { planQuery } from "./plan-query.ts"
import "./plans.css"
import { text } from "./text.ts"
import type { YearPlan } from "./types.ts"

/** The plan of a unit's year: where it stands on its way, what it says, and how far each line is. */
export function PlanPage() {
  const { unitId } = useParams({ from: "/units/$unitId/plan" })
  const { today } = useSession()
  const { year = planYear(today) } = useSearch({ from: "/units/$unitId/plan" })
  const plan = useQuery(planQuery(Number(unitId), year))
  return (
    <Loaded query={plan} lines={10}>
      {({ data }) => <Page of={data} />}
    </Loaded>
  )
}

function Page({ of }: { readonly of: YearPlan }) {
  const { t, format } = useText()
  const { unit, year, plan, above, filesWith, deadline, today } = of
  const writes = of.can.includes("plan.write")
  return (
    <div className="stack">
      <PrintHead unit={unit.name} day={today} />
      <PageHead
        title={t(text.planTitle(year))}
        tab={`${t(text.planTitle(year))} · ${unit.name}`}
        note={[
          unit.name,
          t(filesWith ? text.filesWith(filesWith.name) : text.filesWithNobody),
          deadline === null ? "" : t(text.deadline(format.fullDay(deadline))),
        ]
          .filter(Boolean)
          .join(" · ")}
        crumbs={[{ title: unit.name, href: to.unit(unit.unitId) }, { title: t(text.plansTitle) }]}
        action={
          plan !== null && (
            <SheetButton
              ask={() =>
                api.GET("/api/sheets/units/{unitId}/plans/{year}", {
                  params: { path: { unitId: unit.unitId, year: String(year) } },
                })
              }
            />
          )
        }
      />
      <Years of={of} />
      {plan === null ? (
        <BeginPlan of={of} writes={writes} />
      ) : (
        <>
          <PlanWay of={of} plan={plan} />
          <div className="no-print stack">
            <PlanLines of={of} lines={plan.lines} />
            <PlanOfYear of={of} plan={plan} />
          </div>
          <PlanPaper of={of} plan={plan} />
        </>
      )}
      {above !== null && (
        <p className="small no-print">
          <Anchor href={to.plan(above.unitId, year)}>{t(text.abovePlan(above.name, above.lines))}</Anchor>
        </p>
      )}
    </div>
  )
}

/** The year before, this one and the next: where else to look. */
function Years({ of: { unit, year } }: { readonly of: YearPlan }) {
  const { t } = useText()
  const { history } = useRouter()
  return (
    <Chips
      bare
      label={t(text.whichYear)}
      value={String(year)}
      onChange={(chosen) => history.replace(to.plan(unit.unitId, Number(chosen)))}
      options={yearsSince([year - 1, year + 1], unit.foundedOn, year)
        .sort((one, other) => one - other)
        .map((one) => ({ value: String(one), label: t(text.year(one)) }))}
    />
  )
}
