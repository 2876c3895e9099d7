import { reaches } from "./quantity.ts"

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

/** A figure beside its target, as people read them, without the unit; a share is per cent. */
export interface FigureText {
  readonly actual: string
  readonly target: string
  /** What is still missing; `0` where it is met. */
  readonly left: string
}

/** Beyond so many places nothing is told apart: results have no more. */
const mostPlaces = 6

/**
 * A figure beside its target. `unit` is the obligation's, empty for shares (fractions of 1). What falls short is
 * rounded down, so that it never reads like its target, and what is missing is the difference of the two as shown:
 * 17.995833 of 18 reads 17.99, 18 and 0.01.
 */
export function besideTarget(actual: number, target: number, unit: string): FigureText {
  const share = unit === ""
  const [is, asked] = share ? [actual * 100, target * 100] : [actual, target]
  const met = reaches(actual, target)
  let places = share ? 1 : 2
  const shownTarget = () => Number(asked.toFixed(places))
  const shownActual = () => (met ? Number(is.toFixed(places)) : roundedDown(is, places))
  while (!met && shownActual() >= shownTarget() && places < mostPlaces) places++
  const left = met ? 0 : shownTarget() - shownActual()
  const text = (value: number) => `${numberText(value, places)}${share ? "%" : ""}`
  return { actual: text(shownActual()), target: text(shownTarget()), left: text(left) }
}

/** Towards zero; what is a round number but for the error of binary fractions stays it. */
function roundedDown(value: number, places: number): number {
  const factor = 10 ** places
  return Math.floor(value * factor + 1e-7) / factor
}
