import { useQuery } from "@tanstack/react-query"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useCan } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { waitingPlansQuery } from "./plan-query.ts"
import { text } from "./text.ts"

/** Plans that wait to be filed by the reader's office and amendments it has not noted, on their home; nothing where none do. */
export function PlansToFile() {
  const { t } = useText()
  const { data } = useQuery({ ...waitingPlansQuery, enabled: useCan("plan.file") })
  const rows = (data?.items ?? []).flatMap((waiting) =>
    (["submitted", "amended"] as const).flatMap((state) =>
      waiting[state] > 0 ? [{ ...waiting, state, count: waiting[state] }] : [],
    ),
  )
  if (rows.length === 0) return null
  return (
    <Sheet title={t(text.toFile)} className="no-print">
      <ul className="owe-list">
        {rows.map(({ unit, year, state, count }) => {
          const what = t((state === "submitted" ? text.waitForYou : text.amendedForYou)(year, count))
          const deed = t(state === "submitted" ? text.file : text.noteAmendment)
          return (
            <li key={`${unit.unitId} ${year} ${state}`}>
              <div>
                {what}
                <p className="small">{unit.name}</p>
              </div>
              <LinkButton href={to.plans({ unit: unit.unitId, year, state })} aria-label={`${deed}: ${what}`}>
                {deed}
              </LinkButton>
            </li>
          )
        })}
      </ul>
    </Sheet>
  )
}
