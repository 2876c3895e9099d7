import { globSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"

const root = fileURLToPath(new URL("../../src/web/", import.meta.url))

/** The text between a bracket that opens just before `from` and the one that closes it. */
function untilClosed(text: string, from: number): string {
  let open = 1
  let at = from
  for (; open > 0 && at < text.length; at++) {
    if (text[at] === "(") open++
    if (text[at] === ")") open--
  }
  return text.slice(from, at)
}

/** Actions of a file that are started in it, and whose refusal neither it nor a note shows. */
function swallowing(text: string): string[] {
  return [...text.matchAll(/const (\w+) = use\w+(?:<[^>]*>)?\(/g)].flatMap(
    ({ 0: all, 1: name = "", index }) => {
      const started = new RegExp(`\\b${name}\\.mutate\\b`).test(text)
      const shown = new RegExp(`\\b${name}\\.error\\b`).test(text)
      const told = /onRefused|useRefused/.test(untilClosed(text, index + all.length))
      return started && !shown && !told ? [name] : []
    },
  )
}

/** Hooks that tell a refusal themselves, whoever uses them. */
const telling = ["useReopen", "useRestore", "useUnskip"]

test("no action of a page is refused in silence", () => {
  const files = globSync("**/*.{ts,tsx}", { cwd: root }).filter((file) => !file.includes(".test."))
  expect(files.length).toBeGreaterThan(100)
  const found = files.flatMap((file) => {
    const text = readFileSync(`${root}${file}`, "utf8")
    const silent = swallowing(text).filter(
      (name) => !telling.some((hook) => text.includes(`const ${name} = ${hook}(`)),
    )
    return silent.map((name) => `${file}: ${name}`)
  })
  expect(found).toEqual([])
})

test("the hooks that tell a refusal do", () => {
  for (const [hook, file] of [
    ["useReopen", "features/units/tree-actions.ts"],
    ["useRestore", "features/events/use-change-state.ts"],
  ] as const) {
    const text = readFileSync(`${root}${file}`, "utf8")
    const body = text.slice(text.indexOf(`export function ${hook}`)).split("\n}\n")[0]
    expect(body).toContain("onRefused")
  }
  expect(swallowing("const go = useGo()\ngo.mutate()")).toEqual(["go"])
})
