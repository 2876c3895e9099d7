import { execFile } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { promisify } from "node:util"
import { afterAll, beforeAll, expect, test } from "vitest"

const root = fileURLToPath(new URL("../..", import.meta.url))
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "xueer-readme-"))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs a command of the README as it is written, on a data folder of its own. */
async function run(command: string): Promise<string> {
  const words = command
    .replace("npm run -s xueer --", "")
    .replaceAll("data/sample-district", join(folder, "district"))
    .trim()
    .split(/\s+/)
  const env = { ...process.env, DATA_DIR: join(folder, "data"), DATABASE_URL: "" }
  const main = join(root, "src/server/cli/main.ts")
  return (await promisify(execFile)(process.execPath, [main, ...words], { env })).stdout
}

/** The commands of the block that explains a figure, and what stands under them. */
function transcript(file: string): { commands: string[]; shown: string } {
  const text = readFileSync(join(root, file), "utf8").replaceAll("\\\n", "")
  const block = /```\n(\$ export DATA_DIR=data\/sample\n[^`]*)```/.exec(text)?.[1] ?? ""
  const [commands = "", shown = ""] = block.split("…\n")
  const lines = commands.split("\n").filter((line) => line.includes("npm run -s xueer"))
  return { commands: lines.map((line) => line.replace(/^\$ /, "")), shown: shown.trim() }
}

test("what the README shows of a figure is what its commands print", async () => {
  const english = transcript("README.md")
  expect(english.commands).toHaveLength(3)
  expect(english.shown).not.toBe("")
  let answer = ""
  for (const command of english.commands) answer = await run(command)
  expect(answer.trim().endsWith(english.shown)).toBe(true)
  const chinese = transcript("README.zh-CN.md")
  expect(chinese.commands.slice(0, 2)).toEqual(english.commands.slice(0, 2))
  expect((await run(chinese.commands[2] ?? "")).trim().endsWith(chinese.shown)).toBe(true)
}, 120_000)
