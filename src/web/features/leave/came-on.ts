import type { Leave } from "../../../contract/leave.ts"
import { eventName } from "../../text/record-names.ts"
import type { Speech } from "../../text/speech.ts"
import { text } from "./text.ts"

/** The days of a leave on which a list has the person as present, each once. */
export function cameOn({ attended, attendedMore }: Leave, speech: Speech): string {
  return daysOf(attended, attendedMore, speech)
}

/** The days after the return on which a list has the person as absent, each once. */
export function absentOn({ absentSince, absentSinceMore }: Leave, speech: Speech): string {
  return daysOf(absentSince, absentSinceMore, speech)
}

/** What falls into a leave; on paper with its hour. */
export function missedIn({ misses, missesMore }: Leave, speech: Speech, timed = false): string {
  const { format, words } = speech
  const named = misses.map(({ kind, topic, start }) => {
    const name = eventName(words.activityKinds[kind], topic)
    return timed ? `${format.start(start)} ${name}` : name
  })
  return withMore(format.list(named), misses.length, missesMore, speech)
}

function daysOf(held: readonly { readonly on: string }[], more: number, speech: Speech): string {
  const { format } = speech
  const days = new Set(held.map(({ on }) => format.day(on)))
  return withMore(format.list([...days]), held.length, more, speech)
}

/** A list that was cut says how much there is. */
function withMore(list: string, named: number, more: number, { t }: Speech): string {
  return more === 0 ? list : t(text.andMore(list, named + more, more))
}
