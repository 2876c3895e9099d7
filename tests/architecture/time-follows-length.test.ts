import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { checkSync } from "recheck"
import { parseSync } from "vite"
import { expect, test } from "vitest"

const root = fileURLToPath(new URL("../..", import.meta.url))

interface Pattern {
  readonly source: string
  readonly flags: string
}

/** The regular expressions of a file; `unread` are those that are put together while it runs. */
function patternsIn(file: string, text: string): { patterns: Pattern[]; unread: string[] } {
  const patterns: Pattern[] = []
  const unread: string[] = []
  // biome-ignore lint/suspicious/noExplicitAny: a syntax tree is walked whatever its nodes are
  const walk = (node: any): void => {
    if (node === null || typeof node !== "object") return
    if (node.type === "Literal" && node.regex) {
      patterns.push({ source: node.regex.pattern, flags: node.regex.flags })
    }
    const makes = node.type === "NewExpression" || node.type === "CallExpression"
    if (makes && node.callee.type === "Identifier" && node.callee.name === "RegExp") {
      const [source, flags] = node.arguments.map((one: { value?: unknown }) => one.value)
      if (typeof source === "string") patterns.push({ source, flags: String(flags ?? "") })
      else unread.push(text.slice(node.start, node.end))
    }
    for (const child of Object.values(node)) walk(child)
  }
  const { program, errors } = parseSync(file, text)
  if (errors.length > 0) throw new Error(`${file} could not be read`)
  walk(program)
  return { patterns, unread }
}

/** Milliseconds that a look at one pattern may take, however busy the machine is. */
const patience = 120_000

/** What makes a pattern's time grow faster than the text; undefined: nothing does. */
function worseThanLinear({ source, flags }: Pattern): string | undefined {
  // The same attacks in every run: what is found is found each time.
  const found = checkSync(source, flags, { timeout: patience, randomSeed: 0 })
  if (found.status === "safe") return undefined
  return `/${source}/${flags}: ${found.status === "vulnerable" ? found.complexity.summary : "nobody knows"}`
}

/** Another look at a pattern that is checked where it stands. */
const again = ['new RegExp(suspicious, "gu")']

const files = globSync("src/**/*.{ts,tsx,js}", { cwd: root, exclude: ["**/*.test.ts"] })
const sources = files.map((file) => ({ file, text: readFileSync(join(root, file), "utf8") }))

test("every regular expression takes time that follows the length of what it reads", () => {
  const known = new Map<string, Pattern>()
  const unread: string[] = []
  for (const { file, text } of sources) {
    const found = patternsIn(file, text)
    for (const pattern of found.patterns) known.set(`${pattern.source} ${pattern.flags}`, pattern)
    for (const one of found.unread) if (!again.includes(one)) unread.push(`${file}: ${one}`)
  }
  expect(known.size).toBeGreaterThan(150)
  expect(unread).toEqual([])
  expect([...known.values()].flatMap((pattern) => worseThanLinear(pattern) ?? [])).toEqual([])
}, 300_000)

test("patterns that look again and again are found out, and so are those nobody can read", () => {
  const marks = String.raw`<(?:[\w.-]+:)?Relationship(?=[\s/>])(?:"[^"]*"|'[^']*'|[^>"'])*>`
  const comments = String.raw`/<!--[\s\S]*?-->/g`
  const { patterns, unread } = patternsIn(
    "a.ts",
    `const a = new RegExp(${JSON.stringify(marks)}, "g"); const b = ${comments}; const c = new RegExp(name)`,
  )
  expect(patterns.map((pattern) => worseThanLinear(pattern) !== undefined)).toEqual([true, true])
  expect(unread).toEqual(["new RegExp(name)"])
})

test("nothing composes characters but the one function that bears heaps of marks", () => {
  const composing = sources.filter(({ text }) => /\.normalize\(/.test(text)).map(({ file }) => file)
  expect(composing).toEqual(["src/domain/shared/composed.ts"])
})
