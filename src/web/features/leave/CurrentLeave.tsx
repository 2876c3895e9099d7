import { useQuery } from "@tanstack/react-query"
import type { Leave } from "../../../contract/leave.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { LeaveRows } from "./LeaveRows.tsx"
import { ownLeaveQuery, unitLeaveQuery } from "./leave-api.ts"
import { text } from "./text.ts"

/** Whether something of a leave is still to come: a decision, its days, the return. A refusal stays until its days are over. */
function isCurrent({ state, last, returnedOn, seenOn }: Leave, today: string): boolean {
  if (state === "refused") return last >= today
  return state === "asked" || (state === "approved" && (last >= today || (returnedOn ?? seenOn) === null))
}

/** Whether a leave is over and nobody has ended it: no list has the person since. */
function isOverdue({ state, last, returnedOn, seenOn }: Leave, today: string): boolean {
  return state === "approved" && last < today && returnedOn === null && seenOn === null
}

/** One's own leave that is not over, on one's home; with the way to ask for some. */
export function OwnCurrentLeave() {
  const { t } = useText()
  const { today } = useSession()
  const mine = useQuery(ownLeaveQuery)
  const current = mine.data?.items.filter((leave) => isCurrent(leave, today)) ?? []
  return (
    <Sheet title={t(text.mine)} action={<Anchor href={to.ownLeave()}>{t(text.newLeave)}</Anchor>}>
      {current.length > 0 ? <LeaveRows leaves={current} own /> : <p className="small">{t(text.noneOpen)}</p>}
    </Sheet>
  )
}

/** On a unit's home: how many are on leave, and whose leave is over and was not ended. */
export function UnitCurrentLeave({ unitId }: { readonly unitId: number }) {
  const { t, format } = useText()
  const { today } = useSession()
  const items = useQuery(unitLeaveQuery(unitId)).data?.items ?? []
  const overdue = items.filter((one) => isOverdue(one, today))
  const away = items.filter((one) => one.away)
  const waiting = items.filter(({ state }) => state === "asked")
  return (
    <Sheet
      title={t(text.leaveTitle)}
      action={<Anchor href={to.unitLeave(unitId)}>{t(text.allOfUnit)}</Anchor>}
    >
      <p>{t(text.nowAway(format.number(away.length), format.number(waiting.length)))}</p>
      {overdue.length > 0 && <LeaveRows leaves={overdue} />}
    </Sheet>
  )
}
