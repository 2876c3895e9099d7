import type { UnitHome } from "../../../contract/overview-homes.ts"
import { LinkButton } from "../../design/LinkButton.tsx"
import { to } from "../../paths.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { dueText } from "./due-text.ts"
import { homeText } from "./home-text.ts"

type Planned = NonNullable<UnitHome["owed"][number]["planned"]>

/** When what is owed is planned; what was planned for a day that is over waits to be recorded. */
export function plannedText({ start }: Planned, today: string, { t, format }: Speech): string {
  const day = format.start(start)
  return t(start.slice(0, 10) < today ? homeText.plannedBefore(day) : dueText.planned(day))
}

export function OpenPlanned({ activityId, name }: { readonly activityId: number; readonly name: string }) {
  const { t } = useText()
  return (
    <LinkButton href={to.event(activityId)} aria-label={`${t(dueText.open)}: ${name}`}>
      {t(dueText.open)}
    </LinkButton>
  )
}
