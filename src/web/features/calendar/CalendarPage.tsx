import { useRouter, useSearch } from "@tanstack/react-router"
import { activityKinds } from "../../../domain/shared/words.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { Chips } from "../../design/Chips.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { Select } from "../../design/Select.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useNarrow } from "../../design/use-narrow.ts"
import { to } from "../../paths.ts"
import { useCan, useSession } from "../../shell/session.ts"
import { UnitChoice } from "../../shell/UnitChoice.tsx"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { Agenda } from "./Agenda.tsx"
import { MonthGrid } from "./MonthGrid.tsx"
import { monthsFrom, monthsIn, plusMonths, type Span, spanOf, spans } from "./months.ts"
import { SlotSheet } from "./SlotSheet.tsx"
import { text } from "./text.ts"
import type { CalendarBody, CalendarUnit } from "./types.ts"
import { unitsOf } from "./units-of.ts"
import { askCalendarSheet, useCalendar } from "./use-calendar.ts"
import { YearCards } from "./YearCards.tsx"
import "./calendar.css"

/** Activities of a month, a quarter or a year: grids on a wide screen, day after day on a phone. */
export function CalendarPage() {
  const { t, format } = useText()
  const session = useSession()
  const { today, memberId } = session
  const search = useSearch({ from: "/events/calendar" })
  const mayRecord = useCan("event.record")
  const units = unitsOf(session)
  const month = search.month ?? today.slice(0, 7)
  const span: Span = search.span ?? "month"
  const mine = search.mine === "yes" || (units.length === 0 && search.unit === undefined && memberId !== null)
  const unit = search.unit ?? (units.length === 1 ? Number(units[0]?.value) : undefined)
  const { kind } = search
  const asked = { month, span, unit, kind, mine }
  const calendar = useCalendar(asked)
  const ofUnit = unit === undefined ? {} : { unit }
  // Of another's unit nothing is offered that it would refuse.
  const records = calendar.data?.unit ? calendar.data.unit.can.includes("event.record") : mayRecord
  return (
    <div className="stack">
      <PrintHead unit={calendar.data?.unit?.name ?? session.name} day={today} />
      <PageHead
        title={titleOf(month, span, format)}
        note={mine ? t(text.mine) : calendar.data?.unit?.name}
        crumbs={[{ title: t(text.eventsTitle), href: to.events(ofUnit) }, { title: t(text.calendarTitle) }]}
        action={
          <>
            <SheetButton ask={() => askCalendarSheet(asked)} />
            <LinkButton href={to.events({ ...spanOf(month, span), ...ofUnit })}>{t(text.asList)}</LinkButton>
            {records && <LinkButton href={to.layOut(ofUnit)}>{t(text.layOutTitle)}</LinkButton>}
            {records && (
              <LinkButton kind="primary" href={to.newEvent(ofUnit)}>
                {t(text.newEvent)}
              </LinkButton>
            )}
          </>
        }
      />
      <Looks asked={asked} units={units} />
      <Loaded query={calendar} lines={8}>
        {(loaded) => (
          <>
            <Sheet>
              <Days calendar={loaded} {...asked} />
              {loaded.withoutList.length > 0 && (
                <p className="small">{t(text.withoutList(format.list(loaded.withoutList.map(String))))}</p>
              )}
            </Sheet>
            {loaded.unit && loaded.unit.weeks.length > 0 && <SlotSheet unit={loaded.unit} today={today} />}
          </>
        )}
      </Loaded>
      <ul className="actions no-print">
        {calendar.data?.unit && <DueLink unit={calendar.data.unit} />}
        <li>
          <Anchor href={to.feeds()}>{t(text.toFeeds)}</Anchor>
        </li>
      </ul>
    </div>
  )
}

