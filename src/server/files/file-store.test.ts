import { createHash, randomBytes } from "node:crypto"
import { mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type S3Server, startS3Server } from "../../../tests/support/s3-server.ts"
import { readEnv } from "../env.ts"
import type { FileStore, Listed } from "./file-store.ts"
import { openFileStore } from "./open-file-store.ts"

const folder = mkdtempSync(join(tmpdir(), "xueer-files-"))
let s3: S3Server
const stores = new Map<string, FileStore>()
const dataDir = (name: string) => join(folder, name)

beforeAll(async () => {
  s3 = await startS3Server()
  stores.set("folder", await openFileStore(readEnv({ DATA_DIR: dataDir("folder") })))
  stores.set("s3", await openFileStore(readEnv({ DATA_DIR: dataDir("s3"), ...s3.env })))
})
afterAll(async () => {
  await s3.close()
  rmSync(folder, { recursive: true })
})

const digestOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex")

async function* pieces(...all: readonly Uint8Array[]) {
  yield* all
}

/** A stream that ends in the middle. */
async function* brokenOff(bytes: Uint8Array) {
  yield bytes
  throw new Error("cut")
}

async function readAll(store: FileStore, sha256: string): Promise<Buffer | undefined> {
  const content = await store.open(sha256)
  return content && Buffer.concat(await content.toArray())
}

async function listAll(store: FileStore): Promise<Listed[]> {
  const all = await Array.fromAsync(store.list())
  return all.sort((one, other) => (one.sha256 < other.sha256 ? -1 : 1))
}

describe.each(["folder", "s3"])("a store in %s", (name) => {
  const store = () => {
    const found = stores.get(name)
    if (!found) throw new Error(`there is no ${name}`)
    return found
  }

  test("gives back what was put there, under its digest", async () => {
    const bytes = randomBytes(3_000_000)
    const kept = await store().put(pieces(bytes.subarray(0, 70_000), bytes.subarray(70_000)))
    expect(kept).toEqual({ sha256: digestOf(bytes), bytes: bytes.length })
    expect(await store().has(kept.sha256)).toBe(true)
    expect(digestOf((await readAll(store(), kept.sha256)) ?? Buffer.of())).toBe(kept.sha256)
    await store().remove(kept.sha256)
    await store().remove(kept.sha256)
    expect(await store().has(kept.sha256)).toBe(false)
    expect(await store().open(kept.sha256)).toBeUndefined()
  })

  test("lists everything, page by page", async () => {
    const all = Array.from({ length: 8 }, (_, at) => Buffer.from(`content ${at}`))
    for (const bytes of all) await store().put(pieces(bytes))
    const listed = await listAll(store())
    expect(listed.map(({ sha256 }) => sha256)).toEqual(all.map(digestOf).sort())
    for (const { bytes, putAt } of listed) {
      expect(bytes).toBe(9)
      expect(Math.abs(putAt - Date.now())).toBeLessThan(60_000)
    }
    for (const { sha256 } of listed) await store().remove(sha256)
  })

  test("keeps a content once, and it counts as fresh when it is put again", async () => {
    const once = await store().put(pieces(Buffer.from("the same")))
    if (name === "folder") {
      const path = join(dataDir("folder"), "files", once.sha256.slice(0, 2), once.sha256)
      utimesSync(path, new Date(0), new Date(0))
    } else for (const object of s3.objects.values()) object.at = new Date(0)
    expect((await listAll(store())).map(({ putAt }) => putAt)).toEqual([0])
    await store().put(pieces(Buffer.from("the same")))
    const listed = await listAll(store())
    expect(listed).toHaveLength(1)
    expect(Date.now() - (listed[0]?.putAt ?? 0)).toBeLessThan(60_000)
    await store().remove(once.sha256)
  })

  test("keeps nothing of what breaks off, neither content nor draft", async () => {
    await expect(store().put(brokenOff(randomBytes(100_000)))).rejects.toThrow("cut")
    expect(await listAll(store())).toEqual([])
    expect(readdirSync(join(dataDir(name), "files", "drafts"))).toEqual([])
  })

  test("lets go of drafts of a time that a kill has left", async () => {
    const drafts = join(dataDir(name), "files", "drafts")
    let goOn = () => {}
    const resting = new Promise<void>((resolve) => {
      goOn = resolve
    })
    async function* slowly() {
      yield Buffer.from("begun")
      await resting
      throw new Error("cut")
    }
    const left = store().put(slowly())
    await expect.poll(() => readdirSync(drafts)).toHaveLength(1)
    await store().clearDrafts(Date.now() - 60_000)
    expect(readdirSync(drafts)).toHaveLength(1)
    await store().clearDrafts(Date.now() + 60_000)
    expect(readdirSync(drafts)).toEqual([])
    goOn()
    await expect(left).rejects.toThrow("cut")
  })

  test.each(["../../etc/passwd", "", "A".repeat(64), `${"a".repeat(63)}/`])(
    "reads nothing as %j",
    async (sha256) => {
      await expect(store().open(sha256)).rejects.toThrow("is no SHA-256")
      await expect(store().remove(sha256)).rejects.toThrow("is no SHA-256")
    },
  )
})

