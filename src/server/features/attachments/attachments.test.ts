import { createHash, randomBytes } from "node:crypto"
import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import sharp from "sharp"
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { openWorld } from "../../../../tests/access/world.ts"
import { startS3Server } from "../../../../tests/support/s3-server.ts"
import type { Person, Reply, TestServer } from "../../../../tests/support/server.ts"
import { readEnv } from "../../env.ts"
import { FolderStore } from "../../files/folder-store.ts"
import { clearUnnamed, openFileStore } from "../../files/index.ts"
import { forgetCleared, forgetOldUploads } from "./store.ts"

const folder = mkdtempSync(join(tmpdir(), "xueer-attach-"))
const drafts = join(folder, "files", "drafts")
const day = 86_400_000
let server: TestServer
let unitId: number
let recorder: Person
let eventId: number

beforeAll(async () => {
  server = await openWorld()
  Object.assign(server.app, {
    files: new FolderStore(folder, drafts),
    env: { ...server.app.env, dataDir: folder },
  })
  recorder = await server.as("recorder", "B1")
  unitId = await server.unitId("B1")
  const { rows } = await server.database.pool.query(
    "select activity_id as id from activity where code = 'e-B1'",
  )
  eventId = rows[0].id
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})
beforeEach(async () => {
  await server.database.pool.query("delete from upload")
  await server.database.pool.query("delete from attachment")
  await server.database.pool.query("delete from content_let_go")
})

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex")
const begin = (person: Person, name: string, bytes: number, activityId = eventId) =>
  person.post(`/events/${activityId}/attachments/uploads`, { name, bytes })
const patch = (person: Person, uploadId: number, offset: number, chunk: Uint8Array, digest = "") =>
  person.patch(`/attachments/uploads/${uploadId}?offset=${offset}${digest && `&sha256=${digest}`}`, chunk, {
    headers: { "Content-Type": "application/octet-stream" },
  })
const finish = (person: Person, uploadId: number) =>
  person.post(`/attachments/uploads/${uploadId}/finish`, {})

/** Sends a file as the pages do; answers the last that was answered. */
async function send(name: string, content: Buffer, person = recorder, chunk = 400_000): Promise<Reply> {
  const begun = await begin(person, name, content.length)
  if (begun.status !== 200) return begun
  const { uploadId, received } = begun.body
  for (let at = received; at < content.length; at += chunk) {
    const piece = content.subarray(at, at + chunk)
    const sent = await patch(person, uploadId, at, piece, sha256(piece))
    if (sent.status !== 200) return sent
  }
  return await finish(person, uploadId)
}

async function download(person: Person, attachmentId: number): Promise<Response> {
  return await server.hono.request(`http://127.0.0.1:8787/api/attachments/${attachmentId}/content`, {
    headers: { Host: "127.0.0.1:8787", Cookie: person.cookie },
  })
}

const attachmentsAt = async (person: Person, activityId = eventId) =>
  (await person.get(`/events/${activityId}`)).body.attachments

async function auditOf(action: string): Promise<Record<string, unknown>[]> {
  const { rows } = await server.database.pool.query(
    "select details from audit_entry where action = $1 order by audit_entry_id",
    [action],
  )
  return rows.map(({ details }) => details)
}

const text = (size: number) =>
  Buffer.from("学习记录，一行一行。\n".repeat(Math.ceil(size / 31))).subarray(0, 31 * Math.floor(size / 31))
const photo = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: "#a21" } })
    .withExif({ IFD3: { GPSLatitudeRef: "N" } })
    .jpeg()
    .toBuffer()

