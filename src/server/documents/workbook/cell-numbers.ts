import { mostHundredths } from "../../../domain/shared/plain-text.ts"
import { CellProblem } from "./cell-text.ts"

export const firstYear = 1900
export const lastYear = 2200

/** 学时 written with at most two places → whole hundredths, exact: the decimal text is taken apart, not rounded. */
export function readHoursText(text: string): number | CellProblem {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) return new CellProblem("not-a-number")
  const [, sign = "", whole = "", fraction = ""] = match
  const [places, beyond] = [fraction.slice(0, 2), fraction.slice(2)]
  if (sign !== "" && Number(text) !== 0) return new CellProblem("negative")
  if (/[1-9]/.test(beyond)) return new CellProblem("too-many-places")
  return withinLimit(Number(whole) * 100 + Number(places.padEnd(2, "0")))
}

/** 学时 that Excel holds as a number: a multiple of 0.01 but for the last binary digits. */
export function readHoursNumber(hours: number): number | CellProblem {
  if (hours < 0) return new CellProblem("negative")
  if (hours * 100 > mostHundredths + 1) return withinLimit(Number.POSITIVE_INFINITY)
  const hundredths = Math.round(hours * 100)
  if (Math.abs(hours - hundredths / 100) > 1e-9) return new CellProblem("too-many-places")
  return withinLimit(hundredths)
}

function withinLimit(hundredths: number): number | CellProblem {
  return hundredths <= mostHundredths
    ? hundredths
    : new CellProblem("number-too-large", { limit: mostHundredths / 100 })
}

/** A calendar year in four digits. */
export function readYear(value: string | number): number | CellProblem {
  const year = typeof value === "number" ? value : /^\d{4}$/.test(value) ? Number(value) : Number.NaN
  return Number.isInteger(year) && year >= firstYear && year <= lastYear
    ? year
    : new CellProblem("not-a-year", { first: firstYear, last: lastYear })
}

/** A whole number between two, both included. */
export function readWhole(value: string | number, least: number, most: number): number | CellProblem {
  const number = typeof value === "number" ? value : /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN
  return Number.isInteger(number) && number >= least && number <= most
    ? number
    : new CellProblem("not-whole", { least, most })
}
