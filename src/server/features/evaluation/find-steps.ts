import type { RecordLine, Step } from "../../../contract/explanation.ts"
import type { Judged } from "../../../domain/evaluation/status.ts"
import { numberOn } from "../../../domain/policy/clause.ts"
import { dayOf, plusDays } from "../../../domain/shared/calendar.ts"
import { shown } from "../../../domain/shared/quantity.ts"
import { deadlineOf, hoursPerUnit } from "./clause-figures.ts"
import { yearDay } from "./facts.ts"
import type { Question } from "./list-records.ts"

/** Steps that are named one by one. */
const stepsShown = 10

/** The shortest way to close the gap: what can still be made up first, largest first; then what is still owed. */
export function findSteps(question: Question, judged: Judged, records: readonly RecordLine[]): Step[] {
  if (judged.status === "met") return []
  const { clause, bench, period } = question
  const over = bench.asOf > period.last
  const by = period.last
  switch (clause.measure.way) {
    case "at-least-once-every": {
      if (over) return [{ step: "period-over", last: period.last }]
      const missing = Math.ceil(judged.target - judged.actual)
      if (clause.measure.counts.of === "writings") return [{ step: "write", pieces: missing, by }]
      return [{ step: "hold", times: missing, by }]
    }
    case "sample":
      return over
        ? [{ step: "period-over", last: period.last }]
        : [{ step: "hold", times: Math.ceil(judged.target - judged.actual), by }]
    case "before-deadline": {
      const deadline = deadlineOf(question.pack, clause.measure, bench.district.year)
      return bench.asOf >= deadline
        ? [{ step: "period-over", last: plusDays(deadline, -1) }]
        : [{ step: "file", before: deadline }]
    }
    case "minimum-per-year":
    case "minimum-per-person":
    case "minimum-per-cycle":
      return hoursSteps(question, judged, records)
    case "mean-per-year":
      return over
        ? [{ step: "period-over", last: period.last }]
        : [owedTogether(question, judged, records.length)]
    case "share-complete":
      return completionSteps(question, records)
  }
}

/** What can still be completed; absences only as long as making them up would be in time. */
function completionSteps({ pack, clause, bench }: Question, records: readonly RecordLine[]): Step[] {
  const counts = clause.measure.way === "share-complete" ? clause.measure.counts : undefined
  const days =
    counts?.of === "made-up-in-time"
      ? numberOn(pack, counts.withinParameter, yearDay(bench.district.year, "01-01"))
      : undefined
  const missing = records.filter((record) => completable.includes(record.reason))
  const isLate = (record: RecordLine) =>
    days !== undefined && record.reason !== "no-helper" && plusDays(dayOf(record.on), days) < bench.asOf
  const steps = missing
    .filter((record) => !isLate(record))
    .slice(0, stepsShown)
    .map(({ code, label, reason, details }): Step => {
      return { step: "complete", code, label, reason, details: details ?? "" }
    })
  const absences =
    missing.filter(isLate).length + records.filter(({ reason }) => reason === "made-up-late").length
  if (days !== undefined && absences > 0) steps.push({ step: "too-late", absences, days })
  return steps
}

/** What can still be completed, even after the period. */
const completable: readonly RecordLine["reason"][] = [
  "no-record",
  "list-incomplete",
  "no-content",
  "no-effect",
  "no-hours",
  "on-leave",
  "absent",
  "make-up-to-come",
  "no-helper",
  "not-done",
]

/** Hours that a make-up, a make-up already dated, or a recognition would bring. */
function hoursSteps(question: Question, judged: Judged, records: readonly RecordLine[]): Step[] {
  const { pack, clause, bench, period } = question
  const perUnit = hoursPerUnit(pack, clause, bench.district.year)
  let gap = (judged.target - judged.actual) * perUnit
  const steps: Step[] = []
  const open = records
    .filter((record) => ["on-leave", "absent", "make-up-to-come", "not-recognised"].includes(record.reason))
    .sort((a, b) => (b.hundredthHours ?? 0) - (a.hundredthHours ?? 0))
  for (const { reason, code, label, on, hundredthHours } of open) {
    if (gap <= 0 || steps.length === stepsShown) break
    const hours = (hundredthHours ?? 0) / 100
    if (hours === 0) continue
    steps.push(
      reason === "on-leave" || reason === "absent"
        ? { step: "make-up", code, label, on, hours }
        : { step: "awaiting", code, label, hours },
    )
    gap -= hours
  }
  if (gap > 1e-9) {
    if (bench.asOf > period.last) steps.push({ step: "period-over", last: period.last })
    else steps.push(owed(question, judged, (judged.target - judged.actual) * perUnit - gap))
  }
  return steps
}

/** The hours that remain when so many have been found elsewhere. */
function owed({ pack, clause, bench, period }: Question, judged: Judged, found: number): Step {
  const perUnit = hoursPerUnit(pack, clause, bench.district.year)
  const hours = (judged.target - judged.actual) * perUnit - found
  return {
    step: "hours",
    hours: shown(hours),
    unit: clause.unit,
    inUnit: shown(hours / perUnit),
    by: period.last,
  }
}

/** The hours that people owe together when their mean is short. */
function owedTogether({ pack, clause, bench, period }: Question, judged: Judged, people: number): Step {
  const perUnit = hoursPerUnit(pack, clause, bench.district.year)
  const inUnit = (judged.target - judged.actual) * people
  return {
    step: "hours",
    hours: shown(inUnit * perUnit),
    unit: clause.unit,
    inUnit: shown(inUnit),
    by: period.last,
    people,
  }
}
