import { globSync, readFileSync } from "node:fs"
import { stripTypeScriptTypes } from "node:module"
import { fileURLToPath } from "node:url"
import { createContext, runInContext } from "node:vm"
import { build } from "vite"
import { beforeAll, describe, expect, test } from "vitest"

const web = fileURLToPath(new URL("../../src/web/", import.meta.url))
const folder = fileURLToPath(new URL("../../test-results/pages", import.meta.url))

/** Newer than Chromium 90 and not made up for in src/web/old-browsers.ts; a page that calls one would stop there. */
const tooNew =
  /structuredClone\(|\.(?:findLastIndex|toSorted|toReversed|toSpliced|isWellFormed|toWellFormed)\(|Object\.groupBy|Map\.groupBy|withResolvers|randomUUID|AbortSignal\.(?:timeout|any)|Array\.fromAsync|Temporal\.|navigator\.locks|\.showPicker\(|\.checkVisibility\(/

const tooNewStyle = /:has\(|@container|\ddvh|color-mix\(|@layer|@scope|\bsubgrid\b/

beforeAll(async () => {
  await build({
    configFile: `${web}vite.config.ts`,
    logLevel: "error",
    build: { outDir: folder, emptyOutDir: true },
  })
})

const read = (pattern: string) =>
  globSync(pattern, { cwd: folder }).map((name) => ({
    name,
    text: readFileSync(`${folder}/${name}`, "utf8"),
  }))

test("what Chromium 90 has not is made up for, and does what it should", () => {
  const page = createContext({})
  runInContext("delete Array.prototype.at; delete Array.prototype.findLast; delete Object.hasOwn", page)
  runInContext(stripTypeScriptTypes(readFileSync(`${web}old-browsers.ts`, "utf8")), page)
  const answers = (source: string) => JSON.parse(runInContext(`JSON.stringify(${source})`, page))
  expect(answers("[[1, 2, 3].at(0), [1, 2, 3].at(-1)]")).toEqual([1, 3])
  expect(answers("[1, 2, 3, 4].findLast((one) => one % 2 === 1)")).toBe(3)
  expect(answers("[[1, 2].findLast((one) => one > 2) === undefined]")).toEqual([true])
  expect(answers("[Object.hasOwn({ a: 1 }, 'a'), Object.hasOwn({}, 'toString')]")).toEqual([true, false])
})

describe("the built pages", () => {
  test("call nothing that Chromium 90 has not", () => {
    const scripts = read("{assets/*,service-worker}.js")
    expect(scripts.length).toBeGreaterThan(20)
    const found = scripts.flatMap(({ name, text }) =>
      (tooNew.exec(text) ?? []).map((call) => `${name}: ${call}`),
    )
    expect(found).toEqual([])
  })

  test("use no style that Chromium 90 does not know", () => {
    const styles = read("assets/*.css")
    expect(styles.length).toBeGreaterThan(0)
    expect(styles.filter(({ text }) => tooNewStyle.test(text)).map(({ name }) => name)).toEqual([])
  })

  test("keep for a hall without a network what it needs, and nothing that is no file of theirs", () => {
    const [worker] = read("service-worker.js")
    const kept = [...(worker?.text ?? "").matchAll(/"url":"\/([^"]+)"/g)].map(([, name = ""]) => name)
    const files = globSync("{*.*,assets/*}", { cwd: folder })
    expect(kept.filter((name) => !files.includes(name))).toEqual([])
    for (const page of ["HallPage", "HallListPage", "Desk", "keep-hall"])
      expect(
        kept.some((name) => name.startsWith(`assets/${page}-`)),
        page,
      ).toBe(true)
    expect(worker?.text).not.toMatch(/^\s*(?:import|export)\b|keptPieces/m)
  })

  test("name no other host, and hold no script or style in the page itself", () => {
    const [page] = read("index.html")
    expect(page?.text).not.toMatch(/https?:\/\//)
    expect(page?.text).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=/)
  })
})
