import { useQuery } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import type { Leave } from "../../../contract/leave.ts"
import { api, ask } from "../../api/client.ts"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { SlipSheet } from "../../design/SlipSheet.tsx"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { missedIn } from "./came-on.ts"
import { deedsSaid } from "./deeds-said.ts"
import { LeaveDeeds } from "./LeaveDeeds.tsx"
import { text } from "./text.ts"

/** One leave as a slip (请假条): what the paper form asks for, with room for whoever signs on paper. */
export function LeaveSlipPage() {
  const { leaveId } = useParams({ from: "/leave/$leaveId" })
  const leave = useQuery({
    queryKey: ["leave", "one", leaveId],
    queryFn: () => ask(api.GET("/api/leave/{leaveId}", { params: { path: { leaveId: Number(leaveId) } } })),
  })
  return <Loaded query={leave}>{(loaded) => <Slip leave={loaded} />}</Loaded>
}

function Slip({ leave }: { readonly leave: Leave }) {
  const speech = useText()
  const { t, format, words } = speech
  const { today } = useSession()
  const { member, unit, from, last, kind, remark, state, returnedOn, seenOn } = leave
  const back = returnedOn ?? seenOn
  const decided = [...deedsSaid(leave, speech), leave.word].filter(Boolean).join("，")
  const lines: readonly [string, string][] = [
    [t(text.name), format.aside(member.name, member.code)],
    [t(text.unit), unit?.name ?? ""],
    [t(text.meetings), missedIn(leave, speech, true)],
    [t(text.days), t(text.span(format.fullDay(from), format.fullDay(last)))],
    [t(text.kind), [words.leaveKinds[kind], remark].filter(Boolean).join("，")],
    [
      t(text.askedOn),
      [
        leave.askedAt === null ? "" : format.instant(leave.askedAt),
        leave.enteredBy === null ? "" : t(text.enteredBy(leave.enteredBy)),
      ]
        .filter(Boolean)
        .join(" · "),
    ],
    [t(text.leaderSays), ""],
    [t(text.decision), decided],
    [t(text.backOn), back === null ? "" : format.fullDay(back)],
    [t(text.signature), ""],
  ]
  return (
    <div className="stack">
      <PrintHead unit={unit?.name ?? ""} day={today} />
      <PageHead
        title={t(text.slipTitle)}
        note={`${member.name} · ${words.leaveStates[state]}`}
        action={<LeaveDeeds leave={leave} />}
      />
      <SlipSheet lines={lines} />
    </div>
  )
}
