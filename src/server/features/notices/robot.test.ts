import { createHmac } from "node:crypto"
import { once } from "node:events"
import { createServer } from "node:https"
import type { AddressInfo } from "node:net"
import { afterEach, expect, test } from "vitest"
import { makeCertificate } from "../../../../tests/support/certificate.ts"
import { openPeopleScene } from "../../../../tests/support/people-scene.ts"
import type { Reach } from "../../outgoing/post-json.ts"
import { deliverDue } from "./deliver-due.ts"

const open: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

const certificate = makeCertificate("robot.example.cn")

/** A robot on this machine; the program reaches it because the test says so, and in no other way. */
async function openRobot() {
  const said: { readonly url: URL; readonly body: { msgtype: string; text: { content: string } } }[] = []
  const answer = { status: 200, body: '{"errcode":0,"errmsg":"ok"}' }
  const server = createServer({ cert: certificate.cert, key: certificate.key }, (asked, reply) => {
    let text = ""
    asked.on("data", (chunk) => {
      text += chunk
    })
    asked.on("end", () => {
      said.push({ url: new URL(asked.url ?? "", "https://robot.example.cn"), body: JSON.parse(text) })
      reply.writeHead(answer.status).end(answer.body)
    })
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  open.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return { said, answer, host: `robot.example.cn:${(server.address() as AddressInfo).port}` }
}

const here: Reach = {
  addressesOf: async () => ["127.0.0.1"],
  mayConnect: (address) => address === "127.0.0.1",
  ca: certificate.cert,
}

async function scene() {
  const robot = await openRobot()
  const server = await openPeopleScene()
  open.push(() => server.close())
  server.setTime("09:30")
  const security = await server.as("security-admin", "01")
  const secretary = await server.as("branch-secretary", "0102", { memberCode: "001" })
  const unitId = await server.unitId("0102")
  const path = `/units/${unitId}/robot`
  const address = `https://${robot.host}/cgi-bin/webhook/send?key=693a91f6-7xxx-4bc4`
  const allow = async (hosts: readonly string[]) => {
    const { version } = (await security.get("/settings")).body.robots
    return await security.put("/settings/robots", { hosts }, { version })
  }
  const set = async (more: object = {}, who = secretary) => {
    const { version } = (await who.get(path)).body
    const body = { brand: "wecom", url: address, secret: null, digestAt: "08:30", ...more }
    return await who.put(path, body, { version })
  }
  const deliver = (reach: Reach | undefined = here) =>
    deliverDue(server.app, new AbortController().signal, reach)
  return { robot, server, security, secretary, unitId, path, address, allow, set, deliver }
}

test("is nowhere until the security administrator allows a host; what is no name is never allowed", async () => {
  const { robot, allow, set, secretary, server, path } = await scene()
  expect((await secretary.get(path)).body).toEqual({ robot: null, hosts: [], version: 1 })
  expect((await set()).body).toMatchObject({ code: "host-not-allowed" })
  for (const host of [
    "127.0.0.1",
    "localhost",
    "[::1]",
    "10.1.2.3:443",
    "a.b/c",
    "A.B.CN",
    "x@a.cn",
    "a.cn:0",
    "1.2.3.4.5",
  ]) {
    expect((await allow([host])).status, host).toBe(400)
  }
  expect((await allow([robot.host])).status).toBe(200)
  for (const address of [
    `http://${robot.host}/`,
    "https://127.0.0.1/x",
    "https://localhost/x",
    "not one",
    "https://[::1]/",
  ]) {
    expect((await set({ url: address })).status, address).toBe(400)
  }
  // The same name by another port is another host.
  expect((await set({ url: "https://robot.example.cn/x" })).status).toBe(409)
  expect((await set()).status).toBe(200)
  const neighbour = await server.as("branch-secretary", "0202")
  expect((await neighbour.get(path)).status).toBe(404)
  expect((await neighbour.put(path, {})).status).not.toBe(200)
})

test("its address is a secret: shown by its end, encrypted where it is kept, and nowhere else", async () => {
  const { robot, allow, set, server, address } = await scene()
  await allow([robot.host])
  const answer = await set({ brand: "dingtalk", secret: "SEC-hush" })
  expect(answer.body.robot).toMatchObject({ shownAddress: `https://${robot.host}/…4bc4`, signed: true })
  const { pool } = server.database
  const kept = [
    ...(await pool.query("select * from robot")).rows.map((row) => JSON.stringify(row)),
    ...(await pool.query("select * from delivery")).rows.map((row) => JSON.stringify(row)),
    ...(await pool.query("select * from audit_entry")).rows.map((row) => JSON.stringify(row)),
    answer.text,
  ].join("\n")
  for (const secret of ["693a91f6", "SEC-hush", Buffer.from(address).toString("hex")]) {
    expect(kept.toLowerCase()).not.toContain(secret.toLowerCase())
  }
})

test("is set by one of two who began with the same; the other sees what stands there, also after it was taken out", async () => {
  const { robot, allow, set, server, secretary, path, address } = await scene()
  await allow([robot.host])
  const other = await server.as("branch-secretary", "0102")
  const seen = { version: (await secretary.get(path)).body.version }
  const body = { brand: "wecom", url: address, secret: null, digestAt: "08:30" }
  const both = await Promise.all([secretary, other].map((who) => who.put(path, body, seen)))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 412])
  const late = await other.put(path, { ...body, digestAt: null }, seen)
  expect([late.body.code, late.body.current.robot.digestAt]).toEqual(["stale", "08:30"])
  expect(late.text).not.toContain("693a91f6")
  expect((await other.put(path, body)).status).toBe(428)
  const { version } = late.body.current
  expect((await secretary.ask("DELETE", path)).status).toBe(200)
  await set()
  expect((await other.put(path, body, { version })).status).toBe(412)
  expect((await set({ digestAt: null }, other)).body.robot.digestAt).toBeNull()
  const neighbour = await server.as("branch-secretary", "0202")
  expect((await neighbour.put(path, body, { version })).status).toBe(404)
})

