import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { auditQuery } from "../../src/contract/audit.ts"
import { actionSentences } from "../../src/contract/audit-actions.ts"
import { eventPatch } from "../../src/contract/event-actions.ts"
import { personEdit, rosterQuery } from "../../src/contract/people.ts"
import { organisation, retention, robotHosts, signInRules } from "../../src/contract/settings.ts"
import { unitEdited } from "../../src/contract/units.ts"
import { detailNames } from "../../src/web/features/audit/detail-words.ts"

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

/** The names under which a source text notes details. */
function detailsIn(source: string): string[] {
  return [...source.matchAll(/\bdetails(?: =|:) \{/g)].flatMap((found) =>
    argumentsFrom(source, found.index + found[0].length).flatMap((member) => /^\w+/.exec(member)?.[0] ?? []),
  )
}

/** Fields of which an edit or a search notes some. */
const edited = [
  personEdit,
  unitEdited,
  eventPatch,
  organisation,
  signInRules,
  robotHosts,
  retention,
  rosterQuery,
  auditQuery,
].flatMap(({ shape }) => Object.keys(shape))
const neverNoted = ["limit", "cursor", "sure", "withOthers"]

const files = globSync("src/server/{api,features,http,cli/verbs}/**/*.ts", { cwd: root }).filter(
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

  test("name every detail that is noted", () => {
    const source = "await audit(context, 'unit-moved', { unitId, details: { from: a.b(c, d), to, ...rest } })"
    expect(detailsIn(source)).toEqual(["from", "to"])
    // What an import finds wrong has details too, of another kind.
    const noting = files.filter((file) => !file.includes("/exchange/"))
    const noted = noting.flatMap((file) => detailsIn(readFileSync(join(root, file), "utf8")))
    const names = [...new Set([...noted, ...edited])].filter((name) => !neverNoted.includes(name))
    expect(names.length).toBeGreaterThan(50)
    expect(names.filter((name) => !Object.hasOwn(detailNames, name)).sort()).toEqual([])
  })

  test("are Chinese and English", () => {
    for (const { zh, en } of [...Object.values(actionSentences), ...Object.values(detailNames)]) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).not.toMatch(/\p{Script=Han}/u)
    }
  })
})
