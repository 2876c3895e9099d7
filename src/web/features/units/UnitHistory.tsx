import { useInfiniteQuery } from "@tanstack/react-query"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { Changes } from "../history/index.tsx"
import { draftFields } from "./draft.ts"
import { Paged } from "./Paged.tsx"
import { text } from "./text.ts"
import { historyQuery } from "./unit-queries.ts"
import { useShownValue } from "./use-shown-value.ts"

/** What became of a unit, the newest first. */
export function UnitHistory({ unitId }: { readonly unitId: number }) {
  const { t, format } = useText()
  const tell = useChangeInWords()
  const history = useInfiniteQuery(historyQuery(unitId))
  return (
    <Sheet>
      <Paged
        query={history}
        empty={<EmptyState title={t(text.historyEmpty)}>{t(text.historyEmptyNote)}</EmptyState>}
      >
        {(changes) => (
          <ul className="unit-changes">
            {changes.map((change) => (
              <li key={change.changeId}>
                <span>{format.fullDay(change.changedOn)}</span>
                <div>
                  <p>{tell(change)}</p>
                  <p className="small">{t(text.notedOn(format.instant(change.notedAt)))}</p>
                </div>
              </li>
            ))}
          </ul>
        )}
      </Paged>
      <Changes of={{ unitId }} />
    </Sheet>
  )
}

type Values = Readonly<Record<string, string | number | boolean | null>>
interface Change {
  readonly kind: "added" | "edited" | "moved" | "merged" | "took-in" | "dissolved" | "reopened"
  readonly before: Values
  readonly after: Values
}

function useChangeInWords(): (change: Change) => string {
  const { t, format } = useText()
  const show = useShownValue()
  const name = (value: Values[string] | undefined) => String(value ?? "")
  return ({ kind, before, after }) => {
    switch (kind) {
      case "added":
        return after.above ? t(text.wasAdded(name(after.above))) : t(text.wasAddedTop)
      case "moved":
        return t(text.wasMoved(name(before.above), name(after.above)))
      case "merged":
        return t(text.wasMerged(name(after.name)))
      case "took-in":
        return t(text.tookIn(name(after.name), format.number(Number(after.people ?? 0))))
      case "dissolved":
        return t(text.wasDissolved)
      case "reopened":
        return t(text.wasReopened)
      case "edited": {
        const changed = draftFields.filter((field) => field in after)
        const parts = changed.map((field) =>
          t(text.fromTo(t(text[field]), show(field, before[field]), show(field, after[field]))),
        )
        return t(text.wasEdited(format.list(parts)))
      }
    }
  }
}
