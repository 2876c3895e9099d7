import { useQuery } from "@tanstack/react-query"
import type { Answer } from "../../../contract/endpoints/index.ts"
import { api, ask } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useRecordsIn } from "../../shell/use-records-in.ts"
import { useText } from "../../text/use-text.ts"
import { text } from "./text.ts"

/** So many are named on a home; the page has all. */
const shown = 3

/** The problems that a unit has not solved yet, each with the way to study for it; nothing where there is none. */
export function OpenConcerns({ unitId }: { readonly unitId: number }) {
  const { t } = useText()
  const { data } = useQuery({
    queryKey: ["concerns", unitId, "home"],
    queryFn: () =>
      ask(
        api.GET("/api/units/{unitId}/concerns", {
          params: { path: { unitId }, query: { state: "open", limit: String(shown) } },
        }),
      ),
  })
  if (!data || data.items.length === 0) return null
  return (
    <Sheet
      title={t(text.unsolved)}
      action={
        <Anchor className="small" href={to.concerns(unitId)}>
          {t(text.allConcerns)}
        </Anchor>
      }
    >
      <ul className="owe-list">
        {data.items.map((concern) => (
          <OpenConcern key={concern.concernId} concern={concern} unitId={unitId} />
        ))}
      </ul>
    </Sheet>
  )
}

interface OneProps {
  readonly concern: Answer<"GET /units/{unitId}/concerns">["items"][number]
  /** Whose home it is on. */
  readonly unitId: number
}

function OpenConcern({ concern, unitId }: OneProps) {
  const { t, format } = useText()
  const { concernId, unit, title, raisedOn, can } = concern
  const records = useRecordsIn(unit.unitId, "collective-study")
  return (
    <li>
      <div>
        {title}
        <p className="small">
          {[unit.unitId === unitId ? "" : unit.name, t(text.openSince(format.day(raisedOn)))]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
      {records ? (
        <LinkButton
          href={to.newEvent({ unit: unit.unitId, kind: "collective-study", concern: concernId })}
          aria-label={`${t(text.studyForIt)}: ${title}`}
        >
          {t(text.studyForIt)}
        </LinkButton>
      ) : (
        can.includes("study.keep") && (
          <LinkButton href={to.concerns(unitId)} aria-label={`${t(text.noteProgress)}: ${title}`}>
            {t(text.noteProgress)}
          </LinkButton>
        )
      )}
    </li>
  )
}
