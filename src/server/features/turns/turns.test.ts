import { afterAll, beforeAll, describe, expect, test } from "vitest"
import type { Person, Reply, TestServer } from "../../../../tests/support/server.ts"
import { openStudyScene } from "../../../../tests/support/study-scene.ts"

let app: TestServer
let secretary: Person
let neighbour: Person
let b1: number
let rotaId: number

interface Taker {
  readonly takerId: number
  readonly name: string
  readonly taken: number
  readonly passed: number
}

const rota = async () => {
  const { rotas } = (await secretary.get(`/units/${b1}/turns`)).body
  return rotas.find((one: { rotaId: number }) => one.rotaId === rotaId)
}
const queue = async () => (await rota()).takers.map(({ name }: Taker) => name)
const idOf = async (name: string) =>
  (await rota()).takers.find((taker: Taker) => taker.name === name).takerId as number

beforeAll(async () => {
  ;({ app, secretary, neighbour } = await openStudyScene())
  b1 = await app.unitId("B1")
  const takers = [{ name: "办公室" }, { memberId: await app.memberId("m-G1") }, { name: "财务科" }]
  const begun = await secretary.post(`/units/${b1}/turns`, { kind: "lectures", title: "周五讲课", takers })
  rotaId = begun.body.rotaId
})
afterAll(() => app.close())

