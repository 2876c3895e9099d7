import { useQuery } from "@tanstack/react-query"
import { useParams, useRouter } from "@tanstack/react-router"
import type { Training } from "../../../contract/training.ts"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { SlipSheet } from "../../design/SlipSheet.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useText } from "../../text/use-text.ts"
import { Certificates } from "./Certificates.tsx"
import { TrainingDeeds } from "./TrainingDeeds.tsx"
import { text } from "./text.ts"
import { trainingQuery } from "./training-api.ts"

/** One training, as a slip that can be printed. */
export function TrainingPage() {
  const { trainingId } = useParams({ from: "/training/$trainingId" })
  const training = useQuery(trainingQuery(Number(trainingId)))
  return <Loaded query={training}>{(found) => <Slip training={found} />}</Loaded>
}

function Slip({ training }: { readonly training: Training }) {
  const { t, format, words } = useText()
  const { today, memberId } = useSession()
  const router = useRouter()
  const { member, unit, name, kind, first, last, hours, year, evidence, state, enteredBy, enteredAt } =
    training
  const { decidedBy, decidedAt, word, question, answer } = training
  const own = member.memberId === memberId
  const away = own
    ? to.ownTraining()
    : unit === null
      ? to.person(member.memberId)
      : to.unitTrainingRecords(unit.unitId)
  const joined = (...parts: readonly string[]) => parts.filter(Boolean).join(" · ")
  const lines: readonly (readonly [string, string])[] = [
    [t(text.person), joined(member.name, member.code)],
    [t(text.unit), unit?.name ?? ""],
    [t(text.kind), words.trainingKinds[kind]],
    [t(text.days), t(text.span(format.fullDay(first), format.fullDay(last)))],
    [t(text.hoursTitle), format.number(hours)],
    [t(text.countsIn), String(year)],
    [t(text.evidence), evidence ?? ""],
    [
      t(text.registered),
      joined(
        enteredAt === null ? "" : format.instant(enteredAt),
        enteredBy === null ? "" : t(text.enteredBy(enteredBy)),
      ),
    ],
    ...(question === null
      ? []
      : [[t(text.question), joined(question, answer === null ? "" : t(text.answered(answer)))] as const]),
    [
      t(text.decision),
      joined(
        words.trainingStates[state],
        decidedBy ?? "",
        decidedAt === null ? "" : format.instant(decidedAt),
        word === null ? "" : t(text.said(word)),
      ),
    ],
  ]
  return (
    <div className="stack">
      <PrintHead unit={unit?.name ?? ""} day={today} />
      <PageHead
        title={name}
        note={joined(member.name, words.trainingStates[state])}
        crumbs={[{ title: t(own ? text.mine : text.ofUnit), href: away }, { title: name }]}
        action={<TrainingDeeds training={training} onGone={() => router.history.replace(away)} />}
      />
      <SlipSheet lines={lines} />
      <Certificates training={training} />
    </div>
  )
}
