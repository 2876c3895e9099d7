import { pinyin, polyphonic } from "pinyin-pro"
import { folded } from "../../../domain/shared/folding.ts"

/** Names up to this length are people's: every likely way of reading them is kept. */
const personMost = 4
const readingsMost = 8

/**
 * What a name is found by: itself, however it is typed; its pinyin and its initials, without tones and without
 * spaces between syllables, in every reading that is likely: `单小红 shanxiaohong sxh danxiaohong dxh`.
 */
export function searchKeyOf(name: string): string {
  const itself = folded(name)
  const characters = [...itself]
  const short = characters.length <= personMost
  const likely = [readWhole(characters, "head"), readWhole(characters, "off")]
  const others = short ? readEach(characters) : readFirst(characters, likely[1] ?? [])
  const words = new Set([itself])
  for (const syllables of [...likely, ...others.slice(0, readingsMost)]) {
    words.add(syllables.join(""))
    words.add(syllables.map((syllable) => syllable.charAt(0)).join(""))
  }
  return [...words].filter((word) => word !== "").join(" ")
}

/** Syllables of a name in the reading that fits its words best; other signs are left out. */
function readWhole(characters: readonly string[], surname: "head" | "off"): string[] {
  return plain(pinyin(characters.join(""), { toneType: "none", type: "array", surname, v: true }))
}

/** A short name in every combination of what its characters can sound like. */
function readEach(characters: readonly string[]): string[][] {
  return soundsOf(characters).reduce<string[][]>(
    (heads, sounds) =>
      heads.flatMap((head) => sounds.map((sound) => [...head, sound])).slice(0, 2 * readingsMost),
    [[]],
  )
}

/** A long name with other sounds of its first character, where places differ most: 重兴村, 长清, 乐陵. */
function readFirst([first = ""]: readonly string[], [, ...rest]: readonly string[]): string[][] {
  return (soundsOf([first])[0] ?? []).map((sound) => [sound, ...rest])
}

function soundsOf(characters: readonly string[]): string[][] {
  const sounds = polyphonic(characters.join(""), { toneType: "none", type: "array", v: true })
  return sounds.map(plain).filter((one) => one.length > 0)
}

function plain(sounds: readonly string[]): string[] {
  return sounds.map((sound) => sound.toLowerCase().replace(/[^a-z0-9]/g, "")).filter((sound) => sound !== "")
}
