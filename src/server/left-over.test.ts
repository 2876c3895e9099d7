import { type ChildProcess, spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"
import { afterEach, beforeEach, expect, test } from "vitest"
import { writeBeside } from "./documents/workbook/replace-file.ts"
import { makeTemporaryFolder, ownMark, removeLeftOvers } from "./left-over.ts"

let folder: string
const children: ChildProcess[] = []
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "xueer-left-"))
})
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL")
  rmSync(folder, { recursive: true })
})

const file = (path: string) => JSON.stringify(fileURLToPath(new URL(path, import.meta.url)))

/** Another process that does something, says a line, and goes on. */
async function another(work: string): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(
    process.execPath,
    ["--input-type=module", "--eval", `${work}; setInterval(() => {}, 1000)`],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  )
  children.push(child)
  const [said] = await once(child.stdout, "data")
  return { child, said: String(said).trim() }
}

const writing = () =>
  another(`
  const { writeBeside } = await import(${file("./documents/workbook/replace-file.ts")})
  await writeBeside(${JSON.stringify(join(folder, "out.xlsx"))}, (handle) => handle.writeFile("half"))
  console.log("written")`)

const halves = () => readdirSync(folder).filter((name) => name.endsWith(".part"))

test("what a killed process left beside a file goes with the next writing; what a running one has stays", async () => {
  const [one, other] = [await writing(), await writing()]
  expect(halves()).toHaveLength(2)
  one.child.kill("SIGKILL")
  await once(one.child, "exit")
  const ours = await writeBeside(join(folder, "out.xlsx"), (handle) => handle.writeFile("whole"))
  expect(halves()).toHaveLength(2)
  await ours.commit()
  expect(halves().some((name) => name.includes(`-${other.child.pid}-`))).toBe(true)
  other.child.kill("SIGKILL")
  await once(other.child, "exit")
  removeLeftOvers(folder)
  expect(readdirSync(folder)).toEqual(["out.xlsx"])
})

test("temporary folders of a killed process go with the next one made", async () => {
  const { child, said } = await another(`
    const { makeTemporaryFolder } = await import(${file("./left-over.ts")})
    console.log(makeTemporaryFolder("rows"))`)
  const own = [makeTemporaryFolder("rows")]
  expect(existsSync(said)).toBe(true)
  child.kill("SIGKILL")
  await once(child, "exit")
  own.push(makeTemporaryFolder("rows"))
  expect(existsSync(said)).toBe(false)
  expect(own.map((path) => existsSync(path))).toEqual([true, true])
  for (const path of own) rmSync(path, { recursive: true })
})

test("what is of another machine, of an earlier process of the same number, or not ours at all is told apart", () => {
  const [, room, pid, began] = ownMark.split("-")
  const names = {
    own: `.a.${ownMark}-12345678.part`,
    earlier: `.a.by-${room}-${pid}-${began}0-12345678.part`,
    elsewhere: ".a.by-00000000-999999999-abc-12345678.part",
    gone: `.a.by-${room}-999999999-abc-12345678.part`,
    old: ".a.0b0c6ee0-5f7e-4b2f-9b55-0d2a4ff1c6a1.part",
    "of the first process of all": `.a.by-${room}-1-abc-12345678.part`,
  }
  for (const name of Object.values(names)) writeFileSync(join(folder, name), "")
  removeLeftOvers(folder)
  const { own, elsewhere, old, "of the first process of all": first } = names
  expect(readdirSync(folder).sort()).toEqual([own, elsewhere, old, first].sort())
  removeLeftOvers(join(folder, "is not there"))
  expect(basename(folder)).not.toContain("by-")
})