describe("turns", () => {
  test("go round: a turn becomes a sitting, and whoever took it goes to the end", async () => {
    expect(await queue()).toEqual(["办公室", "m-G1", "财务科"])
    const recorded = await secretary.post("/sittings", {
      ...{ unitId: b1, start: "2010-08-13 09:00" },
      items: [{ kind: "rotating-lecture", topic: "公文", hours: 1, takerId: await idOf("办公室") }],
    })
    expect(recorded.status).toBe(200)
    expect(await queue()).toEqual(["m-G1", "财务科", "办公室"])
    const event = (await secretary.get(`/events/${recorded.body.activities[0].activityId}`)).body
    expect(event.turn).toEqual({ unitId: b1, title: "周五讲课", name: "办公室" })
    const { past, takers } = await rota()
    expect(past).toMatchObject([
      { name: "办公室", on: "2010-08-13", activity: { topic: "公文", held: true } },
    ])
    expect(takers.at(-1)).toMatchObject({ name: "办公室", taken: 1, passed: 0, lastOn: "2010-08-13" })
    const [{ activityId }] = recorded.body.activities
    await secretary.ask("POST", `/events/${activityId}/cancel`, { reason: "改期" }, { version: 1 })
    expect(await queue()).toEqual(["办公室", "m-G1", "财务科"])
    expect((await rota()).takers[0]).toMatchObject({ name: "办公室", taken: 0 })
    const passed = { takerId: await idOf("办公室"), reason: "下次再讲" }
    expect((await secretary.post(`/units/${b1}/turns/${rotaId}/pass`, passed)).status).toBe(200)
  })
  test("that are called off come back in their order, whichever was first; one taken since stays", async () => {
    const kind = { kind: "contents", title: "选学", takers: [{ name: "甲" }, { name: "乙" }, { name: "丙" }] }
    const { rotaId: other } = (await secretary.post(`/units/${b1}/turns`, kind)).body
    const takers = async (): Promise<Taker[]> =>
      (await secretary.get(`/units/${b1}/turns`)).body.rotas.find(
        (one: { rotaId: number }) => one.rotaId === other,
      ).takers
    const names = async () => (await takers()).map(({ name }) => name).join("")
    const take = async (day: number) => {
      const [next] = await takers()
      const { body } = await secretary.post("/sittings", {
        ...{ unitId: b1, start: `2010-10-${day} 09:00`, state: "planned" },
        items: [{ kind: "collective-study", topic: "公文", hours: 1, takerId: next?.takerId }],
      })
      return body.activities[0].activityId as number
    }
    const off = { reason: "改期" }
    const callOff = (activityId: number, version = 1) =>
      secretary.ask("POST", `/events/${activityId}/cancel`, off, { version })
    const goOn = (activityId: number, version: number, by = secretary) =>
      by.ask("POST", `/events/${activityId}/restore`, { state: "planned" }, { version })
    const [first, second] = [await take(11), await take(12)]
    expect(await names()).toBe("丙甲乙")
    // A turn to come is no last one.
    expect((await takers()).at(-1)).toMatchObject({ lastOn: null, nextOn: "2010-10-12" })
    expect((await neighbour.ask("POST", `/events/${first}/cancel`, off, { version: 1 })).status).toBe(404)
    await callOff(first)
    expect(await names()).toBe("甲丙乙")
    await goOn(first, 2)
    expect(await names()).toBe("丙乙甲")
    await callOff(first, 3)
    expect(await names()).toBe("甲丙乙")
    await callOff(second)
    expect(await names()).toBe("甲乙丙")
    await take(13)
    await goOn(first, 4)
    expect(await names()).toBe("乙丙甲")
    await callOff(first, 5)
    expect(await names()).toBe("乙丙甲")
  })
  test("that were passed twice meanwhile are neither taken without a question nor passed by a page from before", async () => {
    const kind = { kind: "contents", title: "选读", takers: [{ name: "甲" }, { name: "乙" }] }
    const { rotaId: other } = (await secretary.post(`/units/${b1}/turns`, kind)).body
    const at = `/units/${b1}/turns/${other}`
    const now = async (): Promise<{ version: number; takers: Taker[] }> =>
      (await secretary.get(`/units/${b1}/turns`)).body.rotas.find(
        (one: { rotaId: number }) => one.rotaId === other,
      )
    const seen = await now()
    const [first, second] = seen.takers.map(({ takerId }) => takerId)
    const pass = (takerId?: number, more = {}) =>
      secretary.post(`${at}/pass`, { takerId, reason: "出差", ...more })
    const take = (turnVersion: number | undefined, more = {}) =>
      secretary.post("/sittings", {
        ...{ unitId: b1, start: "2010-11-08 09:00", state: "planned", sameDay: "another", ...more },
        items: [{ kind: "collective-study", topic: "公文", hours: 1, takerId: first, turnVersion }],
      })
    expect((await pass(first, { version: seen.version })).status).toBe(200)
    expect((await pass(second)).status).toBe(200)
    // It is the same one's turn again, and yet another.
    expect((await now()).takers.map(({ takerId }) => takerId)).toEqual([first, second])
    expect((await pass(first, { version: seen.version })).body.code).toBe("not-in-rota")
    const asked = await take(seen.version)
    expect([asked.body.code, asked.body.doubts]).toEqual([
      "sure-about-it",
      [{ code: "turn-moved", sentence: expect.stringContaining("现在轮到甲。这一次还是甲吗？") }],
    ])
    const { turns } = (await secretary.get("/turns/next")).body
    const next = turns.find((one: { rotaId: number }) => one.rotaId === other)
    expect(next).toMatchObject({ takerId: first, version: (await now()).version })
    expect((await take(next.version)).status).toBe(200)
    expect((await take(next.version)).body.code).toBe("not-next")
    // Whoever is sure takes it out of order; a client that says nothing is not asked.
    expect((await pass(second)).status).toBe(200)
    expect((await pass(first)).status).toBe(200)
    expect((await take(seen.version, { sure: ["turn-moved"] })).body.code).toBe("not-next")
    await secretary.post(`${at}/swap`, { takerId: first, withId: second })
    expect((await take(seen.version, { sure: ["turn-moved"] })).status).toBe(200)
    expect((await neighbour.post(`${at}/pass`, { takerId: second, reason: "出差" })).status).toBe(404)
    expect((await secretary.ask("PATCH", at, { closedOn: "2010-01-01" }, await now())).status).toBe(200)
  })
  test("are passed for a reason, and swapped", async () => {
    const at = `/units/${b1}/turns/${rotaId}`
    await secretary.post(`${at}/pass`, { takerId: await idOf("m-G1"), reason: "出差" })
    expect(await queue()).toEqual(["财务科", "办公室", "m-G1"])
    expect((await rota()).past[0]).toMatchObject({ name: "m-G1", reason: "出差", activity: null })
    await secretary.post(`${at}/swap`, { takerId: await idOf("财务科"), withId: await idOf("m-G1") })
    expect(await queue()).toEqual(["m-G1", "办公室", "财务科"])
    const oneself = await secretary.post(`${at}/swap`, {
      ...{ takerId: await idOf("m-G1"), withId: await idOf("m-G1") },
    })
    expect(oneself.body.code).toBe("not-in-rota")
  })
  test("say why somebody passed to those who keep the rota, and to nobody else", async () => {
    const member = await app.asMember("m-B1")
    const { rotas, can } = (await member.get(`/units/${b1}/turns`)).body
    expect(can).toEqual([])
    expect(rotas[0].past[0]).toMatchObject({ name: "m-G1", reason: null, activity: null })
    const [kept] = (await secretary.get(`/units/${b1}/turns`)).body.rotas
    expect(kept.past[0]).toMatchObject({ turnId: rotas[0].past[0].turnId, reason: "出差" })
    expect((await neighbour.get(`/units/${b1}/turns`)).status).toBe(404)
  })
  test("stand on the home of whoever is next, and of those who keep the rota", async () => {
    const member = await app.asMember("m-G1")
    expect((await member.get("/turns/next")).body.turns).toMatchObject([{ rotaId, mine: true }])
    const kept = (await secretary.get("/turns/next")).body.turns
    expect(kept.find((one: { rotaId: number }) => one.rotaId === rotaId)).toMatchObject({
      ...{ name: "m-G1", mine: false, title: "周五讲课" },
    })
    const other = (await neighbour.get("/turns/next")).body.turns
    expect(other.map((one: { rotaId: number }) => one.rotaId)).not.toContain(rotaId)
    expect((await neighbour.get(`/units/${b1}/turns`)).status).toBe(404)
  })
  test("are taken by others when some leave; somebody always takes them, and nobody twice", async () => {
    const path = `/units/${b1}/turns/${rotaId}`
    const change = (version: number, body: object) => secretary.ask("PATCH", path, body, { version })
    const { version } = await rota()
    const twice = await change(version, { add: [{ name: "办公室" }] })
    expect(twice.body.code).toBe("taker-named-twice")
    const all = (await rota()).takers.map(({ takerId }: Taker) => takerId)
    expect((await change(version, { remove: all })).body.code).toBe("nobody-takes-turns")
    const gone = [await idOf("财务科")]
    expect((await change(version, { remove: gone, add: [{ name: "宣传科" }] })).status).toBe(200)
    expect(await queue()).toEqual(["m-G1", "办公室", "宣传科"])
    const late = await change(version, { title: "周一讲课" })
    expect([late.status, late.body.current]).toEqual([412, await rota()])
    const stranger = await change(version + 1, { add: [{ memberId: await app.memberId("m-B2") }] })
    expect(stranger.status).toBe(404)
  })
  test("are passed once, when two keepers do it at once; two who swap at once leave it swapped", async () => {
    const at = `/units/${b1}/turns/${rotaId}`
    const other = await app.as("recorder", "B1")
    const before = await queue()
    const passed = { takerId: await idOf(before[0]), reason: "出差" }
    const both = await Promise.all([secretary, other].map((keeper) => keeper.post(`${at}/pass`, passed)))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(both.find(({ status }) => status === 409)?.body.code).toBe("not-next")
    expect(await queue()).toEqual([...before.slice(1), before[0]])
    const [one = "", two = "", ...rest] = await queue()
    const order = (await rota()).takers.map(({ takerId }: Taker) => takerId)
    const swapped = { takerId: await idOf(one), withId: await idOf(two), order }
    const swaps = await Promise.all([secretary, other].map((keeper) => keeper.post(`${at}/swap`, swapped)))
    expect(swaps.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(await queue()).toEqual([two, one, ...rest])
  })
  test("taken by two at once leave everybody a place of their own in the queue", async () => {
    const takers = (await rota()).takers.map(({ takerId }: Taker) => takerId)
    const other = await app.as("recorder", "B1")
    const taken = await Promise.all(
      [secretary, other].map((keeper, place) =>
        keeper.post("/sittings", {
          ...{ unitId: b1, start: `2010-08-${16 + place} 09:00` },
          items: [{ kind: "rotating-lecture", topic: "公文", hours: 1, takerId: takers[place] }],
        }),
      ),
    )
    expect(taken.map(({ status }) => status)).toEqual([200, 200])
    const places = await app.database.pool.query(
      "select count(*)::int as n, count(distinct queue_at)::int as places from rota_taker where rota_id = $1",
      [rotaId],
    )
    expect(places.rows[0].places).toBe(places.rows[0].n)
  })
  test("are taken once, when two record it at once, and not again before it is their turn", async () => {
    const [takerId] = (await rota()).takers.map(({ takerId }: Taker) => takerId)
    const other = await app.as("recorder", "B1")
    const take = (keeper: Person, day: number) =>
      keeper.post("/sittings", {
        ...{ unitId: b1, start: `2010-08-${day} 15:00`, sameDay: "another" },
        items: [{ kind: "rotating-lecture", topic: "公文", hours: 1, takerId }],
      })
    const codes = (replies: readonly Reply[]) => replies.map(({ body }) => body.code ?? "").sort()
    expect(codes(await Promise.all([take(secretary, 11), take(other, 12)]))).toEqual(["", "not-next"])
    const again = await take(secretary, 13)
    expect([again.status, again.body.code]).toEqual([409, "not-next"])
    const { takers, past } = await rota()
    expect(takers.at(-1)).toMatchObject({ takerId, taken: 1 })
    const [{ activity }] = past.filter(({ on }: { on: string }) => on === "2010-08-11" || on === "2010-08-12")
    const off = { reason: "改期" }
    await secretary.ask("POST", `/events/${activity.activityId}/cancel`, off, { version: 1 })
    expect((await take(secretary, 13)).status).toBe(200)
  })
  test("of a rota that is over are neither taken nor passed nor swapped; before its end they were", async () => {
    const at = `/units/${b1}/turns/${rotaId}`
    const [first, second] = (await rota()).takers.map(({ takerId }: Taker) => takerId)
    const { version } = await rota()
    expect((await secretary.ask("PATCH", at, { closedOn: "2010-08-20" }, { version })).status).toBe(200)
    const take = (start: string) =>
      secretary.post("/sittings", {
        ...{ unitId: b1, start, sameDay: "another" },
        items: [{ kind: "rotating-lecture", topic: "公文", hours: 1, takerId: first }],
      })
    expect((await take("2010-08-20 09:00")).status).toBe(400)
    expect((await take("2010-08-19 09:00")).status).toBe(200)
    expect((await secretary.post(`${at}/pass`, { takerId: second, reason: "出差" })).body.code).toBe(
      "rota-over",
    )
    const swap = await secretary.post(`${at}/swap`, { takerId: first, withId: second })
    expect(swap.body.code).toBe("rota-over")
  })

  test("are listed so many at the most, of so many rotas and takers, and say so", async () => {
    const b2 = await app.unitId("B2")
    const keeper = neighbour
    const at = `/units/${b2}/turns`
    const begin = (title: string) =>
      keeper.post(at, { kind: "lectures", title, takers: [{ name: "甲" }, { name: "乙" }] })
    for (let count = 1; count <= 12; count++) expect((await begin(`第 ${count} 份`)).status).toBe(200)
    expect((await begin("再一份")).body.code).toBe("rotas-many")
    const { rotas } = (await keeper.get(at)).body
    const [{ rotaId: first, takers }, { rotaId: second }] = rotas
    const change = (id: number, version: number, body: object) =>
      keeper.ask("PATCH", `${at}/${id}`, body, { version })
    expect((await change(second, 1, { closedOn: "2010-01-01" })).status).toBe(200)
    expect((await begin("换一份")).status).toBe(200)
    expect((await change(second, 2, { closedOn: null })).body.code).toBe("rotas-many")
    const many = (from: number) =>
      Array.from({ length: 99 }, (_, place) => ({ name: `科室 ${from + place}` }))
    expect((await change(first, 1, { add: many(0) })).status).toBe(200)
    expect((await change(first, 2, { add: many(99) })).status).toBe(200)
    expect((await change(first, 3, { add: [{ name: "又一位" }] })).body.code).toBe("takers-many")
    await app.database.pool.query(
      `insert into rota_turn (taker_id, turn_on, skip_reason)
       select $1, date '2010-01-01' + n, '出差' from generate_series(1, 60) n`,
      [takers[0].takerId],
    )
    await app.database.pool.query(
      `insert into rota (unit_id, kind, title, closed_on) select $1, 'lectures', '早就结束', '2009-01-01' from generate_series(1, 30)`,
      [b2],
    )
    const { body } = await keeper.get(at)
    expect([body.rotas.length, body.more]).toEqual([20, true])
    expect([body.rotas[0].past.length, body.rotas[0].pastMore]).toEqual([30, true])
    expect(body.rotas[0].past[0].on).toBe("2010-03-02")
    expect(body.rotas[1].pastMore).toBe(false)
    expect((await secretary.get(at)).status).toBe(404)
  })
})
