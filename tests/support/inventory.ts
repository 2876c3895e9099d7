import { execFile } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { promisify } from "node:util"

/** Where the inventory of an installation's packages lies: CycloneDX, made anew by `npm run check`. */
export const inventoryFile = "dist/sbom.cdx.json"

/** Licences under which what runs may come. */
const licences = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  // Of sharp's picture library alone: a shared library of its own that anybody may replace.
  "LGPL-3.0-or-later",
  "MIT",
  "MIT-0",
  "Unlicense",
])

interface Component {
  readonly name: string
  readonly version?: string
  readonly licenses?: readonly { license?: { id?: string; name?: string }; expression?: string }[]
}

/**
 * Makes the inventory of all packages that an installation runs (not those that build and test it), of every
 * platform, out of the lock file. Returns what is wrong with it: a package that names no version, or no licence that
 * may be used.
 */
export async function makeInventory(root: string): Promise<string[]> {
  const stdout = await describe(root)
  const { components } = JSON.parse(stdout) as { components: readonly Component[] }
  mkdirSync(join(root, "dist"), { recursive: true })
  writeFileSync(join(root, inventoryFile), stdout)
  return [...missing(root, components), ...components.flatMap(faultsOf)]
}

/**
 * What npm says of the lock file without what builds and tests. Its own `--omit dev` leaves out what both need, so it
 * is asked about a copy that knows nothing of them.
 */
async function describe(root: string): Promise<string> {
  const { npm_execpath: npm, ...env } = process.env
  const folder = mkdtempSync(join(tmpdir(), "xueer-inventory-"))
  const ask = async (...words: string[]) => {
    const [program, all] = npm === undefined ? ["npm", words] : [process.execPath, [npm, ...words]]
    return await promisify(execFile)(program, all, { cwd: folder, env, maxBuffer: 64 * 1024 * 1024 })
  }
  try {
    const { devDependencies, ...program } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
    writeFileSync(join(folder, "package.json"), JSON.stringify(program))
    cpSync(join(root, "package-lock.json"), join(folder, "package-lock.json"))
    await ask("install", "--package-lock-only", "--offline", "--no-audit", "--no-fund")
    return (await ask("sbom", "--sbom-format", "cyclonedx", "--package-lock-only")).stdout
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What the program depends on by name and the inventory lacks. */
function missing(root: string, components: readonly Component[]): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
  const there = new Set(components.map(({ name }) => name))
  return Object.keys(dependencies)
    .filter((name) => !there.has(name))
    .map((name) => `${name} is not in the inventory`)
}

/** What is wrong with a package, as one line each. */
export function faultsOf({ name, version, licenses = [] }: Component): string[] {
  const named = licenses.map(({ license, expression }) => license?.id ?? license?.name ?? expression ?? "")
  const faults: string[] = []
  if (!version) faults.push(`${name} has no version`)
  if (!named.some(mayBeUsed)) faults.push(`${name} comes under ${named.join(", ") || "no licence"}`)
  return faults
}

/** Of alternatives one, of what holds together each. */
function mayBeUsed(expression: string): boolean {
  return expression
    .replaceAll(/[()]/g, "")
    .split(" OR ")
    .some((one) => one.split(" AND ").every((licence) => licences.has(licence)))
}
