import { globSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"

const root = fileURLToPath(new URL("../..", import.meta.url))

/** What is asked once, as it stands at that moment: the answer to the step before may still be on its way. */
const askedOnce = /\bexpect\(\s*\[?(\w+\()?await [^\n]*/g

test("journeys wait for what they expect of a page", () => {
  const found = globSync("tests/journeys/**/*.ts", { cwd: root }).flatMap((file) =>
    [...readFileSync(`${root}/${file}`, "utf8").matchAll(askedOnce)].map(([words]) => `${file}: ${words}`),
  )
  expect(found).toEqual([])
})
