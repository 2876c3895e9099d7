import { useQuery } from "@tanstack/react-query"
import { useParams } from "@tanstack/react-router"
import { isFiling } from "../../../contract/explanation.ts"
import type { ExplanationPage as Explained } from "../../../contract/explanations.ts"
import { api, ask } from "../../api/client.ts"
import { Loaded } from "../../design/Loaded.tsx"
import { PageHead } from "../../design/PageHead.tsx"
import { PrintButton } from "../../design/PrintButton.tsx"
import { PrintHead } from "../../design/PrintHead.tsx"
import { State } from "../../design/State.tsx"
import { text as words } from "../../design/text.ts"
import { sameYear, to } from "../../paths.ts"
import { useSession } from "../../shell/session.ts"
import { besideText } from "../../text/figures.ts"
import { clauseTitle } from "../../text/record-names.ts"
import { type Speech, useText } from "../../text/use-text.ts"
import { RemindButton } from "../reminders/index.tsx"
import { ClauseSheet } from "./ClauseSheet.tsx"
import { HoursChart } from "./HoursChart.tsx"
import "./explanations.css"
import { cycleYears } from "./cycle-years.ts"
import { PeriodNav } from "./PeriodNav.tsx"
import { RecordsSheet } from "./RecordsSheet.tsx"
import { isFiledLate, StepsSheet } from "./StepsSheet.tsx"
import { text } from "./text.ts"

/** Any figure, opened: what it rests on, what would close the gap, and the clause in its own words. */
export function ExplanationPage() {
  const { obligation, subjectType, subjectId, period } = useParams({
    from: "/standing/$obligation/$subjectType/$subjectId/$period",
  })
  const type = subjectType === "member" ? "member" : "org"
  const explanation = useQuery({
    queryKey: ["explanation", obligation, type, subjectId, period],
    queryFn: () =>
      ask(
        api.GET("/api/explanations", {
          params: { query: { obligation, subjectType: type, subjectId, period } },
        }),
      ),
  })
  return (
    <Loaded query={explanation} lines={10}>
      {(data) => <Page of={data} />}
    </Loaded>
  )
}

function Page({ of }: { readonly of: Explained }) {
  const speech = useText()
  const { t, format } = speech
  const { subject, clause, result, period } = of
  const { today } = useSession()
  return (
    <>
      <PrintHead unit={subject.unitName ?? subject.name} day={of.asOf} />
      <PageHead
        title={clauseTitle(speech, clause.id, clause.title)}
        tab={`${clauseTitle(speech, clause.id, clause.title)} · ${subject.name}`}
        note={[
          subject.name,
          format.period(period.name),
          cycleOf(of, speech),
          t(text.asOf(format.fullDay(of.asOf))),
        ]
          .filter(Boolean)
          .join(" · ")}
        crumbs={crumbsOf(of, speech, sameYear(Number(period.name.slice(0, 4)), today).year)}
        action={
          <>
            <Verdict of={of} />
            <PrintButton />
            {of.asks && subject.unitId !== null && (
              <RemindButton
                obligation={clause.id}
                period={period.name}
                name={`${clauseTitle(speech, clause.id, clause.title)} · ${format.period(period.name)}`}
                unitId={subject.unitId}
                alone
              />
            )}
          </>
        }
      />
      <PeriodNav of={of} />
      <div className="columns">
        <div className="stack">
          <RecordsSheet of={of} />
          {result.unit === "学时" || result.unit === "天" ? <HoursChart of={of} /> : null}
        </div>
        <div className="stack">
          <StepsSheet of={of} />
          <ClauseSheet of={of} />
        </div>
      </div>
    </>
  )
}

/** The years over which the figure is counted, where they are several. */
function cycleOf({ over, period }: Explained, { t }: Speech): string {
  const years = cycleYears(over, period)
  return years === undefined ? "" : t(text.cycle(...years))
}

/** The way down to a figure; `year` is its own where that is not the one that runs. */
function crumbsOf({ subject, can, period, clause }: Explained, speech: Speech, year: number | undefined) {
  const { format } = speech
  const unit =
    subject.unitId !== null && subject.unitName !== null
      ? [
          {
            title: subject.unitName,
            ...(subject.type === "org" || can.includes("event.record")
              ? { href: to.unitYear(subject.unitId, year) }
              : {}),
          },
        ]
      : []
  const person =
    subject.type === "member"
      ? [
          {
            title: subject.name,
            ...(can.includes("member.read") ? { href: to.person(subject.id, year) } : {}),
          },
        ]
      : []
  return [
    ...unit,
    ...person,
    { title: `${clauseTitle(speech, clause.id, clause.title)} · ${format.period(period.name)}` },
  ]
}

/** How it stands, with what is missing. */
function Verdict({ of }: { readonly of: Explained }) {
  const speech = useText()
  const { t } = speech
  const { target, actual, status, atRisk, unit } = of.result
  if (status === "not_applicable" || target === null || actual === null) {
    return <State is="open">{t(text.notAsked)}</State>
  }
  if (status === "met") return <State is="met">{t(text.met)}</State>
  if (of.exemptedBy !== null) return <State is="open">{t(words.exempt)}</State>
  if (isFiling(of)) {
    const isLate = status === "short" && of.clause.recordable
    return <State is={isLate ? "short" : "open"}>{t(isFiledLate(of) ? text.doneLate : text.notDone)}</State>
  }
  const { left } = besideText(speech, { actual, target, unit })
  if (!of.clause.recordable) return <State is="open">{t(text.toGo(left))}</State>
  if (status === "short" && of.clause.weight === "must")
    return <State is="short">{t(text.short(left))}</State>
  return <State is={atRisk || status === "short" ? "at-risk" : "open"}>{t(text.toGo(left))}</State>
}