test("a document is sent in chunks, listed, downloaded as it was, taken out, and gone a day later", async () => {
  const content = text(1_500_000)
  const added = await send("学习记录.txt", content)
  expect(added.status).toBe(200)
  expect(added.body).toMatchObject({
    name: "学习记录.txt",
    kind: "txt",
    bytes: content.length,
    removable: true,
  })
  const { attachmentId } = added.body
  const { items, uploads, room } = await attachmentsAt(recorder)
  expect(items).toEqual([added.body])
  expect(uploads).toEqual([])
  expect(room).toEqual({ files: 49, bytes: 2048 * 1024 * 1024 - content.length, year: 2010 })
  const answer = await download(recorder, attachmentId)
  expect(answer.status).toBe(200)
  expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true)
  expect(readdirSync(drafts)).toEqual([])
  expect(await clearUnnamed(server.database, server.app.files, Date.now() + 2 * day)).toBeGreaterThanOrEqual(
    4,
  )
  expect((await download(recorder, attachmentId)).status).toBe(200)
  expect((await recorder.delete(`/attachments/${attachmentId}`)).status).toBe(204)
  expect((await attachmentsAt(recorder)).items).toEqual([])
  expect((await download(recorder, attachmentId)).status).toBe(404)
  expect((await recorder.delete(`/attachments/${attachmentId}`)).status).toBe(404)
  expect(await clearUnnamed(server.database, server.app.files, Date.now() + 2 * day)).toBe(1)
  expect(await Array.fromAsync(server.app.files.list())).toEqual([])
  const told = {
    activityId: eventId,
    attachmentId,
    name: "学习记录.txt",
    sha256: sha256(content),
    bytes: content.length,
  }
  expect((await auditOf("attachment-added")).at(-1)).toEqual(told)
  expect((await auditOf("attachment-removed")).at(-1)).toEqual(told)
  expect((await auditOf("attachment-downloaded")).at(-1)).toEqual({ attachmentId, name: "学习记录.txt" })
})

test("a file goes out to be saved and nothing in it runs", async () => {
  const { body } = await send(`照片 "1";x'.jpg`, await photo())
  const { headers } = await download(recorder, body.attachmentId)
  expect(headers.get("content-type")).toBe("image/jpeg")
  expect(headers.get("content-disposition")).toBe(
    `attachment; filename="__ _1_;x'.jpg"; filename*=UTF-8''%E7%85%A7%E7%89%87%20%221%22%3Bx%27.jpg`,
  )
  expect(headers.get("x-content-type-options")).toBe("nosniff")
  expect(headers.get("content-security-policy")).toBe("sandbox; default-src 'none'; frame-ancestors 'none'")
  expect(headers.get("cache-control")).toBe("private, no-store")
})

test("a photograph comes back without what the camera noted", async () => {
  const taken = await photo()
  expect((await sharp(taken).metadata()).exif).toBeDefined()
  const { body } = await send("合影.jpeg", taken)
  expect(body).toMatchObject({ name: "合影.jpeg", kind: "jpg" })
  const kept = Buffer.from(await (await download(recorder, body.attachmentId)).arrayBuffer())
  expect((await sharp(kept).metadata()).exif).toBeUndefined()
})

test("what is begun, sent and given up, or finished and taken out, is counted until it is cleared", async () => {
  const { pool } = server.database
  const noted = async () => {
    const { rows } = await pool.query("select coalesce(sum(bytes), 0)::int as bytes from content_let_go")
    return rows[0].bytes
  }
  const size = 20 * 1024 * 1024
  for (let times = 1; times <= 3; times++) {
    const { body } = await begin(recorder, "记录.txt", size)
    for (let at = 0; at < size; at += 1024 * 1024)
      expect((await patch(recorder, body.uploadId, at, randomBytes(1024 * 1024))).status).toBe(200)
    expect((await recorder.delete(`/attachments/uploads/${body.uploadId}`)).status).toBe(204)
    expect(await noted()).toBe(times * size)
  }
  const lying = (await Array.fromAsync(server.app.files.list())).reduce((sum, { bytes }) => sum + bytes, 0)
  expect(lying).toBeGreaterThanOrEqual(3 * size)

  const content = text(900_000)
  const { body: sent } = await send("一.txt", content)
  expect(await noted()).toBe(3 * size + content.length)
  await recorder.delete(`/attachments/${sent.attachmentId}`)
  expect(await noted()).toBe(3 * size + 2 * content.length)

  await pool.query("update content_let_go set bytes = 2147483000 where bytes < 1048576")
  const refused = await begin(recorder, "二.txt", size)
  expect([refused.status, refused.body.code]).toEqual([409, "no-room-left"])
  await pool.query("update content_let_go set let_go_at = now() - interval '26 hours'")
  await forgetCleared(pool, server.app.files)
  expect((await begin(recorder, "二.txt", size)).body.code).toBe("no-room-left")
  await clearUnnamed(server.database, server.app.files, Date.now() + 2 * 86_400_000)
  await forgetCleared(pool, server.app.files)
  expect((await begin(recorder, "二.txt", size)).status).toBe(200)
}, 60_000)

