import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { loadedFirst } from "./walls.ts"
import { waysToPackages } from "./what-is-loaded.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))
const cli = "src/server/cli"

/** The packages a verb loads before it does anything, and by way of whom; those of Node itself are there anyway. */
function packagesOf(verb: string): Map<string, readonly string[]> {
  const files = [`${cli}/run-command.ts`, `${cli}/verbs/${verb}.ts`]
  return new Map([...waysToPackages(root, files, loadedFirst)].filter(([name]) => !name.startsWith("node:")))
}

/** What is more than this costs every start: schemas, workbooks, YAML and pinyin are for those who use them. */
const forJudging = ["chinese-days", "commander", "pg"]

test("judging and explaining on the command line load no more than they need", () => {
  for (const verb of ["evaluate", "explain"]) {
    const more = [...packagesOf(verb)].filter(([name]) => !forJudging.includes(name))
    expect(more).toEqual([])
  }
})

test("what a verb does need is seen", () => {
  expect(packagesOf("export").get("hucre/xlsx")).toBeDefined()
})
