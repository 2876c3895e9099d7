import type { Leave } from "../../../contract/leave.ts"
import type { Speech } from "../../text/use-text.ts"

/** The days of a leave on which a list has the person as present, each once. */
export function cameOn({ attended }: Leave, format: Speech["format"]): string {
  return daysOf(attended, format)
}

/** The days after the return on which a list has the person as absent, each once. */
export function absentOn({ absentSince }: Leave, format: Speech["format"]): string {
  return daysOf(absentSince, format)
}

function daysOf(held: readonly { readonly on: string }[], format: Speech["format"]): string {
  return format.list([...new Set(held.map(({ on }) => format.day(on)))])
}