test("is silent once whoever set it may no longer, and says so, until somebody sets it anew", async () => {
  const { robot, allow, set, deliver, server, secretary, security, path } = await scene()
  await allow([robot.host])
  await set()
  expect(await deliver()).toEqual({ sent: 1, failed: 0 })
  const owner = await server.database.ownerClient()
  const hello = () =>
    owner.query(
      "insert into delivery (channel, unit_id, tells) select 'robot', unit_id, 'robot-set' from unit where code = '0102'",
    )
  const role = (change: string) =>
    owner.query(`update grant_of_role set ${change} where account_id = $1`, [secretary.accountId])
  for (const [over, back] of [
    ["ended_at = now()", "ended_at = null"],
    ["until_on = '2010-08-20'", "until_on = null"],
    [
      "unit_id = (select unit_id from unit where code = '0202')",
      "unit_id = (select unit_id from unit where code = '0102')",
    ],
  ] as const) {
    await hello()
    await role(over)
    expect(await deliver(), over).toEqual({ sent: 0, failed: 1 })
    await role(back)
  }
  await hello()
  expect(await deliver()).toEqual({ sent: 1, failed: 0 })
  await role("ended_at = now()")
  await hello()
  await deliver()
  await owner.end()
  const successor = await server.as("branch-secretary", "0102")
  expect((await successor.get(path)).body.robot.last).toMatchObject({
    state: "given-up",
    trouble: "setter-has-left",
  })
  expect(JSON.stringify((await security.get("/deliveries")).body)).toContain("setter-has-left")
  await set({}, successor)
  expect(await deliver()).toEqual({ sent: 1, failed: 0 })
  expect(robot.said).toHaveLength(3)
})