describe("a bucket that fails", () => {
  const store = () => stores.get("s3") as FileStore

  test.each(["500", "cut"] as const)("leaves nothing and says so: %s", async (how) => {
    s3.failNext("PUT", how)
    await expect(store().put(pieces(Buffer.from("lost")))).rejects.toThrow()
    expect(s3.objects.size).toBe(0)
    expect(readdirSync(join(dataDir("s3"), "files", "drafts"))).toEqual([])
    s3.failNext("HEAD", how)
    await expect(store().has(digestOf(Buffer.from("lost")))).rejects.toThrow()
    s3.failNext("GET", how)
    await expect(store().open(digestOf(Buffer.from("lost")))).rejects.toThrow()
    s3.failNext("GET", how)
    await expect(listAll(store())).rejects.toThrow()
  })

  test("keeps under its key what it has taken although no answer came", async () => {
    s3.failNext("PUT", "kept")
    await expect(store().put(pieces(Buffer.from("taken")))).rejects.toThrow()
    const sha256 = digestOf(Buffer.from("taken"))
    expect([...s3.objects.keys()]).toEqual([`xueer/one/${sha256.slice(0, 2)}/${sha256}`])
    await store().remove(sha256)
  })

  test("believes nobody with another secret", async () => {
    const env = readEnv({ DATA_DIR: dataDir("s3"), ...s3.env, AWS_SECRET_ACCESS_KEY: "another" })
    const other = await openFileStore(env)
    const before = s3.refused()
    await expect(other.put(pieces(Buffer.from("no")))).rejects.toThrow("403")
    await expect(other.open("a".repeat(64))).rejects.toThrow("403")
    expect(s3.refused() - before).toBe(2)
    expect(s3.objects.size).toBe(0)
  })
})

describe("FILES_URL", () => {
  const more = { AWS_ACCESS_KEY_ID: "k", AWS_SECRET_ACCESS_KEY: "s" }

  test("names a bucket and what keys begin with", () => {
    const { s3: plain } = readEnv({ FILES_URL: "s3://papers", AWS_REGION: "cn-north-1", ...more })
    expect(plain).toMatchObject({
      bucket: "papers",
      prefix: "",
      endpoint: "https://s3.cn-north-1.amazonaws.com",
    })
    const { s3: below } = readEnv({
      FILES_URL: "s3://papers/a/b/",
      AWS_ENDPOINT_URL: "http://host:9000/",
      ...more,
    })
    expect(below).toMatchObject({ bucket: "papers", prefix: "a/b", endpoint: "http://host:9000" })
    expect(readEnv({}).s3).toBeUndefined()
  })

  test.each(["http://papers", "s3://", "s3://papers/../other", "s3://papers/a//b", "s3://PAPERS"])(
    "%s stops the start",
    (FILES_URL) => expect(() => readEnv({ FILES_URL, ...more })).toThrow(/^FILES_URL: /),
  )

  test("asks for its variables by name", () => {
    expect(() => readEnv({ FILES_URL: "s3://papers" })).toThrow(/^AWS_ACCESS_KEY_ID: /)
    expect(() => readEnv({ FILES_URL: "s3://papers", AWS_ACCESS_KEY_ID: "k" })).toThrow(
      /^AWS_SECRET_ACCESS_KEY: /,
    )
    expect(() => readEnv({ FILES_URL: "s3://papers", ...more, AWS_ENDPOINT_URL_S3: "x" })).toThrow(
      /^AWS_ENDPOINT_URL_S3: /,
    )
  })
})
