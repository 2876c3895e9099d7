import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { actionSentences } from "../../src/contract/audit-actions.ts"

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

/** Every action that a source text notes in the audit log, or names as a look. */
function actionsIn(source: string): string[] {
  const named = [...source.matchAll(/\baction: "([a-z-]+)"/g)].map(([, action = ""]) => action)
  const noted = [...source.matchAll(/(?<!function )\baudit\w*\(/g)].flatMap((call) =>
    argumentsFrom(source, call.index + call[0].length)
      .filter((argument) => !argument.startsWith("{"))
      .flatMap((argument) =>
        [...argument.matchAll(/"([a-z]+(?:-[a-z]+)+)"/g)].map(([, action = ""]) => action),
      ),
  )
  return [...named, ...noted]
}

const files = globSync("src/server/{features,http}/**/*.ts", { cwd: root }).filter(
  (file) => !file.endsWith(".test.ts"),
)
const actions = new Set(files.flatMap((file) => actionsIn(readFileSync(join(root, file), "utf8"))))

describe("the words of the audit log", () => {
  test("are found wherever an action is noted", () => {
    const source = `await audit(context, held ? "event-held" : "event-planned", { details: { kind: "not-one" } })
      audited: { action: "home-seen", about }`
    expect(actionsIn(source)).toEqual(["home-seen", "event-held", "event-planned"])
    expect(actions.size).toBeGreaterThan(50)
  })

  test("hold a sentence for every action", () => {
    expect([...actions].filter((action) => !Object.hasOwn(actionSentences, action)).sort()).toEqual([])
  })

  test("hold none for actions that nobody does", () => {
    expect(Object.keys(actionSentences).filter((action) => !actions.has(action))).toEqual([])
  })

  test("are Chinese and English", () => {
    for (const { zh, en } of Object.values(actionSentences)) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).not.toMatch(/\p{Script=Han}/u)
    }
  })
})
