import { useState } from "react"
import { weekdayOfSlot } from "../../../domain/calendar/study-slot.ts"
import { Button } from "../../design/Button.tsx"
import { Fold } from "../../design/Fold.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State, type StateKind } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { useHasDraft } from "../../shell/use-draft.ts"
import { useRecordsKind } from "../../shell/use-records-in.ts"
import { useText } from "../../text/use-text.ts"
import { SkipDialog, skipName } from "./SkipDialog.tsx"
import { SlotDialog, slotName } from "./SlotDialog.tsx"
import { text } from "./text.ts"
import type { CalendarUnit, SlotWeek } from "./types.ts"
import { useUnskip } from "./use-skips.ts"

interface Props {
  readonly unit: CalendarUnit
  readonly today: string
}

/** Weeks that are named one by one; the rest unfolds. */
const namedAtOnce = 6

/** The weekly slot of a unit: when it is, how each week stands, and what can be done about it. */
export function SlotSheet({ unit, today }: Props) {
  const { t } = useText()
  const [changes, setChanges] = useState(useHasDraft(slotName(unit.unitId)) && unit.can.includes("unit.edit"))
  const { slot, weeks, can } = unit
  const fixed = weekdayOfSlot(slot.studyDay) !== undefined
  const due = weeks.filter(({ last, state }) => last < today && state !== "off")
  const count = (state: SlotWeek["state"]) => due.filter((week) => week.state === state).length
  const inOrder = [...weeks].sort((one, other) => place(one, today) - place(other, today))
  return (
    <Sheet
      title={t(text.slotTitle)}
      action={
        can.includes("unit.edit") && (
          <Button className="no-print" onClick={() => setChanges(true)}>
            {t(fixed || slot.part ? text.changeSlot : text.setSlot)}
          </Button>
        )
      }
    >
      <p>
        <SlotWords slot={slot} />
      </p>
      {due.length > 0 && <p>{t(text.slotSums(count("held"), due.length, count("skipped")))}</p>}
      <ul className="week-rows">
        {inOrder.slice(0, namedAtOnce).map((week) => (
          <WeekRow key={week.week} week={week} unit={unit} />
        ))}
      </ul>
      {inOrder.length > namedAtOnce && (
        <Fold summary={t(text.moreWeeks(inOrder.length - namedAtOnce))}>
          <ul className="week-rows">
            {inOrder.slice(namedAtOnce).map((week) => (
              <WeekRow key={week.week} week={week} unit={unit} />
            ))}
          </ul>
        </Fold>
      )}
      <p className="small">{t(text.slotNote)}</p>
      {changes && <SlotDialog unit={unit} onClose={() => setChanges(false)} />}
    </Sheet>
  )
}

/** This week and those to come first, then the past ones, the latest before. */
function place({ first, last }: SlotWeek, today: string): number {
  const days = Date.parse(first) / 86_400_000
  return last >= today ? days : 1_000_000 - days
}

function SlotWords({ slot }: { readonly slot: CalendarUnit["slot"] }) {
  const { t, words } = useText()
  if (slot.part === "shifts") return t(text.slotShifts(slot.startsAt ?? ""))
  if (slot.studyDay === null || weekdayOfSlot(slot.studyDay) === undefined) return t(text.noSlot)
  return t(
    text.slotIs(
      words.studyDays[slot.studyDay],
      slot.part === null ? "" : words.slotParts[slot.part],
      slot.startsAt ?? "",
    ),
  )
}

const looks: Readonly<Record<SlotWeek["state"], StateKind>> = {
  held: "met",
  planned: "open",
  skipped: "open",
  off: "met",
  open: "open",
  missed: "at-risk",
}
const said = {
  held: text.held,
  planned: text.plannedWeek,
  skipped: text.skipped,
  off: text.off,
  open: text.open,
  missed: text.missed,
} as const

function WeekRow({ week, unit }: { readonly week: SlotWeek; readonly unit: CalendarUnit }) {
  const { t, format, words } = useText()
  const records = useRecordsKind("collective-study") && unit.can.includes("event.record")
  const [skips, setSkips] = useState(useHasDraft(skipName(unit.unitId, week.week)) && records)
  const unskip = useUnskip(unit.unitId)
  const { first, last, state, skip, on, as, insteadOf } = week
  const name = t(text.weekOf(format.day(first), format.day(last)))
  const waits = state === "open" || state === "missed"
  const deed = t(state === "missed" ? text.recordIt : text.planIt)
  return (
    <li>
      <div>
        {name} <State is={looks[state]}>{t(said[state])}</State>
        {skip && (
          <p className="small">
            {t(text.skippedBy(words.skipReasons[skip.reason], skip.note ?? "", skip.by ?? ""))}
          </p>
        )}
        {waits && insteadOf && on && (
          <p className="small">
            {t((as === "swapped" ? text.swapped : text.moved)(format.day(insteadOf), format.day(on)))}
          </p>
        )}
      </div>
      {records && (
        <div className="actions no-print">
          {waits && (
            <LinkButton
              href={to.newEvent({ unit: unit.unitId, kind: "collective-study", on: on ?? first })}
              aria-label={`${deed}: ${name}`}
            >
              {deed}
            </LinkButton>
          )}
          {waits && (
            <Button onClick={() => setSkips(true)} aria-label={`${t(text.skipIt)}: ${name}`}>
              {t(text.skipIt)}
            </Button>
          )}
          {skip && (
            <Button onClick={() => unskip.mutate(week.week)} aria-label={`${t(text.takeBack)}: ${name}`}>
              {t(text.takeBack)}
            </Button>
          )}
        </div>
      )}
      {skips && <SkipDialog unitId={unit.unitId} week={week} name={name} onClose={() => setSkips(false)} />}
    </li>
  )
}
