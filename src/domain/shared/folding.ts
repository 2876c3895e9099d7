import { composed } from "./composed.ts"
import { trimmed, unwrapped } from "./plain-text.ts"

/** The dots between the parts of a name: 买买提·艾力 is written with any of them. */
const dots = /[\u00b7\u2022\u2024\u2027\u2219\u22c5\u30fb\uff65\uff0e\u16eb\u25cf]/g
const fullWidth = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g

/**
 * A person's name as it is kept, however it was typed: `王　刚` is 王刚, `买买提•艾力` is 买买提·艾力, `Ｊｏｈｎ` is
 * John. Spaces stay only between words of letters.
 */
export function keptName(typed: string): string {
  return unwrapped(trimmed(composed(typed, "NFC")))
    .replace(fullWidth, (character) => composed(character, "NFKC"))
    .replace(dots, "·")
    .replace(/(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu, "·")
    .replace(/[\p{Zs}\t\r\n]+/gu, " ")
    .replace(/ ?· ?/g, "·")
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, "")
}

/** Somebody or something that is looked for by name. */
interface Findable {
  readonly name: string
  readonly code: string
  /** What its name is found by: itself as it folds, pinyin, initials. */
  readonly foundBy?: string
}

/** Whether it is what somebody types: part of a name or a code, pinyin with or without spaces, or initials. */
export function isFoundBy(typed: string, { name, code, foundBy = "" }: Findable): boolean {
  const key = typedKey(typed)
  const names = [folded(name), ...foundBy.split(" ")]
  return folded(code).includes(folded(typed)) || names.some((one) => one.includes(key))
}

/** What somebody types, as it is looked for among what names are found by: `lü` is spelt `lv` there. */
export function typedKey(typed: string): string {
  return folded(typed).replace(/['’]/g, "").replaceAll("ü", "v")
}

/**
 * What a text is found and told apart by: without regard to width, case, spaces, dots of names, and to how its
 * characters are composed. Two names that fold alike are the same name.
 */
export function folded(text: string): string {
  return composed(text, "NFKC")
    .toLowerCase()
    .replace(dots, "")
    .replace(/[\s.\p{Default_Ignorable_Code_Point}]/gu, "")
}
