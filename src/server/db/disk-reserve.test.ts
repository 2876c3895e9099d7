import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { freshDatabase, type TestDatabase } from "../../../tests/support/database.ts"
import { openTestServer, type Person, type TestServer } from "../../../tests/support/server.ts"
import { freeBytes, NoRoom, refuseFullDisk, roomOn, tightestDisk } from "../disk-space.ts"
import { refresh } from "../features/standing/index.ts"
import { connectTo } from "./database.ts"
import { withRoom } from "./with-room.ts"

const dataDir = "/tmp"
/** Bytes that are to be kept free; more than there are makes any disk a full one. */
let reserve = 0
const free = () => freeBytes(dataDir)
const nearlyFull = () => Math.floor(free() * 1.5)
const full = () => free() * 4

let fresh: TestDatabase
let server: TestServer
let officer: Person

beforeAll(async () => {
  fresh = await freshDatabase()
  const limited = connectTo(
    fresh.access,
    async () => {},
    () => roomOn({ dataDir, diskReserve: reserve }),
  )
  server = await openTestServer({ today: "2010-08-20", database: { ...fresh, ...limited } })
  await fresh.pool.query(
    "insert into unit (code, name, kind, path) values ('D', 'D', 'district-committee', '1')",
  )
  officer = await server.as("department-officer", "D")
  await refresh(server.database, server.app.packs, 2010, server.app.today())
})
afterAll(async () => {
  await Promise.all([server.database.pool.end(), server.database.requests.end()])
  await fresh.drop()
})

const wish = () => officer.post("/suggestions", { page: "/", body: "一句话" })
const wishes = async () => (await fresh.pool.query("select from suggestion")).rowCount

describe("on a disk that is nearly full", () => {
  test("recording is refused with a sentence, and the board is shown with the figures kept last, and their day", async () => {
    server.setToday("2010-11-21")
    reserve = nearlyFull()
    const refused = await wish()
    expect([refused.status, refused.body.code]).toEqual([507, "disk-nearly-full"])
    expect(refused.body.detail).toContain("现在只能查看，什么也没有改动")
    expect(await wishes()).toBe(0)

    const unitId = await server.unitId("D")
    expect((await officer.get(`/board/${unitId}`)).status).toBe(200)
    const { body } = await officer.get("/session")
    expect([body.session.accountId, body.lookingOnly]).toEqual([
      officer.accountId,
      { figuresOf: "2010-08-20" },
    ])
    const { rows } = await fresh.pool.query("select as_of as day from standing_year where year = 2010")
    expect(rows).toEqual([{ day: "2010-08-20" }])
  })

  test("whoever comes may sign in, and what is looked at leaves its entry", async () => {
    reserve = nearlyFull()
    const { status, body } = await server.stranger.post("/session", { login: "nobody", password: "guess" })
    expect([status, body.code]).not.toContain(507)
    const { rows } = await fresh.pool.query("select from audit_entry where action = 'sign-in-failed'")
    expect(rows).toHaveLength(1)
  })

  test("with nothing left not even that is written, and what leaves no entry is still shown", async () => {
    reserve = full()
    const { status } = await server.stranger.post("/session", { login: "nobody", password: "guess" })
    expect(status).toBe(507)
    expect((await officer.get("/session")).status).toBe(200)
    const { rows } = await fresh.pool.query("select from audit_entry where action = 'sign-in-failed'")
    expect(rows).toHaveLength(1)
  })

  test("everything goes on as soon as there is room", async () => {
    reserve = 0
    expect((await wish()).status).toBeLessThan(300)
    expect(await wishes()).toBe(1)
    expect((await officer.get("/session")).body.lookingOnly).toBeNull()
    await officer.get(`/board/${await server.unitId("D")}`)
    const { rows } = await fresh.pool.query("select as_of as day from standing_year where year = 2010")
    expect(rows).toEqual([{ day: "2010-11-21" }])
  })
})

describe("work that may write much", () => {
  test("is given up when the reserve is reached under it, and its connection is good for what follows", async () => {
    reserve = 0
    const client = await server.database.connect()
    await client.query("begin")
    const began = performance.now()
    const work = withRoom(server.database, client, async () => {
      await client.query("insert into suggestion (account_id, page, body) values ($1, '/', 'half')", [
        officer.accountId,
      ])
      reserve = nearlyFull()
      await client.query("select pg_sleep(30)")
    })
    await expect(work).rejects.toBeInstanceOf(NoRoom)
    expect(performance.now() - began).toBeLessThan(20_000)
    await client.query("rollback")
    expect((await client.query("select 1 as good")).rows).toEqual([{ good: 1 }])
    await client.end()
    expect((await fresh.pool.query("select from suggestion where body = 'half'")).rowCount).toBe(0)
  })

  test("is not begun there", async () => {
    reserve = nearlyFull()
    const client = await server.database.connect()
    let begun = false
    const work = withRoom(server.database, client, async () => {
      begun = true
    })
    await expect(work).rejects.toMatchObject({ code: "ENOSPC" })
    expect(begun).toBe(false)
    await client.end()
  })
})

describe("a disk of its own", () => {
  const [large = "", small = ""] = [tmpdir(), "/dev/shm"].sort(
    (one, other) => freeBytes(other) - freeBytes(one),
  )
  const between = (freeBytes(large) + freeBytes(small)) / 2
  let folder = ""
  let apart = ""
  beforeEach(() => {
    folder = mkdtempSync(join(large, "xueer-disks-"))
    apart = mkdtempSync(join(small, "xueer-disks-"))
    mkdirSync(join(folder, "postgres"))
  })
  afterEach(() => {
    for (const one of [folder, apart]) rmSync(one, { recursive: true })
  })
  const room = () => roomOn({ dataDir: folder, diskReserve: between })

  test("that the write-ahead log has is looked at as well", () => {
    expect(room()).toBe("plenty")
    symlinkSync(apart, join(folder, "postgres/pg_wal"))
    expect(room()).not.toBe("plenty")
    expect(() => refuseFullDisk({ dataDir: folder, diskReserve: 3 * between })).toThrow("postgres/pg_wal")
  })

  test("that the files have keeps nobody from recording, but from sending files", () => {
    symlinkSync(apart, join(folder, "files"))
    expect(room()).toBe("plenty")
    expect(tightestDisk(folder).folder).toBe(join(folder, "files"))
  })
})
