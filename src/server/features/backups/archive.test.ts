import { randomBytes } from "node:crypto"
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { layout, type Manifest, names } from "./manifest.ts"
import { readArchive } from "./read-archive.ts"
import { writeArchive } from "./write-archive.ts"

const folder = mkdtempSync(join(tmpdir(), "xueer-archive-"))
const file = join(folder, "backup")
const passphrase = "correct horse battery"
const manifest: Manifest = {
  layout,
  program: "1.0.0",
  postgres: "18.4",
  at: "2026-11-30T00:00:00Z",
  migrations: ["a"],
  tables: [],
  sequences: [],
  head: null,
}
const large = randomBytes(300_000)

beforeAll(async () => {
  await writeArchive(file, passphrase, async (archive) => {
    await archive.add(names.manifest, Buffer.from(JSON.stringify(manifest)))
    await archive.add(`${names.rows}a/1`, Buffer.from("one\ntwo\n"))
    await archive.addStream(`${names.files}x`, large.length, [
      large.subarray(0, 1000),
      large.subarray(1000),
    ] as never)
    return { tables: [{ name: "a", rows: 2, sum: "3" }] }
  })
})
afterAll(() => rmSync(folder, { recursive: true }))

test("what is written is read again, for whoever knows the passphrase", async () => {
  const read = new Map<string, Buffer>()
  const { manifest: found, end } = await readArchive(file, passphrase, async ({ name, content }) => {
    const pieces: Buffer[] = []
    for await (const piece of content) pieces.push(piece)
    read.set(name, Buffer.concat(pieces))
  })
  expect(found).toEqual(manifest)
  expect(end.tables).toEqual([{ name: "a", rows: 2, sum: "3" }])
  expect(read.get("rows/a/1")?.toString()).toBe("one\ntwo\n")
  expect(read.get("files/x")?.equals(large)).toBe(true)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(file).includes("one\ntwo")).toBe(false)
  await expect(readArchive(file, "wrong horse battery")).rejects.toMatchObject({ code: "wrong-passphrase" })
})

test("who reads nothing of it has it checked all the same", async () => {
  expect((await readArchive(file, passphrase)).manifest).toEqual(manifest)
})

test("a single byte that is another is found, wherever it is", { timeout: 300_000 }, async () => {
  const whole = readFileSync(file)
  const other = join(folder, "other")
  const places = [0, 25, 60, 130, 180, 200, 250, whole.length - 1, whole.length >> 1, 70_000, 140_000]
  for (const at of places) {
    const changed = Buffer.from(whole)
    changed[at] = (changed[at] ?? 0) ^ 1
    writeFileSync(other, changed)
    await expect(readArchive(other, passphrase), `byte ${at}`).rejects.toMatchObject({
      name: "BackupTrouble",
    })
  }
})

test("an end that is cut off, and something behind it, are found", { timeout: 120_000 }, async () => {
  const other = join(folder, "other")
  const whole = readFileSync(file)
  for (const bytes of [1, 16, 1000, 65_552, whole.length - 300]) {
    writeFileSync(other, whole)
    truncateSync(other, whole.length - bytes)
    await expect(readArchive(other, passphrase), `${bytes} bytes`).rejects.toMatchObject({
      name: "BackupTrouble",
    })
  }
  writeFileSync(other, Buffer.concat([whole, Buffer.from("more")]))
  await expect(readArchive(other, passphrase)).rejects.toMatchObject({ code: "damaged" })
  await expect(readArchive(join(folder, "none"), passphrase)).rejects.toMatchObject({ code: "not-read" })
})

test("what breaks off while it is written leaves nothing, and what was there stays", async () => {
  const before = readFileSync(file)
  const nowhere = writeArchive(join(file, "below-a-file"), passphrase, async () => ({ tables: [] }))
  await expect(nowhere).rejects.toMatchObject({ code: "not-written" })
  const breaking = writeArchive(file, passphrase, async (archive) => {
    await archive.add(names.manifest, Buffer.from(JSON.stringify(manifest)))
    throw new Error("broken off")
  })
  await expect(breaking).rejects.toThrow("broken off")
  expect(readdirSync(folder).filter((name) => name.endsWith(".part"))).toEqual([])
  expect(readFileSync(file).equals(before)).toBe(true)
})
