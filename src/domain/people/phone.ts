import { composed } from "../shared/composed.ts"

/** A phone number as whoever may see its owner sees it: `138****5678`. */
export function maskPhone(phone: string): string {
  const characters = [...phone]
  const shown = characters.length >= 10 ? { first: 3, last: 4 } : { first: 0, last: 2 }
  const hidden = Math.max(characters.length - shown.first - shown.last, 0)
  const last = characters.length > shown.last ? characters.slice(-shown.last) : []
  return [...characters.slice(0, shown.first), ..."*".repeat(Math.max(hidden, 4)), ...last].join("")
}

const shapes = [
  // A mobile of the mainland, with or without the country before it.
  /^(\+?86)?1[3-9]\d{9}$/,
  // A fixed line with its area, or within it; 400 and 800.
  /^(\+?86)?0[1-9]\d{1,2}[2-9]\d{6,7}$/,
  /^\+?86[1-9]\d{1,2}[2-9]\d{6,7}$/,
  /^[2-9]\d{6,7}$/,
  /^[48]00\d{7}$/,
  // Any other country, or Hong Kong, Macao and Taiwan.
  /^(\+|00)(?!86)[1-9]\d{6,14}$/,
]
const extension = /(转|#|ext\.?|x)\d{1,6}$/i

/** Whether a text can be a phone number, however people write one: spaces, dashes, brackets, an extension. */
export function isPhone(text: string): boolean {
  const digits = composed(text, "NFKC")
    .replace(/[\s()\u2010-\u2015-]/g, "")
    .replace(extension, "")
  return shapes.some((shape) => shape.test(digits)) && !/^(\d)\1+$/.test(digits)
}
