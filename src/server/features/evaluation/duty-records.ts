import type { RecordLine } from "../../../contract/explanation.ts"
import { existsWithin } from "../../../domain/evaluation/existence.ts"
import type { Completeness, DutyKind } from "../../../domain/policy/clause.ts"
import { yearDay } from "./facts.ts"
import type { Question } from "./list-records.ts"
import { branchesBelow, branchOf } from "./subjects.ts"

/** The days on which a duty was done for or by the subject, as they are counted: within the period. */
export async function dutyRecords(
  { bench, subject, period }: Question,
  kind: DutyKind,
): Promise<RecordLine[]> {
  const done = (await bench.facts.duties()).filter((duty) => duty.kind === kind)
  const own = done.filter((duty) => ("life" in subject ? duty.unitId : duty.memberId) === subject.id)
  // An archive is filed in the year after its own.
  const last = kind === "archive-filed" ? yearDay(bench.district.year + 1, "12-31") : period.last
  return own
    .filter((duty) => duty.doneOn >= period.first && duty.doneOn <= last)
    .map((duty) => ({ counts: true, reason: "done", code: "", label: "", on: duty.doneOn }))
}

/** The people or branches a duty is owed to, those that have had it and those that have not. */
export async function owedRecords(
  { bench, subject, period }: Question,
  { of, duty: kind }: Extract<Completeness, { of: "members-served" | "branches-covered" }>,
): Promise<RecordLine[]> {
  const { district } = bench
  const done = (await bench.facts.duties()).filter((duty) => duty.kind === kind)
  const line = (code: string, label: string, duty: { doneOn: string } | undefined): RecordLine =>
    duty
      ? { counts: true, reason: "done", code, label, on: duty.doneOn }
      : { counts: false, reason: "not-done", code, label, on: "" }
  if (of === "members-served") {
    return district.known
      .filter((person) => person.inService && branchOf(person.unitForYear) === subject.id)
      .map((person) =>
        line(
          person.code,
          person.name,
          done.find((duty) => duty.memberId === person.id),
        ),
      )
  }
  const unit = district.units.find((one) => one.id === subject.id)
  const branches = unit ? branchesBelow(district.units, unit) : []
  return branches
    .filter((branch) => existsWithin(branch.life, period))
    .map((branch) => {
      const duty = done.find((one) => one.unitId === subject.id && one.aboutUnitId === branch.id)
      return line(branch.code, branch.name, duty)
    })
}