test("an upload that nothing came of for a day goes, and what it sent counts until it is cleared; a younger one stays", async () => {
  const { pool } = server.database
  const content = text(900_000)
  for (const name of ["旧.txt", "新.txt"]) {
    const { body } = await begin(recorder, name, content.length)
    await patch(recorder, body.uploadId, 0, Buffer.concat([Buffer.from(name), content.subarray(0, 1000)]))
  }
  await pool.query("update upload set touched_at = now() - interval '25 hours' where name = '旧.txt'")
  await forgetOldUploads(pool)
  const { rows } = await pool.query("select name, (select count(*) from content_let_go) as noted from upload")
  expect(rows).toEqual([{ name: "新.txt", noted: 1 }])
  const count = () => pool.query("select from content_let_go").then(({ rowCount }) => rowCount)
  await forgetCleared(pool, server.app.files)
  expect(await count()).toBe(1)
  await pool.query("update content_let_go set let_go_at = now() - interval '26 hours'")
  await forgetCleared(pool, server.app.files)
  expect(await count()).toBe(1)
  await clearUnnamed(server.database, server.app.files, Date.now() + 2 * 86_400_000)
  await forgetCleared(pool, server.app.files)
  expect(await count()).toBe(0)
})

describe("an upload that breaks off", () => {
  const content = text(900_000)

  test("goes on where it stopped, for whoever began it", async () => {
    const { body: begun } = await begin(recorder, "记录.txt", content.length)
    await patch(recorder, begun.uploadId, 0, content.subarray(0, 300_000))
    expect((await attachmentsAt(recorder)).uploads).toEqual([{ ...begun, received: 300_000 }])
    const again = await begin(recorder, "记录.txt", content.length)
    expect(again.body).toEqual({ ...begun, received: 300_000 })
    const other = await server.as("recorder", "B1")
    expect((await attachmentsAt(other)).uploads).toEqual([])
    expect((await patch(other, begun.uploadId, 300_000, content.subarray(300_000))).body.code).toBe(
      "upload-not-yours",
    )
    expect((await send("记录.txt", content)).body.bytes).toBe(content.length)
  })

  test("takes a chunk once whose answer was lost, and says where to go on", async () => {
    const { body } = await begin(recorder, "记录.txt", content.length)
    const [first, second] = [content.subarray(0, 300_000), content.subarray(300_000, 500_000)]
    for (let times = 0; times < 3; times++)
      expect((await patch(recorder, body.uploadId, 0, first)).body.received).toBe(300_000)
    const ahead = await patch(recorder, body.uploadId, 500_000, second)
    expect([ahead.status, ahead.body.code, ahead.body.received]).toEqual([409, "upload-elsewhere", 300_000])
    const another = await patch(recorder, body.uploadId, 0, second)
    expect([another.status, another.body.code]).toEqual([409, "upload-elsewhere"])
    const twice = await Promise.all([1, 2, 3].map(() => patch(recorder, body.uploadId, 300_000, second)))
    expect(twice.map(({ body: { received } }) => received)).toEqual([500_000, 500_000, 500_000])
    const early = await finish(recorder, body.uploadId)
    expect([early.status, early.body.code, early.body.received]).toEqual([409, "upload-incomplete", 500_000])
  })

  test("knows a chunk that was damaged on its way, and one too many", async () => {
    const { body } = await begin(recorder, "记录.txt", 1000)
    const damaged = await patch(recorder, body.uploadId, 0, randomBytes(500), sha256(randomBytes(500)))
    expect([damaged.status, damaged.body.code]).toEqual([409, "chunk-damaged"])
    expect((await patch(recorder, body.uploadId, 0, randomBytes(1001))).body.code).toBe("upload-elsewhere")
    expect((await patch(recorder, body.uploadId, 0, new Uint8Array())).body.code).toBe("upload-elsewhere")
    expect((await patch(recorder, body.uploadId, 0, randomBytes(1024 * 1024 + 1))).status).toBe(413)
  })

  test("is given up by hand, or after a day", async () => {
    const { body } = await begin(recorder, "记录.txt", 1000)
    expect((await recorder.delete(`/attachments/uploads/${body.uploadId}`)).status).toBe(204)
    expect((await attachmentsAt(recorder)).uploads).toEqual([])
  })

  test("finished twice at once becomes one attachment", async () => {
    const { body } = await begin(recorder, "记录.txt", content.length)
    await patch(recorder, body.uploadId, 0, content)
    const both = await Promise.all([finish(recorder, body.uploadId), finish(recorder, body.uploadId)])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    expect(both[0]?.body).toEqual(both[1]?.body)
    expect((await finish(recorder, body.uploadId)).body).toEqual(both[0]?.body)
    expect((await attachmentsAt(recorder)).items).toHaveLength(1)
    expect((await recorder.delete(`/attachments/${both[0]?.body.attachmentId}`)).status).toBe(204)
    expect((await finish(recorder, body.uploadId)).status).toBe(404)
  })

  test("finished sixty times at once keeps nobody else waiting for long, and fills no disk", async () => {
    const { body } = await begin(recorder, "记录.txt", content.length)
    await patch(recorder, body.uploadId, 0, content)
    let seen = 0
    const looking = setInterval(() => {
      seen = Math.max(seen, readdirSync(drafts).length)
    }, 5)
    const all = await Promise.all(Array.from({ length: 60 }, () => finish(recorder, body.uploadId)))
    clearInterval(looking)
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set([200, 503]))
    // Two that are looked at, and two on their way into the store.
    expect(seen).toBeGreaterThan(0)
    expect(seen).toBeLessThanOrEqual(4)
    expect((await attachmentsAt(recorder)).items).toHaveLength(1)
  })

  test("is another request with another chunk, though its bytes and its key are the same", async () => {
    const { body } = await begin(recorder, "空.txt", 2000)
    const headers = { "Content-Type": "application/octet-stream", "Idempotency-Key": "a-chunk-of-zeros" }
    const at = (offset: number) =>
      recorder.patch(`/attachments/uploads/${body.uploadId}?offset=${offset}`, Buffer.alloc(1000), {
        headers,
      })
    expect((await at(0)).body.received).toBe(1000)
    expect((await at(0)).body.received).toBe(1000)
    expect((await at(1000)).body.code).toBe("key-reused")
  })
})

