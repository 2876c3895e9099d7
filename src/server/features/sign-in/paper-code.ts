import { randomInt } from "node:crypto"
import { composed } from "../../../domain/shared/composed.ts"
import { hashOf } from "./token.ts"

/** Crockford's letters: none looks like a figure, or like another. */
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const length = 16

/** A code for paper, 80 bits: four groups of four. */
export function makePaperCode(): string {
  const all = Array.from({ length }, () => letters[randomInt(letters.length)]).join("")
  return (all.match(/.{4}/g) ?? []).join("-")
}

/** What is kept of a code: its hash, however it was typed. */
export function hashOfPaperCode(typed: string): Buffer {
  return hashOf(
    composed(typed, "NFKC")
      .toUpperCase()
      .replace(/[\s\p{Pd}]/gu, "")
      .replace(/O/g, "0")
      .replace(/[IL]/g, "1"),
  )
}
