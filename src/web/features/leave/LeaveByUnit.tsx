import type { Leave } from "../../../contract/leave.ts"
import { Fold } from "../../design/Fold.tsx"
import { useText } from "../../text/use-text.ts"
import { LeaveRows } from "./LeaveRows.tsx"
import { text } from "./text.ts"

/** From so many on, leave of several units is folded by unit. */
const atOnce = 6

/** Leave of one unit as it is; much of several units by unit, each folded with how many there are. */
export function LeaveByUnit({ leaves }: { readonly leaves: readonly Leave[] }) {
  const { t } = useText()
  const units = new Map<number, readonly Leave[]>()
  for (const leave of leaves) {
    const unitId = leave.unit?.unitId ?? 0
    units.set(unitId, [...(units.get(unitId) ?? []), leave])
  }
  if (units.size < 2) return <LeaveRows leaves={leaves} />
  if (leaves.length <= atOnce) return <LeaveRows leaves={leaves} withUnit />
  const codeOf = (ofUnit: readonly Leave[]) => ofUnit[0]?.unit?.code ?? ""
  const sorted = [...units.values()].sort((one, other) => (codeOf(one) < codeOf(other) ? -1 : 1))
  return (
    <div className="stack">
      {sorted.map((ofUnit) => (
        <Fold
          key={ofUnit[0]?.unit?.unitId ?? 0}
          summary={t(text.leaveOf(ofUnit[0]?.unit?.name ?? "", ofUnit.length))}
        >
          <LeaveRows leaves={ofUnit} />
        </Fold>
      ))}
    </div>
  )
}
