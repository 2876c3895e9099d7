import { useQuery } from "@tanstack/react-query"
import type { MakeUp } from "../../../contract/make-ups.ts"
import { api } from "../../api/client.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Cut } from "../../design/Cut.tsx"
import { FirstOf } from "../../design/FirstOf.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { State } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { MakeUpDeeds } from "./MakeUpDeeds.tsx"
import { ownMakeUpsQuery, unitMakeUpsQuery } from "./make-ups-api.ts"
import { text } from "./text.ts"

/** What one still makes up, or helps others with, on one's home, also past its day; nothing where there is nothing. */
export function OwnMakeUps() {
  const { t } = useText()
  const { memberId } = useSession()
  const { items = [], more = false } = useQuery(ownMakeUpsQuery).data ?? {}
  if (items.length === 0) return null
  const titleOf = ({ member, activity }: MakeUp) =>
    t(
      member.memberId === memberId
        ? text.ownLine(activity.topic)
        : text.helpLine(member.name, activity.topic),
    )
  return (
    <Sheet title={t(text.mine)}>
      <Rows makeUps={items} titleOf={titleOf} />
      <Cut shown={items.length} more={more} />
    </Sheet>
  )
}

/** On a unit's home: who asks for a make-up, and what was arranged for a day that is over. */
export function UnitMakeUps({ unitId }: { readonly unitId: number }) {
  const { t } = useText()
  const { today, memberId } = useSession()
  const { items = [], more = false } = useQuery(unitMakeUpsQuery(unitId)).data ?? {}
  const due = items.filter(
    ({ state, plannedOn }) => state === "asked" || (plannedOn !== null && plannedOn < today),
  )
  if (due.length === 0) return null
  return (
    <Sheet
      title={t(text.ofUnit)}
      action={
        <SheetButton
          ask={() => api.GET("/api/sheets/units/{unitId}/make-ups", { params: { path: { unitId } } })}
        />
      }
    >
      <Rows
        makeUps={due}
        titleOf={({ member, activity }) => t(text.unitLine(member.name, activity.topic))}
        reopens={({ member, helper }) => member.memberId !== memberId && helper?.memberId !== memberId}
      />
      <Cut shown={due.length} more={more} />
    </Sheet>
  )
}

interface Props {
  readonly makeUps: readonly MakeUp[]
  readonly titleOf: (makeUp: MakeUp) => string
  /** Whose dialog opens again by itself; one's own do so where they wait for oneself. */
  readonly reopens?: (makeUp: MakeUp) => boolean
}

function Rows({ makeUps, ...of }: Props) {
  return <FirstOf items={makeUps}>{(some) => <Some makeUps={some} {...of} />}</FirstOf>
}

function Some({ makeUps, titleOf, reopens = () => true }: Props) {
  return (
    <ul className="owe-list">
      {makeUps.map((makeUp) => (
        <li key={makeUp.makeUpId}>
          <div>
            <Anchor href={to.makeUpSlip(makeUp.makeUpId)}>
              <Shortened>{titleOf(makeUp)}</Shortened>
            </Anchor>{" "}
            <Overdue makeUp={makeUp} />
            <Facts makeUp={makeUp} />
          </div>
          <MakeUpDeeds makeUp={makeUp} reopens={reopens(makeUp)} />
        </li>
      ))}
    </ul>
  )
}

/** That the day it was arranged for is over, or the last one in time. */
function Overdue({ makeUp: { state, plannedOn, until } }: { readonly makeUp: MakeUp }) {
  const { t } = useText()
  const { today } = useSession()
  if (until !== null && until < today) return <State is="short">{t(text.tooLate)}</State>
  if (until !== null && plannedOn !== null && until < plannedOn)
    return <State is="at-risk">{t(text.plannedLate)}</State>
  const isOver = state === "arranged" && plannedOn !== null && plannedOn < today
  return isOver ? <State is="at-risk">{t(text.dayIsOver)}</State> : null
}

function Facts({ makeUp }: { readonly makeUp: MakeUp }) {
  const { t, format } = useText()
  const { memberId } = useSession()
  const { activity, state, plannedOn, helper, material, place, until, byMember, byHelper, member } = makeUp
  const waits = byMember && !byHelper ? helper : byHelper && !byMember ? member : undefined
  const said = [
    state === "asked" ? t(text.askedAlready) : plannedOn && t(text.arrangedFor(format.day(plannedOn))),
    helper && t(text.withHelper(helper.name)),
    material,
    place,
    waits && (waits.memberId === memberId ? t(text.waitsForYou) : t(text.waitsFor(waits.name))),
    t(text.missedOn(format.day(activity.on))),
    until && t(text.until(format.day(until))),
  ]
  return <p className="small">{said.filter(Boolean).join(" · ")}</p>
}
