import type { Explanation, Step } from "../../../contract/explanation.ts"
import type { ExplanationPage } from "../../../contract/explanations.ts"
import { expectedBy } from "../../../domain/evaluation/status.ts"
import { outlookOf } from "../../../domain/overview/outlook.ts"
import { periodKindOf } from "../../../domain/overview/year-grid.ts"
import type { Clause, Pack } from "../../../domain/policy/clause.ts"
import { type Day, dayOf, periodsOf, yearOf } from "../../../domain/shared/calendar.ts"
import type { RequestContext } from "../../request-context.ts"
import { asksAfter } from "../overview/index.ts"
import { packText } from "../policy/index.ts"
import { quoteContext } from "../policy-text/index.ts"
import { type Link, linkRecords, noLink, withoutNames } from "./link-records.ts"
import { listPlanned } from "./queries.ts"

/** Whose explanation it is, as the reader reaches them. */
export interface SubjectShown {
  readonly type: "org" | "member"
  readonly id: number
  readonly code: string
  readonly name: string
  readonly path: string | null
  readonly unitId: number | null
  readonly unitName: string | null
}

/** Puts together what the page of a figure shows. `names`: whether the reader may read who is who there. */
export async function showExplanation(
  requestContext: RequestContext,
  { pack, clause }: { readonly pack: Pack; readonly clause: Clause },
  explanation: Explanation,
  { path, ...subject }: SubjectShown,
  access: { readonly names: boolean; readonly can: readonly string[] },
): Promise<ExplanationPage> {
  const { result, period } = explanation
  const asOf = dayOf(explanation.asOf)
  const { kinds, recordable } = outlookOf(clause, pack)
  const { target, actual, unit, status, atRisk } = result
  return {
    subject,
    result: { obligation: result.obligation, period: period.name, target, actual, unit, status, atRisk },
    pace: paceOf(clause, explanation, asOf),
    asOf,
    period,
    over: explanation.over,
    periods: periodsOf(yearOf(period.name), periodKindOf(period.name)).map(({ name }) => name),
    clause: {
      id: clause.id,
      title: clause.title,
      article: clause.article,
      context: quoteContext(packText(pack, requestContext.app.env.dataDir), clause.quote),
      reading: clause.reading,
      weight: clause.weight,
      kinds: [...kinds],
      takesTraining: takesTraining(pack, clause),
      group: explanation.clause.group,
      recordable,
    },
    exemptedBy: explanation.exemptedBy,
    pack: explanation.pack,
    target: explanation.target,
    parameters: explanation.parameters.map((one) => ({ ...one, otherReading: one.otherReading ?? null })),
    ...(await recordsOf(requestContext, clause, explanation, access.names)),
    notAsked: explanation.notAsked,
    arithmetic: [...explanation.arithmetic],
    withoutCalendar: explanation.withoutCalendar,
    planned:
      subject.unitId === null || status === "met"
        ? []
        : await plannedFor(requestContext, pack, clause, subject.unitId, asOf, period),
    names: access.names,
    asks:
      path !== null &&
      isOwed(subject.type, explanation) &&
      asksAfter(requestContext, path)(clause.id, period.name),
    can: [...access.can],
  }
}

/** Whether it is owed: a person's hours once they are behind. */
function isOwed(
  type: SubjectShown["type"],
  { result: { status, atRisk }, exemptedBy }: Explanation,
): boolean {
  if (exemptedBy !== null || (status !== "open" && status !== "short")) return false
  return type === "org" || atRisk || status === "short"
}

/** Whether what somebody attended elsewhere counts for a clause. */
function takesTraining({ credits }: Pack, { measure }: Clause): boolean {
  return "credit" in measure && (credits[measure.credit]?.trainings.length ?? 0) > 0
}

/** Where the figure would be by now; a share, a filing and people served in other ways have no pace. */
function paceOf(clause: Clause, { result, period, over, exemptedBy }: Explanation, asOf: Day): number | null {
  const last = over.last < period.last ? over.last : period.last
  if (
    exemptedBy !== null ||
    !outlookOf(clause).paced ||
    result.target === null ||
    asOf < period.first ||
    asOf > last
  )
    return null
  const span = { name: period.name, first: dayOf(period.first), last: dayOf(last) }
  return Math.round(expectedBy(result.target, span, asOf) * 10) / 10
}

