import type { Text } from "../../text/text.ts"

type Shown = (name: string) => string | undefined

/** Of some actions what was noted is one sentence; with the names that it has told. */
export interface MoveTold {
  readonly sentence: Text
  readonly told: readonly string[]
}

/** What became of a unit or of where somebody belongs, in a sentence; undefined: the action is another. */
export function moveInWords(action: string, shown: Shown): MoveTold | undefined {
  const [from, to] = [shown("from"), shown("to")]
  const day = shown("day") ?? shown("on")
  const told = ["from", "to", "day", "on"]
  switch (action) {
    case "unit-moved":
    case "member-transferred":
    case "member-left":
      return { sentence: goes(from, to, day), told }
    case "transfer-taken-back":
      return { sentence: back(from, to, day), told }
    case "unit-merged":
      return { sentence: merges(shown, day), told: ["into", "day", "people", "units", "plans"] }
    case "unit-dissolved":
      return day === undefined ? undefined : { sentence: ends(day), told: ["day"] }
    default:
      return undefined
  }
}

function goes(from: string | undefined, to: string | undefined, day: string | undefined): Text {
  const since = day === undefined ? { zh: "", en: "" } : { zh: `自${day}起`, en: `from ${day}: ` }
  if (to === undefined) return { zh: `${since.zh}离开${from ?? ""}`, en: `${since.en}left ${from ?? ""}` }
  if (from === undefined) return { zh: `${since.zh}转到${to}`, en: `${since.en}went to ${to}` }
  return { zh: `${since.zh}由${from}转到${to}`, en: `${since.en}went from ${from} to ${to}` }
}

function back(from: string | undefined, to: string | undefined, day: string | undefined): Text {
  const of =
    day === undefined
      ? { zh: "撤销转接", en: "taken back" }
      : { zh: `撤销${day}的转接`, en: `taken back, of ${day}` }
  if (to === undefined)
    return { zh: `${of.zh}：不再属于${from ?? ""}`, en: `${of.en}: no longer in ${from ?? ""}` }
  if (from === undefined) return { zh: `${of.zh}：仍属于${to}`, en: `${of.en}: still in ${to}` }
  return { zh: `${of.zh}：由${from}回到${to}`, en: `${of.en}: back from ${from} to ${to}` }
}

function merges(shown: Shown, day: string | undefined): Text {
  const into = shown("into") ?? ""
  const [people = "0", units = "0", plans = "0"] = [shown("people"), shown("units"), shown("plans")]
  return {
    zh: `${day === undefined ? "" : `自${day}起`}并入${into}；带去党员 ${people} 名、下属组织 ${units} 个、已排的活动 ${plans} 次`,
    en: `${day === undefined ? "" : `from ${day}: `}became part of ${into}; people: ${people}, units below: ${units}, planned activities: ${plans}`,
  }
}

const ends = (day: string): Text => ({ zh: `自${day}起撤销`, en: `ended on ${day}` })
