import { spawn } from "node:child_process"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { readTranslations } from "../architecture/translations.ts"
import { readSources } from "../architecture/walls.ts"
import { makeInventory } from "./inventory.ts"

/** `npm run check`: types, lint, import boundaries, policy packs, the inventory of packages. Says what failed, and ends with 1 then. */

const root = fileURLToPath(new URL("../..", import.meta.url))
const packages = createRequire(import.meta.url)

interface Outcome {
  readonly name: string
  readonly output: string
  readonly ok: boolean
}

/** The file a package gives as its command. */
function command(name: string, bin: string): string {
  return join(dirname(packages.resolve(`${name}/package.json`)), bin)
}

function run(name: string, script: string, args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { cwd: root })
    let output = ""
    child.stdout.on("data", (chunk) => {
      output += chunk
    })
    child.stderr.on("data", (chunk) => {
      output += chunk
    })
    child.on("close", (code) => resolve({ name, output, ok: code === 0 }))
  })
}

async function inspect(name: string, look: () => readonly string[] | Promise<string[]>): Promise<Outcome> {
  try {
    const found = await look()
    return { name, output: found.join("\n"), ok: found.length === 0 }
  } catch (error) {
    return { name, output: error instanceof Error ? error.message : String(error), ok: false }
  }
}

const translations = await readTranslations(root)

const tsc = command("typescript", "bin/tsc")
const outcomes = [
  ...(await Promise.all([
    ...["src/domain", "src/contract", "src/server", "src/web", "tests", "tests/journeys/gallery"].map(
      (room) => run(`types of ${room}`, tsc, ["-p", room]),
    ),
    run("lint and format", command("@biomejs/biome", "bin/biome"), ["check", "--error-on-warnings", "."]),
  ])),
  await inspect("walls", () => {
    const { breaches, circle, folderCircle } = readSources(root)
    const found = breaches.map(({ file, what }) => `${file} ${what}`)
    const circles = [circle, folderCircle].flatMap((one) => (one ? [`circle: ${one.join(" → ")}`] : []))
    return [...found, ...circles]
  }),
  await inspect("translations", () => translations.faults),
  await inspect("policy packs", () => (readPacks().length > 0 ? [] : ["there are none"])),
  await inspect("inventory of packages", () => makeInventory(root)),
]

for (const { name, output, ok } of outcomes) {
  process.stdout.write(`${ok ? "ok    " : "FAILED"}  ${name}\n`)
  if (!ok) process.stdout.write(`${output}\n`)
}
process.exitCode = outcomes.every(({ ok }) => ok) ? 0 : 1