async function recordsOf(
  requestContext: RequestContext,
  clause: Clause,
  { records, steps, exemptedBy }: Explanation,
  names: boolean,
): Promise<Pick<ExplanationPage, "records" | "elsewhere" | "steps">> {
  const named = outlookOf(clause).names
  const shown = records.filter(({ reason }) => reason !== "other-category")
  const codes = [...shown, ...steps].flatMap((line) => ("code" in line ? [line.code] : []))
  const link = await linkRecords(requestContext, named, [...new Set(codes)], names)
  return {
    records: shown.map((record) => {
      const { counts, reason, label, on, details } = names ? record : withoutNames(named, record)
      const { hundredthHours, targetHours = null, code } = record
      const hours = hundredthHours === undefined ? null : hundredthHours / 100
      const { keptBy: _, ...links } = link(code)
      return { counts, reason, label, on, hours, targetHours, details: details ?? "", ...links }
    }),
    elsewhere: records.length - shown.length,
    // Where a newer document asks nothing, nothing is to be done.
    steps: (exemptedBy === null ? steps : []).map((step) => {
      const open = "label" in step && !names ? withoutNames(named, step) : step
      return stepOf(open, "code" in step ? link(step.code) : noLink)
    }),
  }
}

const nothing = {
  times: null,
  hours: null,
  inUnit: null,
  people: null,
  what: null,
  from: null,
  by: null,
  goesOn: null,
  on: null,
  label: "",
  lacks: [],
  lecturer: null,
  details: "",
  absences: null,
  days: null,
}

function stepOf(step: Step, { activityId, memberId, keptBy }: Link): ExplanationPage["steps"][number] {
  const links = { ...nothing, activityId, memberId, keptBy, step: step.step, closes: step.closes }
  switch (step.step) {
    case "hold":
      return {
        ...links,
        times: step.times,
        from: step.from ?? null,
        by: step.by,
        lecturer: step.lecturer ?? null,
      }
    case "hours": {
      const { hours, inUnit, by, people = null } = step
      return { ...links, hours, inUnit, by, people }
    }
    case "make-up":
      return { ...links, label: step.label, on: step.on, hours: step.hours }
    case "awaiting":
      return { ...links, label: step.label, on: step.on, hours: step.hours ?? null }
    case "write":
      return { ...links, times: step.pieces, from: step.from ?? null, by: step.by }
    case "do":
      return { ...links, times: step.times, from: step.from ?? null, by: step.by ?? null }
    case "file":
      return { ...links, what: step.what, by: step.by }
    case "complete":
      return {
        ...links,
        label: step.label,
        lacks: [...step.lacks],
        details: step.details,
        by: step.by ?? null,
      }
    case "too-late":
      return { ...links, absences: step.absences, days: step.days }
    case "period-over":
      return { ...links, by: step.last, goesOn: step.goesOn ?? null }
    case "deadline-over":
      return { ...links, what: step.what, by: step.last, on: step.filedOn ?? null }
  }
}

async function plannedFor(
  requestContext: RequestContext,
  pack: Pack,
  clause: Clause,
  unitId: number,
  asOf: Day,
  period: Explanation["period"],
): Promise<ExplanationPage["planned"]> {
  const { kinds } = outlookOf(clause, pack)
  if (kinds.length === 0 || asOf > period.last) return []
  const { measure } = clause
  const asked =
    "counts" in measure && typeof measure.counts === "object" && "relation" in measure.counts
      ? measure.counts
      : undefined
  const lecturerHolds = asked && "lecturerHolds" in asked ? (asked.lecturerHolds ?? null) : null
  const question = { unitId, kinds, relation: asked?.relation ?? "reaching", lecturerHolds }
  const first = asOf > period.first ? asOf : dayOf(period.first)
  const rows = await listPlanned(requestContext.client, question, first, dayOf(period.last))
  return rows.map(({ hundredthHours, ...row }) => ({ ...row, hours: hundredthHours / 100 }))
}
