import type { LineProgress } from "../../../domain/plans/progress.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { LinkButton } from "../../design/LinkButton.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { State, type StateKind } from "../../design/State.tsx"
import { to } from "../../paths.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { formIn } from "../../text/words.ts"
import { dayForLine } from "./day-for-line.ts"
import { MonthsWithout } from "./MonthsWithout.tsx"
import { monthName } from "./plan-query.ts"
import { text } from "./text.ts"
import type { PlanLine, YearPlan } from "./types.ts"

const shapes: Readonly<Record<LineProgress, StateKind>> = {
  held: "met",
  planned: "open",
  due: "at-risk",
  later: "open",
}

interface Props {
  readonly of: YearPlan
  readonly lines: readonly PlanLine[]
}

/** The lines of a plan against what was held: each says how far it is, and one press makes a sitting of it. */
export function PlanLines({ of, lines }: Props) {
  const speech = useText()
  const { t } = speech
  const held = lines.filter(({ progress }) => progress === "held").length
  return (
    <Sheet
      title={t(text.lines)}
      action={<span className="small">{t(text.linesHeld(held, lines.length))}</span>}
    >
      <DataTable
        caption={t(text.lines)}
        rows={lines}
        columns={columnsOf(of, speech)}
        keyOf={({ planLineId }) => planLineId}
      />
      <MonthsWithout year={of.year} of={of.unit.months} months={lines.map(({ month }) => month)} />
    </Sheet>
  )
}

function columnsOf(of: YearPlan, speech: Speech): Column<PlanLine>[] {
  const { t, format, language } = speech
  return [
    {
      key: "month",
      title: t(text.month),
      tight: true,
      phone: "plain",
      cell: ({ month }) => (month === null ? t(text.anyMonth) : format.month(monthName(of.year, month))),
    },
    {
      key: "topic",
      title: t(text.topic),
      phone: "title",
      cell: (line) => (
        <>
          <Shortened>{line.topic}</Shortened>
          <SourceNote line={line} year={of.year} />
        </>
      ),
    },
    { key: "form", title: t(text.form), phone: "plain", cell: ({ form }) => formIn(form, language) },
    {
      key: "who",
      title: `${t(text.lecturer)} / ${t(text.responsible)}`,
      phone: "plain",
      cell: ({ lecturer, responsible }) =>
        [...new Set([lecturer, responsible?.name])].filter(Boolean).join(" / "),
    },
    {
      key: "hours",
      title: t(text.hours),
      numeric: true,
      cell: ({ hours }) => (hours === null ? "" : format.number(hours)),
    },
    {
      key: "progress",
      title: t(text.progress),
      phone: "below",
      cell: (line) => <Progress line={line} of={of} />,
    },
  ]
}

function SourceNote({ line: { source, ...line }, year }: { readonly line: PlanLine; readonly year: number }) {
  const { t, format, language } = useText()
  if (!source)
    return line.sourceGone === null ? null : <p className="small">{t(text.goneAbove(line.sourceGone))}</p>
  const same = (["month", "topic", "form", "hours"] as const).every((field) => source[field] === line[field])
  const now = [
    source.month === null ? t(text.anyMonth) : format.month(monthName(year, source.month)),
    source.topic,
    formIn(source.form, language),
    source.hours === null ? "" : t(text.hoursOf(format.number(source.hours))),
  ]
  return (
    <p className="small">
      {t(
        same
          ? text.fromAbove(source.unitName)
          : text.changedAbove(source.unitName, now.filter(Boolean).join(" · ")),
      )}
    </p>
  )
}

function Progress({ line, of }: { readonly line: PlanLine; readonly of: YearPlan }) {
  const { t, format } = useText()
  const { planLineId, progress, sittings } = line
  const on = dayForLine(line, of)
  const word = progress === "due" || on <= of.today ? text.record : text.plan
  const mayRecord = of.can.includes("event.record") && sittings.length === 0
  return (
    <div className="row">
      <State is={shapes[progress]}>{t(text[progress])}</State>
      {sittings.map(({ activityId, on: day }) => (
        <Anchor key={activityId} className="small" href={to.event(activityId)}>
          {format.day(day)}
        </Anchor>
      ))}
      {mayRecord && (
        <LinkButton
          href={to.newEvent({ unit: of.unit.unitId, line: planLineId, on })}
          aria-label={`${t(word)}: ${line.topic}`}
        >
          {t(word)}
        </LinkButton>
      )}
    </div>
  )
}
