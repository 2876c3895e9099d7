import { useState } from "react"
import { isFiling } from "../../../contract/explanation.ts"
import { reasonWords } from "../../../contract/explanation-reasons.ts"
import type { ExplanationPage } from "../../../contract/explanations.ts"
import { Anchor } from "../../design/Anchor.tsx"
import { Button } from "../../design/Button.tsx"
import { type Column, DataTable } from "../../design/DataTable.tsx"
import { Exemption } from "../../design/Exemption.tsx"
import { PaceBar } from "../../design/PaceBar.tsx"
import { Sheet } from "../../design/Sheet.tsx"
import { Shortened } from "../../design/Shortened.tsx"
import { text as design } from "../../design/text.ts"
import { useOnPaper } from "../../design/use-paper.ts"
import { sameYear, to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { besideText, figureText, unitWord } from "../../text/figures.ts"
import { recordLabel } from "../../text/record-names.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { detailsSaid } from "./details-said.ts"
import { isFiledLate } from "./StepsSheet.tsx"
import { text } from "./text.ts"

type Line = ExplanationPage["records"][number]

/** The figure, the records that count, those that do not and why, and the arithmetic. */
export function RecordsSheet({ of }: { readonly of: ExplanationPage }) {
  const { t } = useText()
  if (of.notAsked !== null) return <NotAsked of={of} />
  const counted = of.records.filter(({ counts }) => counts)
  const others = of.records.filter(({ counts }) => !counts)
  return (
    <Sheet>
      <Figure of={of} />
      {!of.clause.recordable && <p className="small">{t(design.apartOne)}</p>}
      {of.exemptedBy !== null && of.result.status !== "met" && (
        <p>
          <Exemption by={of.exemptedBy} />
        </p>
      )}
      <h2>{t(text.counted(counted.length))}</h2>
      {counted.length === 0 ? (
        <p className="small">{t(text.noneCounted)}</p>
      ) : (
        <Records lines={counted} of={of} />
      )}
      {others.length > 0 && (
        <>
          <h2>{t(text.notCounted(others.length))}</h2>
          <Records lines={others} of={of} not />
        </>
      )}
      {of.elsewhere > 0 && <p className="small">{t(text.elsewhere(of.elsewhere))}</p>}
      {of.withoutCalendar && <p className="small">{t(design.withoutCalendar)}</p>}
      {of.arithmetic.length > 0 && <Arithmetic lines={of.arithmetic} />}
    </Sheet>
  )
}

/** Why nothing is asked; records that are there all the same count for nothing here. */
function NotAsked({ of }: { readonly of: ExplanationPage }) {
  const { t } = useText()
  const { records, notAsked } = of
  return (
    <Sheet>
      <p>
        {t(text.notAsked)}
        {notAsked && ` · ${t(notAsked)}`}
      </p>
      {records.length > 0 && (
        <>
          <h2>{t(text.beside(records.length))}</h2>
          <Records lines={records} of={of} />
        </>
      )}
    </Sheet>
  )
}

function Figure({ of }: { readonly of: ExplanationPage }) {
  const speech = useText()
  const { t } = speech
  const { target, actual, unit } = of.result
  if (target === null || actual === null) return <p>{t(text.notAsked)}</p>
  if (isFiling(of)) {
    return (
      <p className="figure">
        <span className="figure-value">
          {t(actual >= target ? text.done : isFiledLate(of) ? text.doneLate : text.notDone)}
        </span>
      </p>
    )
  }
  const shown = besideText(speech, { actual, target, unit })
  return (
    <div>
      <p className="figure">
        <span className="figure-value">{shown.actual}</span>
        <span>{t(text.of(shown.target))}</span>
      </p>
      {of.pace !== null && (
        <div className="bar-only">
          <PaceBar label="" value={actual} target={target} expected={of.pace} unit={unitWord(speech, unit)} />
          {actual < target && <p className="small">{t(text.paceAt(figureText(speech, of.pace, unit)))}</p>}
        </div>
      )}
    </div>
  )
}

/** Records shown before "all" is asked for. */
const shownAtOnce = 12

interface RecordsProps {
  readonly lines: readonly Line[]
  readonly of: ExplanationPage
  readonly not?: boolean
}

function Records({ lines, of, not = false }: RecordsProps) {
  const speech = useText()
  const { t } = speech
  const [all, setAll] = useState(false)
  const shown = useOnPaper() || all ? lines : lines.slice(0, shownAtOnce)
  return (
    <>
      <DataTable
        caption={t(captionOf(of, lines.length, not))}
        rows={shown.map((line, index) => ({ ...line, index }))}
        columns={columnsOf(of, not, speech)}
        keyOf={({ index }) => index}
      />
      {shown.length < lines.length && (
        <Button kind="quiet" onClick={() => setAll(true)}>
          {t(text.showAll(lines.length))}
        </Button>
      )}
    </>
  )
}

function captionOf({ notAsked }: ExplanationPage, count: number, not: boolean) {
  if (notAsked !== null) return text.beside(count)
  return not ? text.notCounted(count) : text.counted(count)
}

function columnsOf(of: ExplanationPage, not: boolean, speech: Speech): Column<Line>[] {
  const { t, format } = speech
  const hasDays = of.records.some(({ on }) => on !== "")
  const hasHours = of.records.some(({ hours }) => hours !== null)
  return [
    ...(hasDays
      ? [
          {
            key: "on",
            title: t(text.onDay),
            tight: true,
            phone: "plain" as const,
            cell: ({ on }: Line) => dayText(on, format),
          },
        ]
      : []),
    {
      key: "what",
      title: t(text.what),
      phone: "title",
      cell: (line) => <What line={line} year={Number(of.period.name.slice(0, 4))} speech={speech} />,
    },
    {
      key: "why",
      title: t(of.notAsked !== null ? text.asRecorded : not ? text.whyNot : text.why),
      phone: "plain",
      cell: (line) => reasonOf(line, speech),
    },
    ...(hasHours
      ? [
          {
            key: "hours",
            title: t(text.hours),
            numeric: true,
            phone: "side" as const,
            cell: ({ hours, targetHours }: Line) =>
              hours === null
                ? ""
                : targetHours === null
                  ? format.number(hours)
                  : `${format.number(hours)} / ${format.number(targetHours)}`,
          },
        ]
      : []),
  ]
}

function dayText(on: string, format: Speech["format"]): string {
  if (on === "") return ""
  return on.length === 7 ? format.month(on) : format.day(on)
}

function reasonOf({ reason, details }: Line, { language, format }: Speech): string {
  const more = detailsSaid(details, { language, format })
  return more === "" ? reasonWords[reason][language] : `${reasonWords[reason][language]} · ${more}`
}

interface WhatProps {
  readonly line: Line
  /** That of the figure. */
  readonly year: number
  readonly speech: Speech
}

function What({ line, year, speech }: WhatProps) {
  const { t } = speech
  const other = sameYear(year, useSession().today).year
  const said =
    line.label === ""
      ? t(line.activityId === null ? text.somebody : text.anAbsence)
      : recordLabel(line.label, speech)
  const label = <Shortened>{said}</Shortened>
  if (line.activityId !== null) return <Anchor href={to.event(line.activityId)}>{label}</Anchor>
  if (line.memberId !== null) return <Anchor href={to.person(line.memberId, other)}>{label}</Anchor>
  if (line.unitId !== null) return <Anchor href={to.unitYear(line.unitId, other)}>{label}</Anchor>
  return label
}

function Arithmetic({ lines }: { readonly lines: ExplanationPage["arithmetic"] }) {
  const { t } = useText()
  return (
    <details className="unfolds" open>
      <summary>{t(text.arithmetic)}</summary>
      {lines.map((line) => (
        <p key={line.zh} className="small arithmetic">
          {t(line)}
        </p>
      ))}
    </details>
  )
}
