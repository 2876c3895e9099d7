import { unwrapped } from "./plain-text.ts"

/** The dots between the parts of a name: 买买提·艾力 is written with any of them. */
const dots = /[\u00b7\u2022\u2024\u2027\u2219\u22c5\u30fb\uff65\uff0e\u16eb\u25cf]/g
const fullWidth = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g

/**
 * A person's name as it is kept, however it was typed: `王　刚` is 王刚, `买买提•艾力` is 买买提·艾力, `Ｊｏｈｎ` is
 * John. Spaces stay only between words of letters.
 */
export function keptName(typed: string): string {
  return unwrapped(typed.normalize("NFC").trim())
    .replace(fullWidth, (character) => character.normalize("NFKC"))
    .replace(dots, "·")
    .replace(/(?<=\p{Script=Han})\.(?=\p{Script=Han})/gu, "·")
    .replace(/[\p{Zs}\t\r\n]+/gu, " ")
    .replace(/ ?· ?/g, "·")
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, "")
}

/**
 * What a text is found and told apart by: without regard to width, case, spaces, dots of names, and to how its
 * characters are composed. Two names that fold alike are the same name.
 */
export function folded(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(dots, "")
    .replace(/[\s.\p{Default_Ignorable_Code_Point}]/gu, "")
}
