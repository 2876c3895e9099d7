import { useQuery } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import type { MakeUp } from "../../../contract/make-ups.ts"
import { api, ask } from "../../api/client.ts"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { SlipSheet } from "../../design/SlipSheet.tsx"
import { useSession } from "../../shell/session.ts"
import { eventName } from "../../text/record-names.ts"
import { useText } from "../../text/use-text.ts"
import { MakeUpDeeds } from "./MakeUpDeeds.tsx"
import { text } from "./text.ts"

/** One make-up as a slip (补课记录), with room for whoever signs on paper. */
export function MakeUpSlipPage() {
  const { makeUpId } = useParams({ from: "/make-ups/$makeUpId" })
  const makeUp = useQuery({
    queryKey: ["make-ups", "one", makeUpId],
    queryFn: () =>
      ask(api.GET("/api/make-ups/{makeUpId}", { params: { path: { makeUpId: Number(makeUpId) } } })),
  })
  return <Loaded query={makeUp}>{(loaded) => <Slip makeUp={loaded} />}</Loaded>
}

function Slip({ makeUp }: { readonly makeUp: MakeUp }) {
  const { t, format, words } = useText()
  const { today } = useSession()
  const { member, unit, activity, status, helper, plannedOn, madeUpOn, material, place, effect } = makeUp
  const on = madeUpOn ?? plannedOn
  const name = eventName(words.activityKinds[activity.kind], activity.topic)
  const why = words.attendanceStatuses[status as keyof typeof words.attendanceStatuses]
  const lines: readonly (readonly [string, string])[] = [
    [t(text.name), format.aside(member.name, member.code)],
    [t(text.unit), unit.name],
    [t(text.missed), `${format.fullDay(activity.on)} ${name}`],
    [t(text.why), why],
    [t(text.helper), helper?.name ?? ""],
    [t(text.when), on === null ? "" : format.fullDay(on)],
    [t(text.place), place ?? ""],
    [t(text.material), material ?? ""],
    [t(text.hours), format.number(activity.hours)],
    [t(text.effect), effect ?? ""],
    [t(text.memberSigns), ""],
    [t(text.helperSigns), ""],
  ]
  return (
    <div className="stack">
      <PrintHead unit={unit.name} day={today} />
      <PageHead title={t(text.slipTitle)} note={member.name} action={<MakeUpDeeds makeUp={makeUp} />} />
      <SlipSheet lines={lines} />
    </div>
  )
}
