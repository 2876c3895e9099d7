import { composed } from "../shared/composed.ts"
import { commonFigures, commonRuns, commonWords } from "./common-passwords.ts"
import { type PasswordProfileName, passwordProfiles } from "./sign-in-rules.ts"

/** Why a password is not taken. */
export type PasswordFault =
  | "password-too-short"
  | "password-too-long"
  | "password-common"
  | "password-about-you"
  | "password-too-plain"

const shortest = 8
const longest = 128

/** The same password however it was typed: full-width letters and composed characters are made one. */
export function normalPassword(text: string): string {
  return composed(text, "NFKC")
}

/**
 * Why a password is not taken; undefined: it is. `about` are words that anybody may know of its owner: login, name,
 * phone and the like.
 */
export function passwordFault(
  text: string,
  about: readonly string[],
  profile: PasswordProfileName,
): PasswordFault | undefined {
  const password = normalPassword(text)
  const length = [...password].length
  if (length < shortest) return "password-too-short"
  if (length > longest) return "password-too-long"
  const folded = password.toLowerCase()
  if (isAbout(folded, [...about, ...ownWords])) return "password-about-you"
  if (isCommon(folded)) return "password-common"
  return kindsIn(password) < passwordProfiles[profile].classes ? "password-too-plain" : undefined
}

/** What this program is called. */
const ownWords = ["xueer", "xue'er", "学而"]

function kindsIn(password: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u].filter((kind) => kind.test(password))
    .length
}

/** How much is left beside words that anybody may know; what is left must do as a password. */
function isAbout(folded: string, about: readonly string[]): boolean {
  let rest = folded
  for (const word of about.map((each) => normalPassword(each).toLowerCase())) {
    if ([...word].length >= (/^[\x20-\x7e]*$/.test(word) ? 3 : 2)) rest = rest.replaceAll(word, "")
  }
  return rest !== folded && [...rest].length < shortest
}

/** Longest first: what is taken out first should be most. */
const known = [...new Set([...commonWords, ...commonFigures])].sort((a, b) => b.length - a.length)

/** Whether a password, in small letters, is one of those that are tried first. */
export function isCommon(folded: string): boolean {
  return readings(folded).some((reading) => leftOver(reading) < leastOfOnesOwn)
}

/** So many characters must belong to no usual word, run, date or repetition. */
const leastOfOnesOwn = 4

const figureLetters: readonly (readonly [RegExp, string])[] = [
  [/[@4]/g, "a"],
  [/3/g, "e"],
  [/[1!|]/g, "i"],
  [/0/g, "o"],
  [/[$5]/g, "s"],
  [/7/g, "t"],
]

/** As it stands, and with figures read as the letters they stand for: all of them, or only those within words. */
function readings(folded: string): string[] {
  const letters = asLetters(folded)
  const within = [/[0-9]/, /[^a-z]/].map((outer) => lettersWithin(folded, outer))
  return [folded, letters, letters.replace(/i/g, "l"), ...within]
}

/** Reads figures as letters, but for those at either end. */
function lettersWithin(text: string, outer: RegExp): string {
  const characters = [...text]
  const from = characters.findIndex((character) => !outer.test(character))
  const to = characters.findLastIndex((character) => !outer.test(character)) + 1
  const part = (start: number, end?: number) => characters.slice(start, end).join("")
  return from < 0 ? text : `${part(0, from)}${asLetters(part(from, to))}${part(to)}`
}

function asLetters(text: string): string {
  return figureLetters.reduce((read, [figure, letter]) => read.replace(figure, letter), text)
}

/** How many characters are left when everything usual is taken out. */
function leftOver(text: string): number {
  let rest = unrepeated(text)
  rest = rest.replace(/(?:19|20)\d\d[-./年]?(?:0?[1-9]|1[0-2])[-./月]?(?:0?[1-9]|[12]\d|3[01])日?/g, " ")
  for (const word of known) rest = rest.replaceAll(word, " ")
  rest = withoutRuns(rest).replace(/(?:19|20)\d\d/g, " ")
  rest = rest.replace(/(.)\1{2,}/gu, "$1")
  return [...rest.replace(/[\s.,;:!?@#$%&*_+=~^()-]/g, "")].length
}

/** `abab` is `ab`, once. */
function unrepeated(text: string): string {
  const characters = [...text]
  for (let size = 1; size <= characters.length / 2; size += 1) {
    if (characters.every((character, index) => character === characters[index % size])) {
      return characters.slice(0, size).join("")
    }
  }
  return text
}

const runs = commonRuns.flatMap((run) => [run, [...run].reverse().join("")])
const shortestRun = 3

/** Takes out what runs along a row, either way. */
function withoutRuns(text: string): string {
  let rest = ""
  let at = 0
  while (at < text.length) {
    const length = runAt(text, at)
    rest += length >= shortestRun ? " " : text.slice(at, at + 1)
    at += length >= shortestRun ? length : 1
  }
  return rest
}

function runAt(text: string, at: number): number {
  let length = shortestRun
  while (at + length <= text.length && runs.some((run) => run.includes(text.slice(at, at + length))))
    length += 1
  return length - 1
}
