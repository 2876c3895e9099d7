import type { Board } from "../../../contract/overview-boards.ts"
import type { UnitHome } from "../../../contract/overview-homes.ts"
import { Apart } from "../../design/Apart.tsx"
import { EmptyState } from "../../design/EmptyState.tsx"
import { Fold } from "../../design/Fold.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { usePreferences } from "../../text/preferences.tsx"
import { eventName } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { apartAhead, apartItems } from "./apart-items.ts"
import { homeText as text } from "./home-text.ts"
import { BelowRow, IncompleteRow, MakeUpRow, OwedRow } from "./OwedRows.tsx"

/** Things that are named one by one; the rest unfolds. */
const namedAtOnce = 6
const namedInElder = 3

interface Props {
  readonly home: UnitHome
  /** What those below still owe, for offices. */
  readonly below?: Board | undefined
}

/** What a unit still owes, each line with the one action that settles it. */
export function OwedSheet({ home, below }: Props) {
  const speech = useText()
  const { t } = speech
  const { elder } = usePreferences()
  const shownAtOnce = elder ? namedInElder : namedAtOnce
  const mayRecord = home.can.includes("event.record")
  const here = home.owed.filter(({ action }) => action !== "open")
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
    ...(below?.owed ?? []).map((owed) => (
      <BelowRow key={`b${owed.obligation}`} owed={owed} unitId={home.unit.unitId} />
    )),
  ]
  const month = Number(home.today.slice(5, 7))
  return (
    <Sheet
      title={
        rows.length === 0
          ? t(home.unit.endedOn === null ? text.nothingOwed : text.nothingMore)
          : t(text.owes(month, rows.length))
      }
    >
      {rows.length === 0 ? (
        home.unit.endedOn === null && <NextDate home={home} />
      ) : (
        <ul className="owe-list">{rows.slice(0, shownAtOnce)}</ul>
      )}
      {rows.length > shownAtOnce && (
        <Fold summary={t(text.moreOwed(rows.length - shownAtOnce))}>
          <ul className="owe-list">{rows.slice(shownAtOnce)}</ul>
        </Fold>
      )}
      <Apart items={[...apartItems(home.grid, speech), ...apartAhead(home, speech)]} />
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
