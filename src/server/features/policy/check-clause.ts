import type { ClauseFile, PackFile } from "../../../contract/policy-file.ts"
import { isDay } from "../../../domain/shared/calendar.ts"
import type { PackFaults } from "./pack-faults.ts"
import { plainText } from "./plain-text.ts"

/** A parameter that a clause counts by, what it must be, and where the clause names it. */
interface Needed {
  readonly name: string
  readonly at: readonly string[]
  readonly is: keyof typeof parameterKinds
}

const parameterKinds = {
  hours: { says: "a number of hours", fits: (value: unknown) => typeof value === "number" && value > 0 },
  days: { says: "a whole number of days", fits: (value: unknown) => Number.isInteger(value) },
  switch: { says: "true or false", fits: (value: unknown) => typeof value === "boolean" },
  average: { says: "group or cycle", fits: (value: unknown) => value === "group" || value === "cycle" },
  deadline: {
    says: "a day of the year, MM-DD",
    // A leap day is no deadline: most years do not have it.
    fits: (value: unknown) => typeof value === "string" && isDay(`2001-${value}`),
  },
}

/** Notes what a clause says that its pack or its text does not bear out. `text` is the pack's, plain. */
export function checkClause(
  clause: ClauseFile,
  file: string,
  pack: PackFile,
  packPath: string,
  text: string | undefined,
  faults: PackFaults,
): void {
  if (text !== undefined && !text.includes(plainText(clause.quote))) {
    faults.add(file, ["quote"], "the quote does not occur word for word in text.md")
  }
  clause.uses.forEach((name, index) => {
    if (Object.hasOwn(pack.parameters, name)) return
    faults.add(file, ["uses", index], `"${name}" is no parameter of ${pack.id}`)
  })
  for (const needed of neededParameters(clause)) {
    const parameter = Object.hasOwn(pack.parameters, needed.name) && pack.parameters[needed.name]
    const kind = parameterKinds[needed.is]
    if (!parameter) {
      faults.add(file, needed.at, `"${needed.name}" is no parameter of ${pack.id}`)
      continue
    }
    parameter.values.forEach((entry, index) => {
      if (kind.fits(entry.value)) return
      faults.add(
        packPath,
        ["parameters", needed.name, "values", index, "value"],
        `"${needed.name}" must be ${kind.says}`,
      )
    })
  }
  checkNames(clause, file, pack, faults)
}

function neededParameters(clause: ClauseFile): Needed[] {
  const { measure } = clause
  const needed: Needed[] = clause.unit === "天" ? [{ name: "day.hours", at: ["unit"], is: "hours" }] : []
  if (measure.way === "before-deadline") {
    needed.push({ name: measure.deadlineParameter, at: ["measure", "deadlineParameter"], is: "deadline" })
  }
  if (measure.way === "mean-per-year") {
    needed.push({ name: measure.averageParameter, at: ["measure", "averageParameter"], is: "average" })
  }
  if (measure.way === "minimum-per-person" && measure.exemptParameter !== undefined) {
    needed.push({ name: measure.exemptParameter, at: ["measure", "exemptParameter"], is: "switch" })
  }
  if (measure.way === "share-complete" && measure.counts.of === "made-up-in-time") {
    const at = ["measure", "counts", "withinParameter"]
    needed.push({ name: measure.counts.withinParameter, at, is: "days" })
  }
  return needed
}

function checkNames(clause: ClauseFile, file: string, pack: PackFile, faults: PackFaults): void {
  const { measure, subject } = clause
  if ("credit" in measure && !Object.hasOwn(pack.credits, measure.credit)) {
    faults.add(file, ["measure", "credit"], `"${measure.credit}" is no credit of ${pack.id}`)
  }
  const hasCategory = (name: string) => pack.categories.some((category) => category.name === name)
  if ("category" in measure && !hasCategory(measure.category)) {
    faults.add(file, ["measure", "category"], `"${measure.category}" is no category of ${pack.id}`)
  }
  if (subject.who === "person" && subject.category !== undefined && !hasCategory(subject.category)) {
    faults.add(file, ["subject", "category"], `"${subject.category}" is no category of ${pack.id}`)
  }
}