describe("what is not taken", () => {
  test.each([
    ["会议纪要（机密）.docx", 1000, 422, "marked-secret"],
    ["记录.pdf", 20 * 1024 * 1024 + 1, 413, "file-too-large"],
    ["IMG_0001.HEIC", 1000, 422, "heic-not-taken"],
    ["会场录像.mp4", 1000, 422, "kind-not-taken"],
    ["../../记录.pdf", 1000, 400, "invalid"],
    ["记录\u202e.pdf", 1000, 400, "invalid"],
    ["记录.pdf", 0, 400, "invalid"],
  ])("is refused before anything is sent: %s of %i bytes", async (name, bytes, status, code) => {
    const { status: got, body } = await begin(recorder, name, bytes)
    expect([got, body.code]).toEqual([status, code])
    expect((await attachmentsAt(recorder)).uploads).toEqual([])
  })

  test.each([
    ["记录.txt", Buffer.from("机密★1年\n会议纪要"), "marked-secret"],
    ["页面.html", Buffer.from("<!doctype html><script>1</script>"), "kind-not-taken"],
    ["图.svg", Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"), "kind-not-taken"],
    ["照片.jpg", Buffer.from("ffd8ffe000104a46494600", "hex"), "file-damaged"],
  ])("is gone when it has been looked at, and an entry says so: %s", async (name, content, code) => {
    const { status, body } = await send(name, content)
    expect([status, body.code]).toEqual([422, code])
    expect(await attachmentsAt(recorder)).toMatchObject({ items: [], uploads: [] })
    expect((await auditOf("attachment-refused")).at(-1)).toMatchObject({ activityId: eventId, name })
    expect(readdirSync(drafts)).toEqual([])
    await clearUnnamed(server.database, server.app.files, Date.now() + 2 * day)
    expect(await Array.fromAsync(server.app.files.list())).toEqual([])
  })

  test("is what there is no room for, with all that is on its way", async () => {
    const pool = server.database.pool
    await pool.query(
      `insert into attachment (activity_id, account_id, name, kind, sha256, bytes)
       select $1, $2, 'a.txt', 'txt', repeat('a', 64), 1073741800 from generate_series(1, 2)`,
      [eventId, recorder.accountId],
    )
    const left = 2048 * 1024 * 1024 - 2 * 1_073_741_800
    expect((await attachmentsAt(recorder)).room).toEqual({ files: 48, bytes: left, year: 2010 })
    const sent = await Promise.all([1, 2, 3].map((at) => begin(recorder, `${at}.txt`, left / 2)))
    expect(sent.map(({ status }) => status).sort()).toEqual([200, 200, 409])
    expect(sent.find(({ status }) => status === 409)?.body.code).toBe("no-room-left")
    await pool.query(
      `insert into attachment (activity_id, account_id, name, kind, sha256, bytes)
       select $1, $2, 'a.txt', 'txt', repeat('a', 64), 1 from generate_series(1, 46)`,
      [eventId, recorder.accountId],
    )
    expect((await begin(recorder, "5.txt", 1)).body.code).toBe("too-many-files")
  })
})

test("what people type may bear no mark either", async () => {
  const item = { kind: "collective-study", topic: "学习", hours: 1 }
  const sitting = { unitId, start: "2010-08-19 09:00", items: [item] }
  for (const [pointer, body] of [
    ["/minutes", { ...sitting, minutes: "秘密★1年\n会议记录" }],
    ["/place", { ...sitting, place: "【机密】会议室" }],
    ["/items/0/topic", { ...sitting, items: [{ ...item, topic: "机密★" }] }],
    ["/items/0/content", { ...sitting, items: [{ ...item, content: "绝密\n名单" }] }],
    ["/items/0/effect", { ...sitting, items: [{ ...item, effect: "本文为机密★5年" }] }],
  ] as const) {
    const { status, body: answer } = await recorder.post("/sittings", body)
    expect([status, answer.errors?.[0]?.pointer]).toEqual([400, pointer])
    expect(answer.errors[0].message).toContain("严禁在本系统填写涉密信息")
  }
  const fine = { ...sitting, minutes: "重温入党誓词：保守党的秘密", sure: [] }
  expect((await recorder.post("/sittings", fine)).status).toBe(200)
})

test("a member reads what is of their own sitting, and nothing of others or of a closed one", async () => {
  const { body } = await send("记录.txt", text(1000))
  const member = await server.asMember("m-B1")
  expect((await attachmentsAt(member)).items).toEqual([{ ...body, addedBy: null, removable: false }])
  expect((await attachmentsAt(member)).room).toBeNull()
  expect((await download(member, body.attachmentId)).status).toBe(200)
  expect((await member.delete(`/attachments/${body.attachmentId}`)).status).toBe(403)
  const neighbour = await server.asMember("m-B2")
  expect((await download(neighbour, body.attachmentId)).status).toBe(404)
  // A committee meeting of the same afternoon closes what was written of it.
  await server.database.pool.query(
    `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state, sitting_id)
     select 'e-closed', unit_id, 'committee-meeting', 'C', starts_at, 100, 'held', sitting_id from activity where activity_id = $1`,
    [eventId],
  )
  const plain = await server.asMember("m-B1-other")
  expect(await attachmentsAt(plain)).toBeNull()
  expect((await download(plain, body.attachmentId)).status).toBe(404)
  expect((await download(recorder, body.attachmentId)).status).toBe(200)
  await server.database.pool.query("delete from activity where code = 'e-closed'")
})

test("in a bucket that fails, a chunk or a file is there whole and named, or neither", async () => {
  const s3 = await startS3Server()
  const { files } = server.app
  Object.assign(server.app, { files: await openFileStore(readEnv({ DATA_DIR: folder, ...s3.env })) })
  try {
    const content = text(3000)
    const { body: begun } = await begin(recorder, "记录.txt", content.length)
    const named = async () => {
      const { rows } = await server.database.pool.query("select distinct sha256 from named_file")
      const there = await Promise.all(rows.map((row) => server.app.files.has(row.sha256)))
      expect(there).not.toContain(false)
      return rows.length
    }
    for (const how of ["500", "cut", "kept"] as const) {
      s3.failNext("PUT", how)
      expect((await patch(recorder, begun.uploadId, 0, content)).body.code).toBe("files-away")
      expect(await named()).toBe(0)
    }
    expect((await patch(recorder, begun.uploadId, 0, content)).body.received).toBe(content.length)
    for (const [method, how] of [
      ["GET", "500"],
      ["PUT", "cut"],
      ["PUT", "kept"],
      ["HEAD", "500"],
    ] as const) {
      s3.failNext(method, how)
      expect((await finish(recorder, begun.uploadId)).body.code).toBe("files-away")
      expect(await named()).toBe(1)
      expect((await attachmentsAt(recorder)).items).toEqual([])
    }
    const { body } = await finish(recorder, begun.uploadId)
    expect(
      Buffer.from(await (await download(recorder, body.attachmentId)).arrayBuffer()).equals(content),
    ).toBe(true)
    expect(await named()).toBe(1)
    expect(readdirSync(drafts)).toEqual([])
    s3.failNext("HEAD", "500")
    expect((await download(recorder, body.attachmentId)).status).toBe(503)
  } finally {
    Object.assign(server.app, { files })
    await s3.close()
  }
})

test("whichever statement fails, there is the upload or the attachment, and its content", async () => {
  const content = text(2000)
  const { pool, requests } = server.database
  const state = async () => {
    const { items, uploads } = await attachmentsAt(recorder)
    const { rows } = await pool.query("select distinct sha256 from named_file")
    const kept = await Promise.all(rows.map((row) => server.app.files.has(row.sha256)))
    expect(kept).not.toContain(false)
    return [items.length, uploads.length]
  }
  let statements = 0
  let failAt = 0
  const connect = async () => {
    const client = await requests.connect()
    const query = (...words: unknown[]) => {
      if (String(words[0]) !== "rollback" && ++statements === failAt)
        return Promise.reject(new Error("a fault"))
      return Reflect.apply(client.query, client, words)
    }
    return new Proxy(client, {
      get: (of, name) => {
        if (name === "query") return query
        const value: unknown = Reflect.get(of, name)
        return typeof value === "function" ? value.bind(of) : value
      },
    })
  }
  const faulty = new Proxy(requests, {
    get: (of, name) => {
      if (name === "connect") return connect
      const value: unknown = Reflect.get(of, name)
      return typeof value === "function" ? value.bind(of) : value
    },
  })
  const { body } = await begin(recorder, "记录.txt", content.length)
  const during = async (step: () => Promise<Reply>) => {
    Object.assign(server.database, { requests: faulty })
    statements = 0
    const reply = await step()
    Object.assign(server.database, { requests })
    return reply.status
  }
  for (failAt = 1; (await during(() => patch(recorder, body.uploadId, 0, content))) !== 200; failAt++)
    expect(await state()).toEqual([0, 1])
  expect(failAt).toBeGreaterThan(5)
  for (failAt = 1; (await during(() => finish(recorder, body.uploadId))) !== 200; failAt++)
    expect(await state()).toEqual([0, 1])
  expect(failAt).toBeGreaterThan(5)
  expect(await state()).toEqual([1, 0])
})
