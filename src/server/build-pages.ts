import { spawn } from "node:child_process"
import { existsSync, globSync, renameSync, rmSync, statSync, utimesSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { builtPages } from "./http/pages.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

/**
 * Builds the pages when there are none, or their sources are newer. Throws with what the build said. They are built
 * beside their place and moved there whole, so that neither a second builder nor a power cut leaves half of them.
 */
export async function buildPages(say: (line: string) => void): Promise<void> {
  if (areBuilt()) return
  say("Building the pages. This takes some seconds, once.")
  const began = new Date()
  const own = `${builtPages}.${process.pid}`
  const vite = join(dirname(createRequire(import.meta.url).resolve("vite/package.json")), "bin/vite.js")
  const options = ["--outDir", own, "--emptyOutDir", "--logLevel", "warn"]
  const { code, output } = await run([vite, "build", "-c", "src/web/vite.config.ts", ...options])
  if (code !== 0) throw new Error(`The pages could not be built: ${output}`)
  // What changes while they are built is newer than they are.
  utimesSync(join(own, "index.html"), began, began)
  if (!areBuilt()) putInPlace(own)
  rmSync(own, { recursive: true, force: true })
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

/** Whether the built pages are there and no source is newer. */
export function areBuilt(): boolean {
  const page = join(builtPages, "index.html")
  if (!existsSync(page)) return false
  const built = statSync(page).mtimeMs
  const sources = ["src/web/**/*.{ts,tsx,css,html,svg}", "src/contract/*.ts", "src/domain/**/*.ts"]
  return globSync(sources, { cwd: root }).every((file) => statSync(join(root, file)).mtimeMs <= built)
}

function run(args: readonly string[]): Promise<{ code: number | null; output: string }> {
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
    child.on("close", (code) => resolve({ code, output }))
  })
}
