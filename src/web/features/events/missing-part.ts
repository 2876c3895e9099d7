import { to } from "../../paths.ts"
import type { Text } from "../../text/text.ts"
import { text } from "./text.ts"

const ofActivity = ["time", "content", "effect", "minutes", "form", "lecturer", "place", "chair"] as const
type OfActivity = (typeof ofActivity)[number]

const isOfActivity = (part: string): part is OfActivity => ofActivity.some((one) => one === part)

/** The field of a correction that a part is written in; undefined: it is written with what the meeting needs. */
export function fieldOf(part: string, isShort: boolean): Text | undefined {
  if (!isOfActivity(part)) return undefined
  return part === "time" ? (isShort ? text.shortMinutes : text.hours) : text[part]
}

/** Where a missing part is written: people in the list, everything else in the form that has its field. */
export function placeOf(activityId: number, part: string): string {
  return part === "people" ? to.eventList(activityId) : to.complete(activityId, part)
}