test("says hello, tells what is called off today, and the meetings of two days once a day, and names nobody", async () => {
  const { robot, allow, set, server, secretary, unitId, deliver, path } = await scene()
  await allow([robot.host])
  await set({ brand: "dingtalk", secret: "SEC-hush" })
  const plan = (start: string) =>
    secretary.post("/sittings", {
      unitId,
      start,
      state: "planned",
      items: [{ kind: "party-lecture", topic: "孙志强讲党课", hours: 1 }],
      chairId: null,
    })
  for (const start of ["2010-08-20 15:00", "2010-08-21 10:00", "2010-08-23 10:00"]) {
    expect((await plan(start)).status).toBe(200)
  }
  await Promise.all([deliver(), deliver()])
  const texts = () => robot.said.map(({ body }) => body.text.content)
  // Each once; two servers say them at the same time, so either may arrive first.
  expect(texts().sort()).toEqual([
    "学而：以后西河村党支部的活动安排和临时取消会发到这个群。",
    "学而：近两天的活动\n8月20日 15:00 西河村党支部\n8月21日 10:00 西河村党支部",
  ])
  expect(robot.said[0]?.body.msgtype).toBe("text")
  const asked = robot.said[0]?.url.searchParams
  const timestamp = asked?.get("timestamp") ?? ""
  expect(Math.abs(Date.now() - Number(timestamp))).toBeLessThan(60_000)
  expect(asked?.get("sign")).toBe(
    createHmac("sha256", "SEC-hush").update(`${timestamp}\nSEC-hush`).digest("base64"),
  )
  expect(asked?.get("key")).toBe("693a91f6-7xxx-4bc4")
  const { rows } = await server.database.pool.query(
    "select activity_id, version from activity where starts_at = '2010-08-20 15:00'",
  )
  server.setTime("07:00")
  await secretary.post(
    `/events/${rows[0].activity_id}/cancel`,
    { reason: "孙志强病了" },
    { version: rows[0].version },
  )
  await deliver()
  expect(texts()[2]).toBe("学而：西河村党支部今天 15:00 的活动取消了。")
  // One that moved shortly before is off on the day that people know.
  const { rows: moved } = await server.database.pool.query(
    `with moved as (
       update activity set starts_at = '2010-08-24 16:00' where starts_at = '2010-08-23 10:00' returning *),
     knows as (
       insert into announced (activity_id, account_id, starts_at)
       select activity_id, $1, '2010-08-23 10:00' from moved)
     select activity_id, version from moved`,
    [secretary.accountId],
  )
  await secretary.post(
    `/events/${moved[0].activity_id}/cancel`,
    { reason: "停电" },
    { version: moved[0].version },
  )
  await deliver()
  expect(texts()[3]).toBe("学而：西河村党支部8月23日 10:00 的活动取消了。")
  expect(texts().join("")).not.toMatch(/孙|王/)
  expect((await secretary.get(path)).body.robot.last).toMatchObject({ state: "sent", trouble: null })
})

test("what a robot refuses is tried again; a host that is no longer allowed gets nothing; nor does one inside", async () => {
  const { robot, allow, set, secretary, deliver, path, server } = await scene()
  await allow([robot.host])
  await set()
  robot.answer.body = '{"errcode":45009,"errmsg":"王秀英 too often"}'
  await deliver()
  const last = async () => (await secretary.get(path)).body.robot.last
  expect(await last()).toMatchObject({ state: "waiting", trouble: "200 45009" })
  const due = () =>
    server.database.pool.query("update delivery set next_try_at = now() where state = 'waiting'")
  await due()
  // As the program reaches: this machine is not the public internet.
  await deliver({ ...here, mayConnect: (await import("../../outgoing/public-address.ts")).isPublicAddress })
  expect(await last()).toMatchObject({ state: "waiting", trouble: "not-public" })
  await allow([])
  await due()
  await deliver()
  expect(await last()).toMatchObject({ state: "given-up", trouble: "host-not-allowed" })
  expect(robot.said).toHaveLength(1)
  expect((await secretary.delete(path)).body.robot).toBeNull()
})

test("tells groups in the language that was chosen for them, with a setting of before too", async () => {
  const { robot, server, security, allow, set, secretary, unitId, deliver } = await scene()
  await allow([robot.host])
  expect((await security.get("/settings")).body.robots.language).toBe("zh")
  await server.database.pool.query("update setting set value = value - 'language' where name = 'robots'")
  const { version } = (await security.get("/settings")).body.robots
  const rules = { hosts: [robot.host], language: "en" }
  expect((await security.put("/settings/robots", { ...rules, language: "fr" }, { version })).status).toBe(400)
  expect((await security.put("/settings/robots", rules, { version })).status).toBe(200)
  await set()
  const planned = await secretary.post("/sittings", {
    unitId,
    start: "2010-08-20 15:00",
    state: "planned",
    items: [{ kind: "party-lecture", topic: "孙志强讲党课", hours: 1 }],
    chairId: null,
  })
  expect(planned.status).toBe(200)
  await deliver()
  expect(robot.said.map(({ body }) => body.text.content)).toEqual([
    "Xue'er: this group will hear of the meetings of 西河村党支部, and when one is called off.",
    "Xue'er: meetings of these two days\n20 Aug 15:00 西河村党支部",
  ])
})
