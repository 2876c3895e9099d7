import { folded } from "../shared/folding.ts"

/** Somebody who can be named. */
interface Nameable {
  readonly memberId: number
  readonly code: string
  readonly name: string
}

export interface Matched<P extends Nameable> {
  readonly people: readonly P[]
  /** What was written and fits nobody. */
  readonly unknown: readonly string[]
  /** Names that several people have: only their numbers tell them apart. */
  readonly ambiguous: readonly string[]
}

/** What sets people apart in a list that somebody wrote. */
export const separators = /[\n\r\t、,，;；。/|]+/

/** People out of a pasted list of names or numbers, however they are set apart; blanks within a name do not matter. */
export function peopleNamed<P extends Nameable>(pasted: string, people: readonly P[]): Matched<P> {
  const byWord = new Map<string, Set<P>>()
  for (const person of people) {
    for (const word of [folded(person.name), folded(person.code)]) {
      byWord.set(word, (byWord.get(word) ?? new Set()).add(person))
    }
  }
  const peopleOf = (word: string) => [...(byWord.get(word) ?? [])]
  const found = new Set<P>()
  const unknown: string[] = []
  const ambiguous: string[] = []
  const take = (written: string) => {
    const fits = peopleOf(folded(written))
    const [only] = fits
    if (only && fits.length === 1) found.add(only)
    else (fits.length === 0 ? unknown : ambiguous).push(written)
  }
  for (const written of pasted
    .split(separators)
    .map((part) => part.trim())
    .filter(Boolean)) {
    const words = written.split(/\s+/)
    // "王　刚" is one name; "王刚 李强" are two.
    if (words.length === 1 || peopleOf(folded(written)).length > 0) take(written)
    else words.forEach(take)
  }
  return { people: [...found], unknown, ambiguous }
}
