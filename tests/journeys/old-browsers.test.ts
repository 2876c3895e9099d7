import { globSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { build } from "vite"
import { beforeAll, describe, expect, test } from "vitest"

const web = fileURLToPath(new URL("../../src/web/", import.meta.url))
const folder = fileURLToPath(new URL("../../test-results/pages", import.meta.url))

/** Newer than Chromium 90 and not made up for in src/web/old-browsers.ts; a page that calls one would stop there. */
const tooNew =
  /structuredClone\(|\.(?:findLast|findLastIndex|toSorted|toReversed|toSpliced|isWellFormed|toWellFormed)\(|Object\.groupBy|Map\.groupBy|withResolvers|randomUUID|AbortSignal\.(?:timeout|any)|Array\.fromAsync|Temporal\.|navigator\.locks|\.showPicker\(|\.checkVisibility\(/

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

describe("the built pages", () => {
  test("call nothing that Chromium 90 has not", () => {
    const scripts = read("assets/*.js")
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

  test("name no other host, and hold no script or style in the page itself", () => {
    const [page] = read("index.html")
    expect(page?.text).not.toMatch(/https?:\/\//)
    expect(page?.text).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\bstyle=|\bon\w+=/)
  })
})
