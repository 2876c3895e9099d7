import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as pause } from "node:timers/promises"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openWorld } from "../../../tests/access/world.ts"
import type { Reply, TestServer } from "../../../tests/support/server.ts"
import { FolderStore } from "../files/folder-store.ts"
import { usualLimits } from "../limits.ts"

const folder = mkdtempSync(join(tmpdir(), "xueer-limits-"))
const mebibyte = 1_048_576
let server: TestServer

beforeAll(async () => {
  server = await openWorld()
  const files = new FolderStore(folder, join(folder, "drafts"))
  Object.assign(server.app, { files, limits: usualLimits })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

function count(replies: readonly Reply[]): Record<string, number> {
  const found: Record<string, number> = {}
  for (const { status, body } of replies) {
    const answer = `${status} ${body?.code ?? ""}`
    found[answer] = (found[answer] ?? 0) + 1
  }
  return found
}

test("nobody who works meets the limit of writes, however fast", async () => {
  const secretary = await server.as("branch-secretary", "B1")
  const replies: Reply[] = []
  for (let number = 0; number < 40; number++) {
    const items = [
      { kind: "collective-study", topic: `第${number}次`, hours: 1, content: "一章", effect: "好" },
    ]
    const body = { unitId: await server.unitId("B1"), start: "2010-08-06 14:00", items, sameDay: "another" }
    replies.push(await secretary.post("/sittings", body))
  }
  const activityId = replies[0]?.body.activities[0].activityId
  const memberId = await server.memberId("m-G1")
  const words = ["present", "late"] as const
  for (let number = 0; number < 200; number++) {
    const [was, status] = number % 2 === 0 ? words : words.toReversed()
    replies.push(
      await secretary.put(`/events/${activityId}/attendance`, { changes: [{ memberId, was, status }] }),
    )
  }
  const begun = await secretary.post(`/events/${activityId}/attachments/uploads`, {
    name: "会议.txt",
    bytes: 20 * mebibyte,
  })
  for (let at = 0; at < 20; at++) {
    const path = `/attachments/uploads/${begun.body.uploadId}?offset=${at * mebibyte}`
    const headers = { "Content-Type": "application/octet-stream" }
    replies.push(await secretary.patch(path, new Uint8Array(mebibyte), { headers }))
  }
  expect(replies.filter(({ status }) => status !== 200).map(({ body }) => body)).toEqual([])
  expect(replies).toHaveLength(260)
})

test("writes of one account that wait for something keep no connection from others, and are all done", async () => {
  const flooding = await server.asMember("m-G1")
  const other = await server.asMember("m-B3")
  const { pool } = server.database
  const holder = await pool.connect()
  await holder.query("begin")
  await holder.query("select from account where account_id = $1 for update", [flooding.accountId])
  const writes = Array.from({ length: 40 }, () => flooding.put("/me/preferences", { language: "zh" }))
  // Longer than anybody waits for a connection.
  await pause(1200)
  expect((await other.put("/me/preferences", { language: "zh" })).status).toBe(200)
  await holder.query("rollback")
  holder.release()
  expect(count(await Promise.all(writes))).toEqual({ "200 ": 40 })
})

test("a flood of writes ends with the limit, for its account and minute alone; so do suggestions of a day", async () => {
  const flooding = await server.asMember("m-B1")
  const other = await server.asMember("m-B2")
  const body = { page: "/", body: "快一点" }
  const replies: Reply[] = []
  const lane = async () => {
    while (replies.length < 2000) {
      const place = replies.push({ status: 0, body: null, text: "", headers: new Headers() }) - 1
      replies[place] = await flooding.post("/suggestions", body)
    }
  }
  await Promise.all(Array.from({ length: 8 }, lane))
  const { writesAMinute, suggestionsADay } = usualLimits
  expect(count(replies)).toEqual({
    "200 ": suggestionsADay,
    "429 suggestions-spent": writesAMinute - suggestionsADay,
    "429 too-many-writes": 2000 - writesAMinute,
  })
  const refused = replies.find((one) => one.body?.code === "too-many-writes")
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0)
  expect(Number(refused?.headers.get("retry-after"))).toBeLessThanOrEqual(60)
  const spent = replies.find((one) => one.body?.code === "suggestions-spent")
  expect(Number(spent?.headers.get("retry-after"))).toBeGreaterThan(23 * 3600)
  expect((await flooding.get("/me/notices")).status).toBe(200)
  expect((await other.post("/suggestions", body)).status).toBe(200)
  server.setToday("2010-08-21")
  expect((await flooding.post("/suggestions", body)).body.code).toBe("suggestions-spent")
  await server.database.pool.query("update suggestion set sent_at = sent_at - interval '1 day'")
  expect((await flooding.post("/suggestions", body)).status).toBe(200)
}, 120_000)
