import type { SoFar } from "../../domain/overview/so-far.ts"
import { unitName } from "../../domain/shared/english.ts"
import type { Text } from "./text.ts"
import type { Speech } from "./use-text.ts"

/** 次, 学时 and the like as the reader says it; nothing for a share. */
export function unitWord({ t }: Speech, unit: string, figure = ""): string {
  return t({ zh: unit, en: unitName(unit, figure) || unit })
}

/** A figure with its unit. */
const counted = (speech: Speech, figure: string, unit: string) =>
  unit === "" ? figure : `${figure} ${unitWord(speech, unit, figure)}`

/** A figure that stands alone, with its unit; a share is per cent. */
export function figureText(speech: Speech, value: number | null, unit: string): string {
  if (value === null) return ""
  if (unit === "") return speech.format.share(value)
  return counted(speech, speech.format.number(value), unit)
}

/** What is still owed, with its unit. */
export function owedText(speech: Speech, owed: number, unit: string): string {
  return counted(speech, speech.format.owed(owed, unit), unit)
}

/** A figure beside its target as people read them: the figure alone, target and gap with their unit. */
export function besideText(
  speech: Speech,
  of: { readonly actual: number; readonly target: number; readonly unit: string },
): { readonly actual: string; readonly target: string; readonly left: string } {
  const { actual, target, left } = speech.format.beside(of.actual, of.target, of.unit)
  return { actual, target: counted(speech, target, of.unit), left: counted(speech, left, of.unit) }
}

/** How far a recorded obligation is. */
export function soFarText(speech: Speech, so: SoFar): string {
  const { t, format } = speech
  if (so.periods) return t(metOf(format.number(so.met), format.number(so.all)))
  // Filed or not: its state says it.
  if (so.unit === "" && so.target === 1 && Number.isInteger(so.actual)) return ""
  const { actual, target } = besideText(speech, so)
  return t({ zh: `${actual} / ${target}`, en: `${actual} of ${target}` })
}

function metOf(met: string, all: string): Text {
  return { zh: `${all} 期中 ${met} 期达标`, en: `${met} of ${all} periods met` }
}
