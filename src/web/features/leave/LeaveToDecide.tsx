import { useQuery } from "@tanstack/react-query"
import { FirstOf } from "../../design/FirstOf.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { useText } from "../../text/use-text.ts"
import { LeaveByUnit } from "./LeaveByUnit.tsx"
import { LeaveRows } from "./LeaveRows.tsx"
import { waitingQuery } from "./leave-api.ts"
import { text } from "./text.ts"

/** Leave that waits for the reader, on their home; nothing where none does. */
export function LeaveToDecide() {
  const { t } = useText()
  const waiting = useQuery(waitingQuery)
  if (!waiting.data || waiting.data.items.length === 0) return null
  const { items, more } = waiting.data
  return (
    <Sheet title={t(text.toDecide)}>
      <FirstOf
        items={items}
        rest={(leaves) => <LeaveByUnit leaves={leaves} />}
        summary={(count) => t(text.waitingLeave(count))}
      >
        {(leaves) => <LeaveRows leaves={leaves} withUnit />}
      </FirstOf>
      {more && <p className="small">{t(text.more)}</p>}
    </Sheet>
  )
}
