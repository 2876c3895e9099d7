import { execFile } from "node:child_process"
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { ownPolicies } from "../../src/server/features/policy/own-policies.ts"

const main = fileURLToPath(new URL("../../src/server/cli/main.ts", import.meta.url))

let folder: string
let pack: string

/** Runs the command line as a program of its own. */
async function xueer(...args: string[]): Promise<{ code: number; stdout: string }> {
  const env = { ...process.env, DATA_DIR: join(folder, "data"), DATABASE_URL: "", LC_ALL: "C" }
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [main, ...args], { env, cwd: folder })
    return { code: 0, stdout }
  } catch (error) {
    if (!(error instanceof Error && "code" in error && "stdout" in error)) throw error
    return { code: Number(error.code), stdout: String(error.stdout) }
  }
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "xueer-policy-test-"))
  pack = join(folder, "central-group-2017")
  cpSync(join(ownPolicies, "central-group-2017"), pack, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function change(file: string, from: string, to: string): void {
  const path = join(pack, file)
  const text = readFileSync(path, "utf8")
  expect(text).toContain(from)
  writeFileSync(path, text.replace(from, to))
}

const clause = "clauses/G17-QUARTER.yaml"

describe("xueer policy", () => {
  test("check says what a pack holds, and names every fault with file and line", async () => {
    const good = await xueer("policy", "check", pack, "--json")
    expect(good.code).toBe(0)
    expect(JSON.parse(good.stdout)).toMatchObject({ pack: "central-group-2017", clauses: 1, faults: [] })
    change(clause, "period: quarter", "period: lecture-cycle")
    change(clause, "unit: 次", "unit: 学时")
    const bad = await xueer("policy", "check", pack, "--lang", "en")
    expect(bad.code).toBe(1)
    expect(bad.stdout).toMatch(/G17-QUARTER\.yaml:\d+: only a 党支部 has a 党课周期/)
    expect(bad.stdout).toMatch(/G17-QUARTER\.yaml:\d+: at-least-once-every is for the unit 次, 篇/)
  })

  test("test judges the pack's own examples, and shows where they say otherwise", async () => {
    const good = await xueer("policy", "test", pack, "--json")
    expect(good.code).toBe(0)
    expect(JSON.parse(good.stdout)).toMatchObject({ wrong: [] })
    change(clause, "value: 1,", "value: 2,")
    const bad = await xueer("policy", "test", pack, "--json")
    expect(bad.code).toBe(1)
    expect(JSON.parse(bad.stdout).wrong.length).toBeGreaterThan(0)
  })
})
