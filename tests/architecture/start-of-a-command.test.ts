import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { scriptOf } from "../support/npm-scripts.ts"
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

test("the server at rest holds nothing that only files need", () => {
  const packages = [...waysToPackages(root, ["src/server/start-server.ts"], loadedFirst).keys()]
  expect(packages).toContain("pg")
  expect(packages.filter((name) => ["sharp", "file-type", "s3mini"].includes(name))).toEqual([])
})

test("where nothing has changed since the last start, nothing reads TypeScript", () => {
  const tell = `process.on("exit", () => console.error(process.moduleLoadList.join("\\n")))`
  const start = () => {
    const words = [
      "--import",
      `data:text/javascript,${encodeURIComponent(tell)}`,
      ...scriptOf("xueer").options,
      scriptOf("xueer").program,
      "--help",
    ]
    return spawnSync(process.execPath, words, { cwd: root, encoding: "utf8" })
  }
  start()
  const { stdout, stderr } = start()
  expect(stdout).toContain("xueer")
  expect(stderr).toContain("NativeModule internal/modules/esm/loader")
  expect(stderr).not.toContain("amaro")
  for (const name of ["start", "demo"] as const)
    expect(scriptOf(name).options).toEqual(scriptOf("xueer").options)
})
