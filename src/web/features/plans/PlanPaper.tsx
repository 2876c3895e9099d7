import { Fragment } from "react"
import { planLate } from "../../../contract/study-words.ts"
import { useText } from "../../text/use-text.ts"
import { formIn } from "../../text/words.ts"
import { isUnnoted, monthName } from "./plan-query.ts"
import { saidRhythm } from "./Rhythm.tsx"
import { rhythmIn } from "./rhythm-said.ts"
import { text } from "./text.ts"
import type { Plan, YearPlan } from "./types.ts"

interface Props {
  readonly of: YearPlan
  readonly plan: Plan
}

/** The plan as it is signed and filed on paper: 学习计划备案表 of a branch, 年度学习计划 of a central study group. */
export function PlanPaper({ of, plan }: Props) {
  const speech = useText()
  const { t, format } = speech
  const { unit, year, filesWith } = of
  const rhythm = rhythmIn(unit, saidRhythm(of, plan), speech)
  const rows = [
    [t(text.goals), plan.goals],
    [t(text.guidance), plan.guidance],
    [t(text.reading), plan.reading],
    [t(text.visits), plan.visits && format.list(plan.visits.map(({ name }) => name))],
    [t(text.note), plan.note],
  ].filter((row): row is [string, string] => Boolean(row[1]))
  return (
    <section className="plan-paper" aria-hidden="true">
      <h2>
        {t(unit.kind !== "branch" && unit.hasCentralGroup ? text.paperCentral(year) : text.paperTitle(year))}
      </h2>
      <table>
        <tbody>
          <tr>
            <th>{t(text.unit)}</th>
            <td>{unit.name}</td>
            <th>{t(text.people)}</th>
            <td>{format.number(unit.people)}</td>
          </tr>
          <tr>
            <th>{t(text.secretary)}</th>
            <td>{unit.secretary}</td>
            <th>{t(text.phone)}</th>
            <td />
          </tr>
          {rhythm.length > 0 && (
            <tr>
              {rhythm.map(({ name, value }) => (
                <Fragment key={name}>
                  <th>{name}</th>
                  <td colSpan={rhythm.length === 1 ? 3 : 1}>{value}</td>
                </Fragment>
              ))}
            </tr>
          )}
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th>{name}</th>
              <td colSpan={3} className="plan-text">
                {value}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <LinesOnPaper year={year} plan={plan} />
      {unit.kind !== "branch" && <MembersOnPaper of={of} />}
      <table>
        <tbody>
          <tr className="sign">
            <th>{t(text.ourWord)}</th>
            <td>
              <p>{t(text.seal)}</p>
              <p>{plan.submittedOn ? format.fullDay(plan.submittedOn) : t(text.date)}</p>
            </td>
          </tr>
          {plan.amendment && (
            <tr>
              <th>{t(text.amendment)}</th>
              <td>
                <p>{t(text.versionOnPaper(plan.versions, format.instant(plan.amendment.at)))}</p>
                <p className="plan-text">{t(text.whyOnPaper(plan.amendment.reason))}</p>
                {filesWith && <p>{t(isUnnoted(of, plan) ? text.notNotedOnPaper : text.notedOnPaper)}</p>}
              </td>
            </tr>
          )}
          {filesWith && (
            <tr className="sign">
              <th>{t(text.theirWord)}</th>
              <td>
                <p>{plan.filingNumber && t(text.filingNumber(plan.filingNumber))}</p>
                {plan.remark !== null && <p className="plan-text">{`${t(text.remark)}：${plan.remark}`}</p>}
                <p>{[plan.filedBy, t(text.seal)].filter(Boolean).join(" ")}</p>
                <p>
                  {plan.filedOn ? format.fullDay(plan.filedOn) : t(text.date)}
                  {plan.late && ` · ${t(planLate(plan))}`}
                </p>
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}

/** Who belongs to the central group, the head first: the list that goes with its plan. */
function MembersOnPaper({ of: { unit } }: { readonly of: YearPlan }) {
  const { t, words } = useText()
  if (unit.groupMembers.length === 0) return null
  return (
    <table>
      <thead>
        <tr>
          <th colSpan={3}>{t(text.groupMembers)}</th>
        </tr>
      </thead>
      <tbody>
        {unit.groupMembers.map(({ name, head }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may have one name, and the list stays as it is
          <tr key={index}>
            <td>{index + 1}</td>
            <td>{name}</td>
            <td>{words.posts[head ? "central-group-head" : "central-group-member"]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function LinesOnPaper({ year, plan }: { readonly year: number; readonly plan: Plan }) {
  const { t, format, language } = useText()
  return (
    <table>
      <thead>
        <tr>
          <th>{t(text.month)}</th>
          <th>{t(text.topic)}</th>
          <th>{t(text.form)}</th>
          <th>{t(text.lecturer)}</th>
          <th>{t(text.responsible)}</th>
          <th>{t(text.hours)}</th>
        </tr>
      </thead>
      <tbody>
        {plan.lines.map(({ planLineId, month, topic, form, lecturer, responsible, hours }) => (
          <tr key={planLineId}>
            <th scope="row">{month === null ? t(text.anyMonth) : format.month(monthName(year, month))}</th>
            <td>{topic}</td>
            <td>{formIn(form, language)}</td>
            <td>{lecturer}</td>
            <td>{responsible?.name}</td>
            <td>{hours === null ? "" : format.number(hours)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
