import { reaches, tolerance } from "./quantity.ts"

/** A number as people read it: `1,164`, `30.5`; at most so many places, none where they are zero. */
export function numberText(value: number, places = 2): string {
  const rounded = Number(value.toFixed(places))
  const [whole = "0", rest] = String(Math.abs(rounded)).split(".")
  return `${rounded < 0 ? "−" : ""}${grouped(whole)}${rest === undefined ? "" : `.${rest}`}`
}

/** Digits in groups of three. */
function grouped(digits: string): string {
  const groups: string[] = []
  for (let end = digits.length; end > 0; end -= 3) groups.unshift(digits.slice(Math.max(0, end - 3), end))
  return groups.join(",")
}

/** A fraction of 1 as `78%`, `84.8%`. */
export function shareText(value: number): string {
  return `${numberText(value * 100, 1)}%`
}

/** What there is beside what is asked, as people read them, without the unit; a share is per cent. */
export interface FigureText {
  readonly actual: string
  readonly target: string
  /** What is still owed; `0` where it is met. */
  readonly left: string
}

/** Units of which nobody does a part: half a lecture owed is one to be given. */
const whole: readonly string[] = ["次", "篇"]

/**
 * What is owed, in the obligation's unit (empty for shares, which are fractions of 1): the only way it is ever shown.
 * Rounded up, so that whoever does what is written has done enough; never nothing while something is owed.
 */
export function owedText(owed: number, unit: string): string {
  if (owed <= tolerance) return text(0, unit)
  return text(whole.includes(unit) ? Math.max(1, Math.ceil(owed - error)) : roundedUp(owed, unit), unit)
}

/**
 * What there is beside its target. What falls short never reads like its target, and what is missing is the
 * difference of the two as shown: 17.995833 of 18 reads 17.99, 18 and 0.01.
 */
export function besideTarget(actual: number, target: number, unit: string): FigureText {
  if (reaches(actual, target)) {
    return { actual: text(actual, unit), target: text(target, unit), left: text(0, unit) }
  }
  return {
    actual: text(thereIs(actual, target, unit), unit),
    target: text(roundedUp(target, unit), unit),
    left: owedText(target - actual, unit),
  }
}

/** What there is, as a number that can be shown: never like a target that it does not reach. */
export function thereIs(actual: number, target: number, unit: string): number {
  if (reaches(actual, target)) return actual
  return Number((roundedUp(target, unit) - roundedUp(target - actual, unit)).toFixed(mostPlaces))
}

const mostPlaces = 6

/** Results have six places: a difference of two of them may be off by so much. */
const error = 1.5e-6

/** The smallest step of what is shown: 0.01, of shares 0.1 %. */
const stepOf = (unit: string) => (unit === "" ? 0.001 : 0.01)

/** Up to the next number that can be shown; of more than nothing never nothing. */
function roundedUp(value: number, unit: string): number {
  if (value <= tolerance) return 0
  const step = stepOf(unit)
  return Math.max(1, Math.ceil((value - error) / step)) * step
}

function text(value: number, unit: string): string {
  return unit === "" ? shareText(value) : numberText(value)
}
