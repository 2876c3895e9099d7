import { execFileSync, spawn } from "node:child_process"
import { once } from "node:events"
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, expect, test } from "vitest"
import { makeRelease } from "../support/release.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))
let folder: string
let place: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "xueer-release-"))
  chmodSync(folder, 0o711)
  execFileSync("tar", ["-xzf", await makeRelease(), "-C", folder])
  place = join(folder, readdirSync(folder)[0] ?? "")
  linkWhatRuns(join(place, "node_modules"))
}, 180_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What `npm ci --omit=dev` would put there. */
function linkWhatRuns(modules: string): void {
  const listed = execFileSync("npm", ["ls", "--omit=dev", "--all", "--parseable"], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 16 * 1024 * 1024,
  })
  const own = join(root, "node_modules")
  for (const path of listed.split("\n")) {
    const name = relative(own, path)
    if (path === "" || name.startsWith("..") || name.includes("node_modules") || !existsSync(path)) continue
    mkdirSync(dirname(join(modules, name)), { recursive: true })
    symlinkSync(path, join(modules, name))
  }
}

test("its files are those that its sums name", () => {
  execFileSync("sha256sum", ["--check", "--quiet", "SHA256SUMS"], { cwd: place })
  expect(existsSync(join(place, "dist/sbom.cdx.json"))).toBe(true)
})

test("it has no tests, no sources of pages, and nothing that builds", () => {
  expect(existsSync(join(place, "tests"))).toBe(false)
  expect(existsSync(join(place, "src/web"))).toBe(false)
  expect(existsSync(join(place, "node_modules/vite"))).toBe(false)
  expect(existsSync(join(place, "node_modules/hono"))).toBe(true)
})

test("it serves its pages as they came", async () => {
  const env = { ...process.env, DATA_DIR: join(folder, "data"), DATABASE_URL: "", PUBLIC_URL: "", PORT: "0" }
  const child = spawn(process.execPath, ["src/server/main.ts"], {
    cwd: place,
    env,
    stdio: ["ignore", "pipe", 2],
  })
  const ended = once(child, "exit")
  let said = ""
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout?.on("data", (piece) => {
      said += piece
      const line = /^http:\S+$/m.exec(said)
      if (line) resolve(line[0])
    })
    child.once("exit", () => reject(new Error(said)))
  })
  const page = await fetch(address)
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())?.[1] ?? ""
  const answer = await fetch(address + script)
  child.kill("SIGTERM")
  await ended
  expect(page.status).toBe(200)
  expect(answer.headers.get("content-type")).toContain("javascript")
  expect(said).not.toContain("Building")
}, 120_000)
