import { useInfiniteQuery } from "@tanstack/react-query"
import { DatedList } from "../../design/DatedList.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { Changes } from "../history/index.tsx"
import { draftFields } from "./draft.ts"
import { Paged } from "./Paged.tsx"
import { text } from "./text.ts"
import { historyQuery, type Unit } from "./unit-queries.ts"
import { useShownValue } from "./use-shown-value.ts"

/** What a unit was from which day, and what became of it, the newest first. */
export function UnitHistory({ unit }: { readonly unit: Unit }) {
  const { t } = useText()
  return (
    <div className="stack">
      {unit.dated.length > 0 && (
        <Sheet title={t(text.dated)}>
          <Dated unit={unit} />
        </Sheet>
      )}
      <WhatBecame unitId={unit.unitId} />
    </div>
  )
}

function Dated({ unit }: { readonly unit: Unit }) {
  const { t } = useText()
  const show = useShownValue()
  const rows = unit.dated.flatMap(({ item, from, value, by, notedAt }) => {
    const field = fieldOf[item]
    if (field === undefined) return []
    const plain = Array.isArray(value) ? null : value
    return [{ key: `${item} ${from}`, name: t(text[field]), value: show(field, plain), from, by, notedAt }]
  })
  return <DatedList rows={rows} />
}

/** The fields behind the items of a history. */
const fieldOf: Readonly<Record<string, "above" | (typeof draftFields)[number]>> = {
  name: "name",
  parent: "above",
  category: "category",
  field: "field",
  "central-group": "hasCentralGroup",
  committee: "hasCommittee",
  "lecture-cycle": "lectureCycle",
  "study-day": "studyDay",
}

function WhatBecame({ unitId }: { readonly unitId: number }) {
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
                  <p className="small">
                    {change.by === null
                      ? t(text.notedOn(format.instant(change.notedAt)))
                      : t(text.notedBy(format.instant(change.notedAt), change.by))}
                  </p>
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
        if (after.always) return t(text.stoodAlways(name(after.above), name(before.above)))
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
        const told = after.always ? text.wasCorrected : text.wasEdited
        const parts = changed.map((field) =>
          t(text.fromTo(t(text[field]), show(field, before[field]), show(field, after[field]))),
        )
        const why = after.reason ? ` ${t(text.because(name(after.reason)))}` : ""
        return `${t(told(format.list(parts)))}${why}`
      }
    }
  }
}
