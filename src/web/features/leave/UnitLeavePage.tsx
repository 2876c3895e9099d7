import { useQuery } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import { api, ask } from "../../api/client.ts"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { useCan, useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { SheetButton } from "../sheets/index.tsx"
import { EnterLeave } from "./EnterLeave.tsx"
import { LeaveBelow } from "./LeaveBelow.tsx"
import { LeaveToDecide } from "./LeaveToDecide.tsx"
import { text } from "./text.ts"
import { UnitApprover } from "./UnitApprover.tsx"

/**
 * Leave of the people of a unit: what waits for the reader, then how much waits, runs and was not ended, unit by unit;
 * entered for whoever phones; and who decides.
 */
export function UnitLeavePage() {
  const { t } = useText()
  const unitId = Number(useParams({ from: "/units/$unitId/leave" }).unitId)
  const { today } = useSession()
  const unit = useQuery({
    queryKey: ["unit name", String(unitId)],
    queryFn: () => ask(api.GET("/api/units/{unitId}", { params: { path: { unitId } } })),
  })
  const enters = useCan("leave.enter")
  return (
    <div className="stack">
      {unit.data && <PrintHead unit={unit.data.name} day={today} />}
      <PageHead
        title={t(text.ofUnit)}
        note={[unit.data?.name, t(text.leaveNote)].filter(Boolean).join(" · ")}
        action={
          <SheetButton
            ask={() =>
              api.GET("/api/sheets/units/{unitId}/leave", {
                params: { path: { unitId }, query: { which: "year" } },
              })
            }
            what="ofYear"
          />
        }
      />
      <LeaveToDecide />
      <LeaveBelow unitId={unitId} />
      {enters && <EnterLeave unitId={unitId} />}
      <UnitApprover unitId={unitId} />
    </div>
  )
}
