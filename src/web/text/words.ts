export { formIn, type Words, wordsIn } from "../../contract/field-words.ts"

/** Choices of a form out of a list of words, in the order of the field: `choices(words.genders)`. */
export function choices<T extends string>(list: Readonly<Record<T, string>>): { value: T; label: string }[] {
  return (Object.entries(list) as [T, string][]).map(([value, label]) => ({ value, label }))
}
