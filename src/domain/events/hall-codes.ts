import { plusMinutes } from "../venues/booked-time.ts"

/** Four digits that are read out in a hall. */
export const spokenCode = /^\d{4}$/
/** What the picture on the screen says: never to be taken for a number. */
export const shownCode = /^h[\w-]{8}$/

/** Seconds for which the picture says the same. */
export const turnSeconds = 30

/** Minutes for which a code is good at least, where a sitting is over by its plan and goes on. */
const leastMinutes = 60
/** A picture more than so many turns ahead of the plan's end is not made out. */
const mostTurns = (12 * 3600) / turnSeconds

/** The number of the turn at a moment, milliseconds since 1970 by the server's clock. */
export function turnAt(moment: number): number {
  return Math.floor(moment / (turnSeconds * 1000))
}

/** The turns whose picture is good at a moment: the one that runs, and the one before it, for who was just scanning. */
export function goodTurns(moment: number): readonly number[] {
  return [turnAt(moment), turnAt(moment) - 1]
}

/** When a code ends by itself: with its sitting, not before an hour from now, and with the day at the latest. */
export function codeEnds(start: string, minutes: number, now: string): string {
  const [ofSitting, fromNow] = [plusMinutes(start, minutes), plusMinutes(now, leastMinutes)]
  const later = ofSitting > fromNow ? ofSitting : fromNow
  const midnight = plusMinutes(`${start.slice(0, 10)} 00:00`, 24 * 60)
  return later < midnight ? later : midnight
}

/** How many turns there are from now until an end, the one that runs with them. */
export function turnsUntil(now: string, end: string): number {
  const seconds = (Date.parse(`${end.replace(" ", "T")}Z`) - Date.parse(`${now.replace(" ", "T")}Z`)) / 1000
  return Math.max(1, Math.min(mostTurns, Math.ceil(seconds / turnSeconds) + 1))
}
