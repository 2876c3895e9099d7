import type { Said } from "../screen/speaker.ts"

/** One thing that was looked at: it is fine, worth a note, or wrong, and how it is mended. */
export interface Check {
  readonly name: string
  readonly state: "fine" | "note" | "wrong"
  readonly what: Said
  readonly mend?: Said
}

export function fine(name: string, zh: string, en: string): Check {
  return { name, state: "fine", what: { zh, en } }
}

export function noted(name: string, zh: string, en: string): Check {
  return { name, state: "note", what: { zh, en } }
}

/** Nothing is wrong yet, but something will be if nobody does anything. */
export function warned(name: string, what: Said, mend: Said): Check {
  return { name, state: "note", what, mend }
}

export function wrong(name: string, what: Said, mend: Said): Check {
  return { name, state: "wrong", what, mend }
}
