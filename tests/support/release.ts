import { execFileSync } from "node:child_process"
import { createHash } from "node:crypto"
import {
  createWriteStream,
  globSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  statSync,
} from "node:fs"
import { join } from "node:path"
import { pipeline } from "node:stream/promises"
import { fileURLToPath } from "node:url"
import { createGzip } from "node:zlib"
import { pack } from "tar-stream"
import { buildPages } from "../../src/server/build-pages.ts"
import { inventoryFile, makeInventory } from "./inventory.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

/** What a release is made of, out of what git knows: the program and its documents; neither tests nor pages' sources. */
const rooms = [
  "CHANGELOG.md",
  "LICENSE",
  "README.md",
  "README.zh-CN.md",
  "package.json",
  "package-lock.json",
  "docs",
  "policies",
  "src/contract",
  "src/domain",
  "src/server",
]

/**
 * `npm run release`: one file, `dist/xueer-VERSION.tar.gz`, out of which an installation runs after
 * `npm ci --omit=dev`: the program, the built pages, the inventory of packages, and `SHA256SUMS` of all of it. Made
 * from what is committed or staged; its files carry the time of the last commit. Returns its path.
 */
export async function makeRelease(): Promise<string> {
  await buildPages((line) => process.stderr.write(`${line}\n`))
  const faults = await makeInventory(root)
  if (faults.length > 0) throw new Error(faults.join("\n"))
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"))
  const name = `xueer-${version}`
  const file = join(root, "dist", `${name}.tar.gz`)
  mkdirSync(join(root, "dist"), { recursive: true })
  const archive = pack()
  const written = pipeline(archive, createGzip(), createWriteStream(`${file}.part`, { mode: 0o644 }))
  const mtime = new Date(Number(git(["log", "-1", "--format=%ct"])) * 1000)
  const sums: string[] = []
  for (const path of listFiles()) {
    const linkname = linkAt(path)
    if (linkname !== undefined) {
      archive.entry({ name: `${name}/${path}`, type: "symlink", linkname, mtime })
      continue
    }
    const content = readFileSync(join(root, path))
    sums.push(`${createHash("sha256").update(content).digest("hex")}  ${path}`)
    const mode = statSync(join(root, path)).mode & 0o100 ? 0o755 : 0o644
    archive.entry({ name: `${name}/${path}`, mode, mtime }, content)
  }
  archive.entry({ name: `${name}/SHA256SUMS`, mode: 0o644, mtime }, `${sums.join("\n")}\n`)
  archive.finalize()
  await written
  renameSync(`${file}.part`, file)
  return file
}

function listFiles(): string[] {
  const known = git(["ls-files", "-z", "--", ...rooms]).split("\0")
  const program = known.filter((path) => path !== "" && !/\.test\.tsx?$/.test(path))
  const pages = globSync(["dist/web/**", "dist/web/.made-from"], { cwd: root }).filter((path) =>
    statSync(join(root, path)).isFile(),
  )
  return [...program, ...pages, inventoryFile].sort()
}

function linkAt(path: string): string | undefined {
  const file = join(root, path)
  return lstatSync(file).isSymbolicLink() ? readlinkSync(file) : undefined
}

function git(words: readonly string[]): string {
  return execFileSync("git", words, { cwd: root, encoding: "utf8", maxBuffer: 16 * 1024 * 1024 }).trim()
}

if (import.meta.main) process.stdout.write(`${await makeRelease()}\n`)
