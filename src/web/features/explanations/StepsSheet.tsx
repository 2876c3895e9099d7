import type { ReactNode } from "react"
import { reasonWords } from "../../../contract/explanation-reasons.ts"
import type { ExplanationPage } from "../../../contract/explanations.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Fold } from "../../design/Fold.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { useRecordsKind } from "../../shell/use-records-in.ts"
import { owedText } from "../../text/figures.ts"
import { eventName, recordLabel } from "../../text/record-names.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { detailsSaid } from "./details-said.ts"
import { dayOfferedIn, placeOf } from "./step-place.ts"
import { text } from "./text.ts"

type Step = ExplanationPage["steps"][number]

/** What would close the gap, each with its button. */
export function StepsSheet({ of }: { readonly of: ExplanationPage }) {
  const speech = useText()
  const { t } = speech
  const records = useRecordsKind(of.clause.kinds[0]) && of.can.includes("event.record")
  if (of.result.status === "not_applicable") return null
  if (of.result.status === "met") {
    return (
      <Sheet title={t(text.howToClose)}>
        <p>{t(text.nothingToClose)}</p>
      </Sheet>
    )
  }
  if (of.exemptedBy !== null) {
    return (
      <Sheet title={t(text.howToClose)}>
        <p>{t(text.nothingOwed)}</p>
      </Sheet>
    )
  }
  const rows = of.steps.map((step, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name of their own and never change places
    <li key={index}>
      <div>
        <Shortened>{sentenceOf(step, of, speech)}</Shortened>
        <Small step={step} speech={speech} />
        <ByWhom step={step} speech={speech} />
      </div>
      {buttonOf(step, of, speech, records)}
    </li>
  ))
  const others = rows.slice(stepsAtOnce)
  return (
    <Sheet title={t(text.howToClose)}>
      <ul className="owe-list">
        {rows.slice(0, stepsAtOnce)}
        {of.planned.map(({ activityId, kind, topic, startsAt, hours, unitName }) => (
          <li key={`p${activityId}`}>
            <div>
              <Anchor href={to.event(activityId)}>
                <Shortened>
                  {eventName(
                    speech.words.activityKinds[kind as keyof typeof speech.words.activityKinds],
                    topic,
                  )}
                </Shortened>
              </Anchor>
              <p className="small">
                {[
                  t(text.planned),
                  speech.format.start(startsAt),
                  unitName,
                  hours > 0 ? t(text.plannedBrings(speech.format.number(hours))) : "",
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <Fold summary={t(text.moreSteps(others.length))}>
          <ul className="owe-list">{others}</ul>
        </Fold>
      )}
    </Sheet>
  )
}

/** Steps that stand open; the rest is folded. */
const stepsAtOnce = 10

/** Whether it was filed, but after its last day. */
export function isFiledLate({ steps }: ExplanationPage): boolean {
  return steps.some(({ step, on }) => step === "deadline-over" && on !== null)
}

/** By which day; where the period is still to come, between which days. */
function whenOf({ from, by }: Step, { t, format }: Speech): string {
  if (by === null) return ""
  return from === null ? format.fullDay(by) : t(text.between(format.fullDay(from), format.fullDay(by)))
}

function sentenceOf(step: Step, of: ExplanationPage, speech: Speech): string {
  const { t, format } = speech
  const day = whenOf(step, speech)
  const label =
    step.label === ""
      ? t(step.activityId === null ? text.somebody : text.anAbsence)
      : recordLabel(step.label, speech)
  switch (step.step) {
    case "hold":
      if (step.lecturer === "secretary") return t(text.holdBySecretary(step.times ?? 1, day))
      return t(step.lecturer ? text.holdByHolder(step.times ?? 1, day) : text.hold(step.times ?? 1, day))
    case "do":
      return t(step.by === null ? text.doWhenever(step.times ?? 1) : text.doBy(step.times ?? 1, day))
    case "hours": {
      const hours = owedText(speech, step.inUnit ?? 0, of.result.unit)
      return t(step.people === null ? text.moreHours(hours, day) : text.moreTogether(step.people, hours, day))
    }
    case "make-up":
      return t(text.makeUp(label))
    case "awaiting":
      return t(text.awaiting(label))
    case "write":
      return t(text.write(step.times ?? 1, day))
    case "file":
      return t(step.what === "archive" ? text.fileArchive(day) : text.filePlan(day))
    case "complete":
      return t(step.by === null ? text.complete(label) : text.completeBy(label, day))
    case "too-late":
      return t(text.tooLate(step.absences ?? 0, step.days ?? 0))
    case "period-over":
      if (step.goesOn !== null) return t(text.cycleGoesOn(day, format.fullDay(step.goesOn)))
      if (!of.clause.recordable) return t(text.periodOverOnly(day))
      return t(of.clause.kinds.length > 0 ? text.periodOver(day) : text.periodOverTask(day))
    case "deadline-over":
      if (step.on !== null) {
        const on = format.fullDay(step.on)
        return t(step.what === "archive" ? text.archiveFiledLate(day, on) : text.planFiledLate(day, on))
      }
      return t(step.what === "archive" ? text.archiveIsLate(day) : text.planIsLate(day))
  }
}

function Small({ step, speech }: { readonly step: Step; readonly speech: Speech }): ReactNode {
  const { t, format, language } = speech
  const parts = [
    step.on === null || step.step === "deadline-over" ? "" : format.day(step.on),
    ...step.lacks.map((reason) => reasonWords[reason][language]),
    detailsSaid(step.details, speech),
    step.hours !== null && (step.step === "make-up" || step.step === "awaiting")
      ? t(text.brings(format.number(step.hours)))
      : "",
  ].filter(Boolean)
  return parts.length === 0 ? null : <p className="small">{parts.join(" · ")}</p>
}

/** Whom to ask for a step that only somebody else can take. */
function ByWhom({ step, speech: { t } }: { readonly step: Step; readonly speech: Speech }): ReactNode {
  const { step: what, keptBy } = step
  if (keptBy === null || keptBy.mayRecord) return null
  if (what === "make-up") return <p className="small">{t(text.makeUpBy(keptBy.unitName))}</p>
  if (what === "complete") return <p className="small">{t(text.completedBy(keptBy.unitName))}</p>
  return null
}

interface RegisterProps {
  readonly memberId: number
  readonly name: string
  readonly unitId: number | null
}

/** Where training attended elsewhere is registered: one's own, or that of somebody whose unit one keeps. */
function RegisterTraining({ memberId, name, unitId }: RegisterProps): ReactNode {
  const { t } = useText()
  const { memberId: reader } = useSession()
  const own = memberId === reader
  if (!own && unitId === null) return null
  return (
    <LinkButton
      kind="primary"
      href={own || unitId === null ? to.ownTraining() : to.unitTrainingRecords(unitId, { who: memberId })}
      aria-label={`${t(text.registerTraining)}: ${name}`}
    >
      {t(text.registerTraining)}
    </LinkButton>
  )
}

/** Steps that end in a record: the event that wants it, or a new one. */
function buttonOf(step: Step, of: ExplanationPage, speech: Speech, mayRecord: boolean): ReactNode {
  const { t } = speech
  if (step.activityId !== null) {
    const place = placeOf(step, of)
    const word = t(place?.word ?? text.open)
    return (
      <LinkButton
        href={place?.href ?? to.event(step.activityId)}
        aria-label={`${word}: ${recordLabel(step.label, speech)}`}
      >
        {word}
      </LinkButton>
    )
  }
  if ((step.step === "file" || step.step === "deadline-over") && step.what === "plan") {
    const { unitId } = of.subject
    const isFiled = step.on !== null
    return unitId === null ? null : (
      <LinkButton
        kind={isFiled ? "plain" : "primary"}
        href={to.plan(unitId, Number(of.period.name.slice(0, 4)))}
      >
        {t(isFiled ? text.seePlan : text.toPlan)}
      </LinkButton>
    )
  }
  const [kind] = of.clause.kinds
  const { subject } = of
  if (
    (step.step === "hours" || step.step === "period-over") &&
    subject.type === "member" &&
    of.clause.takesTraining &&
    of.can.includes("training.enter")
  )
    return <RegisterTraining memberId={subject.id} name={subject.name} unitId={subject.unitId} />
  const holds =
    step.step === "hold" || (step.step === "hours" && of.subject.type === "org" && step.people === null)
  if (holds && kind !== undefined && mayRecord && of.subject.unitId !== null) {
    return (
      <LinkButton kind="primary" href={to.newEvent({ unit: of.subject.unitId, kind })}>
        {t(text.record)}
      </LinkButton>
    )
  }
  if (step.step === "period-over" && kind !== undefined && mayRecord && of.subject.type === "org") {
    return (
      <LinkButton
        href={to.newEvent({ unit: of.subject.id, kind, on: step.by ?? dayOfferedIn(dayOf(of.period.last)) })}
      >
        {t(text.recordLate)}
      </LinkButton>
    )
  }
  return null
}