/** Where it is said what falls due: for an office over the units below it. */
function DueLink({ unit: { unitId, weeks, can } }: { readonly unit: CalendarUnit }) {
  const { t } = useText()
  const ofBoard = can.includes("board.read") && weeks.length === 0
  if (!ofBoard && !can.includes("standing.read")) return null
  return (
    <li>
      <Anchor href={ofBoard ? to.boardDue(unitId) : to.unitDue(unitId)}>{t(text.toDue)}</Anchor>
    </li>
  )
}

function titleOf(month: string, span: Span, format: ReturnType<typeof useText>["format"]): string {
  if (span === "month") return format.fullMonth(month)
  const year = month.slice(0, 4)
  return format.period(span === "year" ? year : `${year}-Q${Math.ceil(Number(month.slice(5)) / 3)}`)
}

interface LooksProps {
  readonly asked: Parameters<typeof useCalendar>[0]
  readonly units: readonly { readonly value: string; readonly label: string }[]
}

/** How much is shown, of which time, of whom and of which kind. */
function Looks({ asked, units }: LooksProps) {
  const { t, words } = useText()
  const { today, memberId } = useSession()
  const { history } = useRouter()
  const { month, span, unit, kind, mine } = asked
  const show = (
    part: Partial<{ month: string; span: Span; unit: number | undefined; kind: string; mine: boolean }>,
  ) => {
    const next = { ...asked, ...part }
    history.replace(
      to.eventCalendar({
        month: next.month,
        ...(next.span === "month" ? {} : { span: next.span }),
        ...(next.unit === undefined || next.mine ? {} : { unit: next.unit }),
        ...(next.kind ? { kind: next.kind } : {}),
        ...(next.mine && units.length > 0 ? { mine: "yes" } : {}),
      }),
    )
  }
  const step = monthsIn[span]
  const whose = [
    ...units,
    ...(units.length > 1 ? [{ value: "all", label: t(text.all) }] : []),
    ...(memberId === null ? [] : [{ value: "mine", label: t(text.mine) }]),
  ]
  const other = unit !== undefined && !units.some(({ value }) => value === String(unit))
  return (
    <div className="calendar-filters no-print">
      <Chips
        bare
        label={t(text.span)}
        options={spans.map((value) => ({ value, label: t(text[value]) }))}
        value={span}
        onChange={(next) => show({ span: next })}
      />
      <div className="actions">
        <Button onClick={() => show({ month: plusMonths(month, -step) })}>‹ {t(text.earlier)}</Button>
        <Button onClick={() => show({ month: today.slice(0, 7) })}>{t(text.now)}</Button>
        <Button onClick={() => show({ month: plusMonths(month, step) })}>{t(text.later)} ›</Button>
      </div>
      {whose.length > 1 && !other && (
        <Select
          bare
          label={t(text.whose)}
          options={whose}
          value={mine ? "mine" : unit === undefined ? "all" : String(unit)}
          onChange={(next) =>
            show({ mine: next === "mine", unit: /^\d+$/.test(next) ? Number(next) : undefined })
          }
        />
      )}
      <UnitChoice unitId={mine ? undefined : unit} onChange={(next) => show({ mine: false, unit: next })} />
      <Select
        bare
        label={t(text.kind)}
        empty={t(text.anyKind)}
        options={Object.values(activityKinds).map((value) => ({ value, label: words.activityKinds[value] }))}
        value={Object.values(activityKinds).find((one) => one === kind) ?? ""}
        onChange={(next) => show({ kind: next })}
      />
    </div>
  )
}

interface DaysProps {
  readonly calendar: CalendarBody
  readonly month: string
  readonly span: Span
  readonly unit: number | undefined
  readonly kind: string | undefined
}

function Days({ calendar, month, span, unit, kind }: DaysProps) {
  const narrow = useNarrow()
  const { today } = useSession()
  const months = monthsFrom(month, span)
  if (span === "year") return <YearCards months={months} calendar={calendar} unit={unit} kind={kind} />
  if (narrow) return <Agenda calendar={calendar} unit={unit} />
  return months.map((one) => (
    <MonthGrid key={one} month={one} today={today} calendar={calendar} unit={unit} named={span !== "month"} />
  ))
}
