import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { deedSentences } from "../../src/contract/deeds.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

/** The arguments of a call whose bracket opens just before `at`. */
function argumentsFrom(source: string, at: number): string[] {
  const found: string[] = []
  let depth = 0
  let current = ""
  for (const sign of source.slice(at)) {
    if (")]}".includes(sign) && depth === 0) break
    if ("([{".includes(sign)) depth++
    if (")]}".includes(sign)) depth--
    if (sign === "," && depth === 0) {
      found.push(current)
      current = ""
    } else current += sign
  }
  return [...found, current].map((text) => text.trim())
}

/** Every deed that a source text notes in the trail, or names as a look. */
function deedsIn(source: string): string[] {
  const named = [...source.matchAll(/\bdeed: "([a-z-]+)"/g)].map(([, deed = ""]) => deed)
  const noted = [...source.matchAll(/(?<!function )\bnote\w*\(/g)].flatMap((call) =>
    argumentsFrom(source, call.index + call[0].length)
      .filter((argument) => !argument.startsWith("{"))
      .flatMap((argument) => [...argument.matchAll(/"([a-z]+(?:-[a-z]+)+)"/g)].map(([, deed = ""]) => deed)),
  )
  return [...named, ...noted]
}

const files = globSync("src/server/{features,http}/**/*.ts", { cwd: root }).filter(
  (file) => !file.endsWith(".test.ts"),
)
const deeds = new Set(files.flatMap((file) => deedsIn(readFileSync(join(root, file), "utf8"))))

describe("the words of the trail", () => {
  test("are found wherever a deed is noted", () => {
    const source = `await note(moment, held ? "event-held" : "event-planned", { details: { kind: "not-one" } })
      look: { deed: "home-seen", about }`
    expect(deedsIn(source)).toEqual(["home-seen", "event-held", "event-planned"])
    expect(deeds.size).toBeGreaterThan(50)
  })

  test("hold a sentence for every deed", () => {
    expect([...deeds].filter((deed) => !Object.hasOwn(deedSentences, deed)).sort()).toEqual([])
  })

  test("hold none for deeds that nobody does", () => {
    expect(Object.keys(deedSentences).filter((deed) => !deeds.has(deed))).toEqual([])
  })

  test("are Chinese and English", () => {
    for (const { zh, en } of Object.values(deedSentences)) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).not.toMatch(/\p{Script=Han}/u)
    }
  })
})
