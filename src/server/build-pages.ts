import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Said } from "../contract/refusals.ts"
import { builtPages } from "./http/pages.ts"
import { ownMark, removeLeftOvers } from "./left-over.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

/** Says, among the built pages, which sources they were made from. Not served: its name has no type. */
const madeFrom = ".made-from"

/**
 * Builds the pages in a checkout where there are none, or where they were made from other sources. A release brings
 * them and has no sources, so nothing is looked at and the builder need not be installed. Throws with what the build
 * said. They are built beside their place and moved there whole, so that neither a second builder nor a power cut
 * leaves half of them.
 */
export async function buildPages(say: (line: Said) => void, asked?: AbortSignal): Promise<void> {
  if (areBuilt()) return
  say({
    zh: "正在构建网页，只做这一次，要几秒钟。",
    en: "Building the pages. This takes some seconds, once.",
  })
  removeLeftOvers(dirname(builtPages))
  const own = `${builtPages}.${ownMark}`
  // What changes while they are built is not what they were made from.
  const sources = digestOfSources()
  const vite = join(dirname(builder()), "bin/vite.js")
  const options = ["--outDir", own, "--emptyOutDir", "--logLevel", "warn"]
  const { code, output } = await run([vite, "build", "-c", "src/web/vite.config.ts", ...options], asked)
  asked?.throwIfAborted()
  if (code !== 0) throw new Error(`The pages could not be built: ${output}`)
  writeFileSync(join(own, madeFrom), sources)
  if (!areBuilt()) putInPlace(own)
  rmSync(own, { recursive: true, force: true })
}

function builder(): string {
  try {
    return createRequire(import.meta.url).resolve("vite/package.json")
  } catch {
    throw new Error(
      "The pages are not built, and what builds them is not installed: run npm ci, or take a release.",
    )
  }
}

function putInPlace(own: string): void {
  rmSync(builtPages, { recursive: true, force: true })
  try {
    renameSync(own, builtPages)
  } catch (error) {
    // Somebody else was quicker, with the same pages.
    if (!existsSync(builtPages)) throw error
  }
}

/** Whether the built pages are there, and made from the sources that lie here, if any do. */
export function areBuilt(): boolean {
  if (!existsSync(join(builtPages, "index.html"))) return false
  if (!existsSync(join(root, "src/web"))) return true
  const made = join(builtPages, madeFrom)
  return existsSync(made) && readFileSync(made, "utf8") === digestOfSources()
}

/** What the pages are made of, in 64 letters. */
function digestOfSources(): string {
  const sources = [
    "src/web/**/*.{ts,tsx,css,html,svg,json,webmanifest}",
    "src/contract/*.ts",
    "src/domain/**/*.ts",
  ]
  const digest = createHash("sha256")
  for (const file of [...globSync(sources, { cwd: root }).sort(), "package-lock.json"]) {
    if (/\.test\.tsx?$/.test(file)) continue
    digest
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update("\0")
  }
  return digest.digest("hex")
}

function run(
  args: readonly string[],
  asked: AbortSignal | undefined,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    // Whoever starts it, a test or a server: the libraries come as people use them, not as their authors do.
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production" },
    })
    let output = ""
    const add = (piece: Buffer) => {
      output += piece.toString()
    }
    child.stdout.on("data", add)
    child.stderr.on("data", add)
    const end = () => child.kill()
    asked?.addEventListener("abort", end)
    child.on("close", (code) => {
      asked?.removeEventListener("abort", end)
      resolve({ code, output })
    })
  })
}
