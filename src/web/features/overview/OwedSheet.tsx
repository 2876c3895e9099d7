import type { UnitHome } from "../../../contract/home.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { usePreferences } from "../../text/preferences.tsx"
import { useText } from "../../text/use-text.ts"
import { homeText as text } from "./home-text.ts"
import { IncompleteRow, MakeUpRow, OwedRow } from "./OwedRows.tsx"
import { clauseTitle, eventName } from "./parts.ts"

type Owed = UnitHome["owed"][number]

/** Things that are named one by one; the rest unfolds. */
const namedAtOnce = 6
const namedInElder = 3

/** What a unit still owes, each line with the one deed that settles it. */
export function OwedSheet({ home }: { readonly home: UnitHome }) {
  const { t } = useText()
  const { elder } = usePreferences()
  const shownAtOnce = elder ? namedInElder : namedAtOnce
  const mayRecord = home.can.includes("event.record")
  const here = home.owed.filter(({ deed }) => deed !== "open")
  const elsewhere = home.owed.filter(({ deed }) => deed === "open")
  const rows = [
    ...here.map((owed) => (
      <OwedRow key={`${owed.obligation} ${owed.unitId}`} owed={owed} home={home} mayRecord={mayRecord} />
    )),
    ...sorted(home.makeUps).map((makeUp) => (
      <MakeUpRow key={`m${makeUp.activityId}`} makeUp={makeUp} mayRecord={mayRecord} />
    )),
    ...home.incomplete.map((event) => (
      <IncompleteRow key={`i${event.activityId}`} event={event} mayRecord={mayRecord} />
    )),
  ]
  const month = Number(home.today.slice(5, 7))
  return (
    <Sheet title={rows.length === 0 ? t(text.nothingOwed) : t(text.owes(month, rows.length))}>
      {rows.length === 0 ? (
        <NextDate home={home} />
      ) : (
        <ul className="owe-list">{rows.slice(0, shownAtOnce)}</ul>
      )}
      {rows.length > shownAtOnce && (
        <details className="unfolds">
          <summary>{t(text.moreOwed(rows.length - shownAtOnce))}</summary>
          <ul className="owe-list">{rows.slice(shownAtOnce)}</ul>
        </details>
      )}
      {elsewhere.length > 0 && <Elsewhere owed={elsewhere} />}
    </Sheet>
  )
}

/** Those that are still in time first, the soonest before; then those overdue, the latest before. */
function sorted(makeUps: UnitHome["makeUps"]): UnitHome["makeUps"] {
  const inTime = makeUps.filter(({ daysLeft }) => daysLeft >= 0)
  const late = makeUps.filter(({ daysLeft }) => daysLeft < 0).reverse()
  return [...inTime, ...late]
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

/** Obligations whose facts come from elsewhere: they can be looked at. */
function Elsewhere({ owed }: { readonly owed: readonly Owed[] }) {
  const speech = useText()
  const { t, format } = speech
  return (
    <details className="unfolds not-elder">
      <summary>{t(text.elsewhere(owed.length))}</summary>
      <ul className="plain-rows">
        {owed.map(({ obligation, title, unitId, period, state }) => (
          <li key={`${obligation} ${unitId}`}>
            <Anchor href={to.standing({ obligation, subjectType: "org", subjectId: unitId, period })}>
              {clauseTitle(speech, obligation, title)}
            </Anchor>
            <span className="small"> {format.period(period)} </span>
            {state !== "none" && <State is={state} />}
          </li>
        ))}
      </ul>
    </details>
  )
}
