import type { ClauseFile, PackFile } from "../../../contract/policy-file.ts"
import { hasCategory } from "../../../domain/org/kinds.ts"
import { isDeadline } from "../../../domain/policy/figures.ts"
import type { AsksHours, Needs, ParameterKind } from "../../../domain/policy/method.ts"
import { methodOf } from "../../../domain/policy/methods/index.ts"
import type { PackFaults } from "./pack-faults.ts"
import { plainText } from "./plain-text.ts"

const parameterKinds: Readonly<
  Record<ParameterKind, { readonly says: string; readonly fits: (value: unknown) => boolean }>
> = {
  hours: { says: "a number of hours", fits: (value) => typeof value === "number" && value > 0 },
  days: { says: "a whole number of days", fits: (value) => Number.isInteger(value) && Number(value) >= 0 },
  switch: { says: "true or false", fits: (value) => typeof value === "boolean" },
  average: { says: "group or cycle", fits: (value) => value === "group" || value === "cycle" },
  deadline: {
    says: "a last day: MM-DD of the year itself, 上年MM-DD of the year before, 次年MM-DD of the next",
    fits: (value) => typeof value === "string" && isDeadline(value),
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
  checkFit(clause, file, faults)
  for (const needed of needsOf(clause)) checkNeed(needed, file, pack, packPath, faults)
  checkSubject(clause, file, pack, faults)
  checkAskedOf(clause, file, pack, faults)
}

/** The category of whose people a clause's number is asked as hours of a year. */
export function asksHoursOf(clause: ClauseFile): AsksHours | undefined {
  const { measure } = clause
  return methodOf(measure).asksHoursOf?.({ clause: { ...clause, pack: "" }, measure })
}

/** A yearly number that its category does not name would be asked of nobody, or be nothing. */
function checkAskedOf(clause: ClauseFile, file: string, pack: PackFile, faults: PackFaults): void {
  const asks = asksHoursOf(clause)
  const category = pack.categories.find(({ name }) => name === asks?.category)
  if (!asks || !category || category.clause === clause.id) return
  faults.add(
    file,
    asks.at,
    `the category "${category.name}" of ${pack.id} must name this clause: clause: ${clause.id}`,
  )
}

/** A subject, a period, a unit and what is counted must make sense together: nothing is judged wrongly in silence. */
function checkFit(clause: ClauseFile, file: string, faults: PackFaults): void {
  const { subject, period, unit, measure } = clause
  const method = methodOf(measure)
  const says = (what: string, fits: readonly string[]) =>
    `${method.name} is for ${what} ${fits.map((one) => (one === "" ? '""' : one)).join(", ")}`
  if (!method.subjects.includes(subject.who)) {
    faults.add(file, ["subject", "who"], says("the subject", method.subjects))
  }
  if (!method.periods.includes(period)) faults.add(file, ["period"], says("the period", method.periods))
  if (!method.units.includes(unit)) faults.add(file, ["unit"], says("the unit", method.units))
  clause.targets.forEach(({ value }, index) => {
    const wrong = typeof value === "number" ? wrongTarget(unit, value) : undefined
    if (wrong) faults.add(file, ["targets", index, "value"], wrong)
  })
  for (const { at, says: what } of method.misfits({ clause: { ...clause, pack: "" }, measure })) {
    faults.add(file, at, what)
  }
}

/** What is wrong with a number in a unit: nobody holds 0.3 meetings, and no share is more than all. */
function wrongTarget(unit: ClauseFile["unit"], value: number): string | undefined {
  if (unit === "" && !(value > 0 && value <= 1)) return "a share is more than 0 and at most 1: 85 % is 0.85"
  const counted = unit === "次" || unit === "篇"
  return counted && !(Number.isInteger(value) && value >= 1) ? `${unit} are whole, 1 or more` : undefined
}

function needsOf(clause: ClauseFile): Needs[] {
  const needed = methodOf(clause.measure).needs({ clause: { ...clause, pack: "" }, measure: clause.measure })
  return clause.unit === "天"
    ? [{ needs: "parameter", name: "day.hours", is: "hours", at: ["unit"] }, ...needed]
    : [...needed]
}

function checkNeed(needed: Needs, file: string, pack: PackFile, packPath: string, faults: PackFaults): void {
  const { name, at } = needed
  if (!has(pack, needed)) {
    faults.add(file, at, `"${name}" is no ${needed.needs} of ${pack.id}`)
    return
  }
  if (needed.needs !== "parameter") return
  const kind = parameterKinds[needed.is]
  pack.parameters[name]?.values.forEach((entry, index) => {
    if (kind.fits(entry.value)) return
    faults.add(packPath, ["parameters", name, "values", index, "value"], `"${name}" must be ${kind.says}`)
  })
}

function has(pack: PackFile, { needs, name }: Needs): boolean {
  if (needs === "category") return pack.categories.some((category) => category.name === name)
  return Object.hasOwn(needs === "credit" ? pack.credits : pack.parameters, name)
}

/** What a subject says must be something that its kind can have. */
function checkSubject({ subject }: ClauseFile, file: string, pack: PackFile, faults: PackFaults): void {
  if (subject.who === "person") {
    const { category } = subject
    if (category !== undefined && !has(pack, { needs: "category", name: category, at: [] })) {
      faults.add(file, ["subject", "category"], `"${category}" is no category of ${pack.id}`)
    }
    return
  }
  if (subject.categories && !subject.kinds.every(hasCategory)) {
    faults.add(file, ["subject", "categories"], "only a 党工委, 党委 or 党组 has a 类别")
  }
  if (subject.having === "committee" && !subject.kinds.every((kind) => kind === "branch")) {
    faults.add(file, ["subject", "having"], "only a 党支部 has a 支委会")
  }
}
