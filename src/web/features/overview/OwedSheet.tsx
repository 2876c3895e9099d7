import type { ReactElement } from "react"
import type { Board } from "../../../contract/overview-boards.ts"
import type { UnitHome } from "../../../contract/overview-homes.ts"
import { byPressing } from "../../../domain/overview/pressing.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Apart } from "../../design/Apart.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { FirstOf } from "../../design/FirstOf.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { eventName } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { apartItems } from "./apart-items.ts"
import { DueRow } from "./DueRow.tsx"
import { dueText as due } from "./due-text.ts"
import { homeText as text } from "./home-text.ts"
import { BelowRow, IncompleteRow, makeUpRows, OwedRow } from "./OwedRows.tsx"
import { PlanRow } from "./plan-on-its-way.tsx"

interface Props {
  readonly home: UnitHome
  /** What those below still owe, for offices. */
  readonly below?: Board | undefined
}

/** What a unit still owes, each line with the one action that settles it. */
export function OwedSheet({ home, below }: Props) {
  const speech = useText()
  const { t } = speech
  const mayRecord = home.can.includes("event.record")
  const rows = rowsOf(home, below)
  const waiting = home.plans.filter(({ state }) => state === "submitted")
  return (
    <Sheet
      title={
        rows.length === 0
          ? t(home.unit.endedOn === null ? text.nothingOwed : text.nothingMore)
          : t(text.owes(rows.length))
      }
    >
      {rows.length === 0 ? (
        home.unit.endedOn === null && <NextDate home={home} />
      ) : (
        <FirstOf items={rows}>{(some) => <ul className="owe-list">{some}</ul>}</FirstOf>
      )}
      {mayRecord && home.makeUps.length > 0 && (
        <p className="small no-print">
          <Anchor href={to.absences({ unit: home.unit.unitId })}>{t(text.allAbsences)}</Anchor>
        </p>
      )}
      {waiting.length > 0 && (
        <section className="next-duties">
          <h3>{t(text.waitsAbove)}</h3>
          <ul className="owe-list">
            {waiting.map((plan) => (
              <PlanRow key={plan.year} unitId={home.unit.unitId} plan={plan} />
            ))}
          </ul>
        </section>
      )}
      <NextDuties home={home} ofBoard={below !== undefined} />
      <Apart items={apartItems(home.grid, speech)} />
    </Sheet>
  )
}

interface NextProps {
  readonly home: UnitHome
  /** It is an office's: what falls due is that of the units below. */
  readonly ofBoard: boolean
}

/** What comes next of what is not owed now, with the way to everything that falls due. */
function NextDuties({ home, ofBoard }: NextProps) {
  const { t } = useText()
  const { unit, next, today } = home
  if (unit.endedOn !== null) return null
  return (
    <section className="next-duties">
      <div className="sheet-head">
        {next.length > 0 && <h3>{t(due.nextTitle)}</h3>}
        <Anchor className="small" href={ofBoard ? to.boardDue(unit.unitId) : to.unitDue(unit.unitId)}>
          {t(due.all)}
        </Anchor>
      </div>
      <ul className="owe-list">
        {next.map((item) => (
          <DueRow
            key={`${item.unitId} ${item.obligation} ${item.period}`}
            item={item}
            unitId={unit.unitId}
            today={today}
            writes={home.can.includes("plan.write")}
            dated
          />
        ))}
      </ul>
    </section>
  )
}

/** Everything that is owed here, what presses most first; what waits above is not owed here. */
function rowsOf(home: UnitHome, below: Board | undefined): ReactElement[] {
  const { unitId } = home.unit
  const here = home.owed.filter(({ action, plan }) => action !== "open" && plan?.state !== "submitted")
  const known = new Set(here.flatMap(({ plan }) => plan?.year ?? []))
  const back = home.plans.filter(({ state, year }) => state === "returned" && !known.has(year))
  const must = (daysLeft: number | null, row: ReactElement) => ({ daysLeft, weight: "must" as const, row })
  return [
    ...back.map((plan) => ({
      ...must(null, <PlanRow key={`p${plan.year}`} unitId={unitId} plan={plan} />),
      isAskedAfter: true,
    })),
    ...here.map((owed) => ({
      ...must(
        owed.daysLeft,
        <OwedRow key={`${owed.obligation} ${owed.unitId} ${owed.period}`} owed={owed} home={home} />,
      ),
      weight: owed.weight,
      isAskedAfter: owed.plan?.state === "returned" || owed.reminded !== null,
    })),
    ...makeUpRows(home),
    ...(below?.owed ?? []).map((owed) =>
      must(
        owed.daysLeft,
        <BelowRow key={`b${owed.obligation} ${owed.period}`} owed={owed} unitId={unitId} />,
      ),
    ),
    ...home.incomplete.map((event) =>
      must(null, <IncompleteRow key={`i${event.activityId}`} event={event} />),
    ),
  ]
    .sort(byPressing)
    .map(({ row }) => row)
}

function NextDate({ home }: { readonly home: UnitHome }) {
  const { t, format, words } = useText()
  const [next] = home.ahead
  const kind = next && words.activityKinds[next.kind as keyof typeof words.activityKinds]
  const following = Number(home.today.slice(5, 7)) % 12
  const year = Number(home.today.slice(0, 4)) + (following === 0 ? 1 : 0)
  const first = `${year}-${String(following + 1).padStart(2, "0")}-01`
  return (
    <EmptyState
      title={
        next && kind
          ? t(text.nextIs(format.start(next.startsAt), eventName(kind, next.topic)))
          : t(text.nextMonth(format.day(first)))
      }
    />
  )
}
