import type { DeclaredRhythm } from "../../../domain/plans/plan-content.ts"
import type { Speech } from "../../text/speech.ts"
import { text } from "./text.ts"

type Said = Pick<Speech, "t" | "words">

/** The weekly slot in words. */
export function slotIn({ studyDay, slotPart }: DeclaredRhythm, { t, words }: Said): string {
  if (slotPart === "shifts") return words.slotParts.shifts
  if (studyDay === null) return t(text.notGiven)
  const part = slotPart === null || studyDay === "flexible" ? "" : words.slotParts[slotPart]
  return t(text.slotIs(words.studyDays[studyDay], part))
}

/** The lecture rhythm in words: where none is given, the half-year by which it is judged is said with it. */
export function cycleIn({ lectureCycle }: DeclaredRhythm, { t, words }: Said): string {
  return lectureCycle === null
    ? t(text.notGivenSo(words.lectureCycles["half-year"]))
    : words.lectureCycles[lectureCycle]
}

export interface RhythmSaid {
  readonly is: "slot" | "cycle"
  readonly name: string
  readonly value: string
}

/** What a plan says of slot and rhythm, on the page as on paper. A committee owes neither: it has a slot where it gave one. */
export function rhythmIn(unit: { readonly kind: string }, rhythm: DeclaredRhythm, said: Said): RhythmSaid[] {
  const isBranch = unit.kind === "branch"
  const slot = { is: "slot", name: said.t(text.studyDay), value: slotIn(rhythm, said) } as const
  const cycle = { is: "cycle", name: said.t(text.lectureCycle), value: cycleIn(rhythm, said) } as const
  return [
    ...(isBranch || rhythm.studyDay !== null || rhythm.slotPart !== null ? [slot] : []),
    ...(isBranch ? [cycle] : []),
  ]
}

/** In words, what one rhythm has that another has not: what of a unit is not as its plan says. */
export function unlike(
  unit: { readonly kind: string },
  one: DeclaredRhythm,
  other: DeclaredRhythm,
  said: Said & Pick<Speech, "format">,
): string {
  const there = new Map(rhythmIn(unit, other, said).map(({ name, value }) => [name, value]))
  const differing = rhythmIn(unit, one, said).filter(({ name, value }) => there.get(name) !== value)
  return said.format.list(differing.map(({ name, value }) => said.t(text.rhythmIs(name, value))))
}
