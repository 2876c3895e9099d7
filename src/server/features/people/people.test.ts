import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { changeUnit } from "../../../../tests/support/change-unit.ts"
import { openPeopleScene } from "../../../../tests/support/people-scene.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"

let server: TestServer
beforeEach(async () => {
  server = await openPeopleScene()
})
afterEach(() => server.close())

const names = ({ body }: Awaited<ReturnType<Person["get"]>>) =>
  body.items.map((line: { name: string }) => line.name)

describe("a roster", () => {
  test("holds the people of one's branch and its groups, and nobody of the neighbour's", async () => {
    const secretary = await server.as("branch-secretary", "0102")
    const all = await secretary.get("/people")
    expect(names(all)).toEqual(["王秀英", "李建国", "单晓红"])
    expect(all.body).toMatchObject({ total: 3, next: null })
    expect(all.body.items[0]).toMatchObject({
      code: "001",
      unit: "西河村党支部",
      posts: ["secretary"],
      circumstances: ["frail"],
    })
    expect(names(await (await server.as("branch-secretary", "0202")).get("/people"))).toEqual(["孙志强"])
    expect((await secretary.get(`/people?unit=${await server.unitId("0202")}`)).status).toBe(404)
  })
  test("is for a member their own line", async () => {
    expect(names(await (await server.asMember("002")).get("/people"))).toEqual(["李建国"])
  })
  test("is found by name, number, pinyin and initials, and narrowed by what people are", async () => {
    const officer = await server.as("department-officer", "01")
    const { fillSearchKeys } = await import("../search/index.ts")
    await fillSearchKeys(server.database)
    const found = async (query: string) => names(await officer.get(`/people?${query}`))
    expect(await found("q=wxy")).toEqual(["王秀英"])
    expect(await found("q=shanxiaohong")).toEqual(["单晓红"])
    expect(await found(`q=${encodeURIComponent("建")}`)).toEqual(["李建国"])
    expect(await found("q=004")).toEqual(["孙志强"])
    expect(await found("circumstance=away")).toEqual(["赵桂兰"])
    expect(await found("rank=clerk")).toEqual(["李建国"])
    expect(await found("post=secretary")).toEqual(["王秀英"])
    expect(await found("status=probationary")).toEqual(["单晓红"])
    expect(await found("inService=no")).toEqual(["王秀英", "赵桂兰"])
    expect(await found(`unit=${await server.unitId("0101")}`)).toEqual([
      "王秀英",
      "李建国",
      "赵桂兰",
      "单晓红",
    ])
    expect((await officer.get("/people?rank=admiral")).status).toBe(400)
  })
  test("goes on page by page without losing or repeating anybody", async () => {
    const officer = await server.as("department-officer", "01")
    const first = await officer.get("/people?limit=2")
    const second = await officer.get(`/people?limit=2&cursor=${first.body.next}`)
    const third = await officer.get(`/people?limit=2&cursor=${second.body.next}`)
    expect([...names(first), ...names(second), ...names(third)]).toEqual([
      "王秀英",
      "李建国",
      "赵桂兰",
      "孙志强",
      "单晓红",
    ])
    expect([first.body.total, second.body.total, third.body.next]).toEqual([5, null, null])
    expect((await officer.get("/people?cursor=nonsense")).status).toBe(400)
  })
  test("keeps those who have left or are to come apart", async () => {
    const officer = await server.as("department-officer", "01")
    const memberId = await server.memberId("003")
    await officer.post(`/people/${memberId}/transfer`, { toUnitId: null, on: "2010-08-01" }, { version: 1 })
    expect(names(await officer.get("/people"))).not.toContain("赵桂兰")
    expect(names(await officer.get("/people?belongs=others"))).toEqual(["赵桂兰"])
  })
  test("has those apart who only hold a post, within reach of the post's unit", async () => {
    const { pool } = server.database
    const memberId = await server.memberId("003")
    await pool.query("delete from membership where member_id = $1", [memberId])
    await pool.query(
      "insert into post (member_id, unit_id, post, from_on) values ($1, $2, 'secretary', '2009-03-01')",
      [memberId, await server.unitId("0201")],
    )
    const there = await server.as("committee-officer", "0201")
    expect(names(await there.get("/people"))).toEqual(["孙志强"])
    const listed = await there.get("/people?belongs=post")
    expect(listed.body).toMatchObject({ total: 1, items: [{ code: "003", unit: "港沟街道党工委" }] })
    expect(names(await there.get("/people?belongs=others"))).toEqual([])
    const { body } = await there.get(`/people/${memberId}`)
    expect(body).toMatchObject({ unit: { code: "0201" }, placedByPost: true, memberships: [] })
    expect((await there.get(`/people/${memberId}/standing?year=2010`)).status).toBe(200)
    // An account can be made for them, and is within the same reach.
    const made = await there.post("/accounts/slips", { memberIds: [memberId] })
    expect(made.body.slips).toMatchObject([{ unit: "港沟街道党工委" }])
    const elsewhere = await server.as("committee-officer", "0101")
    expect((await elsewhere.get(`/people/${memberId}`)).status).toBe(404)
    expect(names(await elsewhere.get("/people?belongs=post"))).toEqual([])
    // A membership is stronger than a post, and can be given.
    const toUnitId = await server.unitId("0202")
    const moved = await there.post(
      `/people/${memberId}/transfer`,
      { toUnitId, on: "2010-08-20" },
      { version: body.version },
    )
    expect(moved.body).toMatchObject({ unit: { code: "0202" }, placedByPost: false })
    expect(names(await there.get("/people?belongs=post"))).toEqual([])
  })
  test("leaves an entry in the audit log, and holds no phone number", async () => {
    const secretary = await server.as("branch-secretary", "0102")
    const { text } = await secretary.get("/people?q=wang")
    expect(text).not.toMatch(/\d{11}|\*{4}/)
    const { rows } = await server.database.pool.query(
      "select details from audit_entry where action = 'roster-read'",
    )
    expect(rows).toEqual([{ details: { searched: true, shown: 1 } }])
  })
})

describe("a person", () => {
  test("has where they belong, what they do, and a category with its ground", async () => {
    const secretary = await server.as("branch-secretary", "0102")
    const { body, headers } = await secretary.get(`/people/${await server.memberId("001")}`)
    expect(headers.get("etag")).toBe('"1"')
    expect(body).toMatchObject({
      name: "王秀英",
      phone: "138****5678",
      unit: { code: "0102" },
      memberships: [{ fromOn: "2009-01-01", untilOn: null }],
      posts: [{ post: "secretary", can: ["post.edit"] }],
      can: ["member.edit", "member.reveal", "post.edit", "member.add"],
    })
    const local = body.categories.find(({ pack }: { pack: string }) => pack === "licheng-2010")
    expect(local).toMatchObject({
      category: "村支部书记",
      since: "2010-01-01",
      post: { post: "secretary", kind: "branch", fromOn: "2009-03-01" },
      clause: { id: "TR-VILLAGE" },
    })
  })
  test("does not exist for the neighbour, is told to the inspector, and is read-only for a group's leader", async () => {
    const path = `/people/${await server.memberId("002")}`
    const strangers = [
      await server.as("branch-secretary", "0202"),
      await server.as("system-admin", "01"),
      await server.asMember("001"),
    ]
    for (const stranger of strangers) {
      expect((await stranger.get(path)).status).toBe(404)
      expect((await stranger.get(`${path}/record`)).status).toBe(404)
    }
    expect((await (await server.asMember("002")).get(path)).body.can).toEqual([])
    const leader = await server.as("group-leader", "0102-1")
    expect((await leader.get(`/people/${await server.memberId("005")}`)).body.can).toEqual(["member.reveal"])
    expect((await leader.get(path)).status).toBe(404)
    const inspector = await server.as("inspector", "0101")
    expect((await inspector.patch(path, { name: "改名" }, { version: 1 })).status).toBe(403)
    expect((await inspector.get("/people/2000000000")).status).toBe(404)
  })
  test("has a record of everything in a year", async () => {
    const memberId = await server.memberId("002")
    const secretary = await server.as("branch-secretary", "0102")
    const { body } = await secretary.get(`/people/${memberId}/record`)
    expect(body).toMatchObject({ year: 2010, years: [2010, 2009], next: null })
    expect(body.items.map((line: { of: string; on: string }) => `${line.of} ${line.on}`)).toEqual([
      "activity 2010-05-08",
      "activity 2010-04-08",
      "training 2010-04-03",
      "activity 2010-03-05",
    ])
    const [elsewhere, madeUp, training, onLeave] = body.items
    expect(elsewhere).toMatchObject({ unit: { name: "南河村党支部" }, opens: false, status: "present" })
    expect(madeUp).toMatchObject({
      status: "made-up",
      madeUpOn: "2010-04-20",
      helper: "王秀英",
      opens: true,
      hours: 4,
    })
    expect(training).toMatchObject({ name: "春季班", hours: 24 })
    expect(onLeave).toMatchObject({ status: "on-leave", leaveReason: "住院", taught: false })
    const earlier = await secretary.get(`/people/${memberId}/record?year=2009`)
    expect(earlier.body.items).toMatchObject([{ of: "writing", title: "学习体会" }])
    const [first] = (await secretary.get(`/people/${memberId}/record?limit=1`)).body.items
    const { next } = (await secretary.get(`/people/${memberId}/record?limit=1`)).body
    const rest = await secretary.get(`/people/${memberId}/record?limit=9&cursor=${next}`)
    expect([first, ...rest.body.items]).toEqual(body.items)
    const taught = await secretary.get(`/people/${await server.memberId("001")}/record`)
    expect(taught.body.items).toMatchObject([{ taught: true, status: null }])
    const own = await (await server.asMember("002")).get(`/people/${memberId}/record`)
    expect(own.body.items[0].opens).toBe(true)
  })
})

describe("adding and editing", () => {
  test("somebody new belongs where they were added, and can be taken out again", async () => {
    const secretary = await server.as("branch-secretary", "0102")
    const unitId = await server.unitId("0102-1")
    const added = await secretary.post(
      "/people",
      { name: "曾庆", unitId, fromOn: "2010-08-01", rank: "none" },
      { key: "add-person-1" },
    )
    expect(added.status).toBe(200)
    expect(added.body).toMatchObject({
      name: "曾庆",
      unit: { code: "0102-1" },
      code: expect.stringMatching(/^N\d{6}$/),
    })
    const again = await secretary.post(
      "/people",
      { name: "曾庆", unitId, fromOn: "2010-08-01", rank: "none" },
      { key: "add-person-1" },
    )
    expect(again.body).toEqual(added.body)
    expect(names(await secretary.get("/people?q=zq"))).toEqual(["曾庆"])
    expect((await secretary.delete(`/people/${added.body.memberId}`)).status).toBe(204)
    expect(names(await secretary.get("/people"))).toEqual(["王秀英", "李建国", "单晓红"])
  })
  test("nobody is added to a committee, to what is dissolved, to the neighbour's, or under somebody's number", async () => {
    const officer = await server.as("committee-officer", "0201")
    const refused = async (unit: string, more: object = {}) => {
      const body = { name: "曾庆", unitId: await server.unitId(unit), fromOn: "2010-08-01", ...more }
      const { status, body: answer } = await officer.post("/people", body)
      return `${status} ${answer.code}`
    }
    expect(await refused("0201")).toBe("409 unit-without-people")
    expect(await refused("0203")).toBe("409 unit-not-there")
    expect(await refused("0102")).toBe("404 not-found")
    expect(await refused("0202", { code: "001" })).toBe("409 code-taken")
    expect(await refused("0202", { name: "a\u202Eb" })).toBe("400 invalid")
    expect(await refused("0202", { surprise: 1 })).toBe("400 invalid")
    const { rows } = await server.database.pool.query("select count(*)::int as n from member")
    expect(rows).toEqual([{ n: 5 }])
  })
  test("what is hardly true is asked about, and kept once somebody says that it is so", async () => {
    const officer = await server.as("committee-officer", "0101")
    const body = {
      name: "李 建国",
      unitId: await server.unitId("0103"),
      fromOn: "2010-08-01",
      bornOn: "1980-03-01",
      joinedOn: "1980-02-01",
      phone: "没有手机",
    }
    const asked = await officer.post("/people", body)
    expect([asked.status, asked.body.code]).toEqual([409, "please-confirm"])
    const { questions } = asked.body
    expect(questions.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      "/name",
      "/phone",
      "/joinedOn",
    ])
    expect(questions[0].sentence).toContain("西河村党支部")
    const keys = questions.map(({ key }: { key: string }) => key)
    const some = await officer.post("/people", { ...body, confirmed: keys.slice(0, 2) })
    expect(some.body.questions.map(({ pointer }: { pointer: string }) => pointer)).toEqual(["/joinedOn"])
    const other = await officer.post("/people", { ...body, phone: "1380000567", confirmed: keys })
    expect(other.body.questions.map(({ pointer }: { pointer: string }) => pointer)).toEqual(["/phone"])
    const added = await officer.post("/people", { ...body, confirmed: keys })
    expect([added.status, added.body.name]).toEqual([200, "李建国"])
    const { memberId, version } = added.body
    const edited = await officer.patch(`/people/${memberId}`, { rank: "clerk" }, { version })
    expect(edited.status).toBe(200)
    const born = await officer.patch(
      `/people/${memberId}`,
      { bornOn: "2010-08-21" },
      { version: version + 1 },
    )
    expect(born.body.questions.map(({ key }: { key: string }) => key)).toEqual([
      "born-later:2010-08-21",
      "joined-before-birth:1980-02-01:2010-08-21",
    ])
  })
  test("whose unit is out of reach is asked about without saying where they are", async () => {
    const secretary = await server.as("branch-secretary", "0202")
    const body = {
      name: "李建国",
      bornOn: "1980-03-01",
      unitId: await server.unitId("0202"),
      fromOn: "2010-08-01",
    }
    const { status, text } = await secretary.post("/people", body)
    expect(status).toBe(409)
    expect(text).toContain("别的组织")
    expect(text).not.toContain("西河")
    const another = await secretary.post("/people", { ...body, bornOn: "1980-03-02" })
    expect(another.status).toBe(200)
  })
  test("who has records is not taken out", async () => {
    const secretary = await server.as("branch-secretary", "0102")
    const { status, body } = await secretary.delete(`/people/${await server.memberId("002")}`)
    expect([status, body.code]).toEqual([409, "person-has-records"])
    expect(names(await secretary.get("/people"))).toContain("李建国")
  })
  test("an edit changes what it names and leaves the rest; a stale one shows how things stand", async () => {
    const secretary = await server.as("branch-secretary", "0102")
    const path = `/people/${await server.memberId("002")}`
    const edited = await secretary.patch(path, { rank: "ke-head", phone: "13512345678" }, { version: 1 })
    expect(edited.body).toMatchObject({ rank: "ke-head", phone: "135****5678", name: "李建国", version: 2 })
    const stale = await secretary.patch(path, { rank: "none" }, { version: 1 })
    expect(stale.status).toBe(412)
    expect(stale.body.current).toMatchObject({ rank: "ke-head", version: 2 })
    expect((await secretary.patch(path, { rank: "none" })).status).toBe(428)
    const { rows } = await server.database.pool.query(
      "select details::text from audit_entry where action = 'member-edited'",
    )
    expect(rows).toEqual([{ details: '{"fields": ["phone", "rank"]}' }])
  })
  test("a new name is found by its sound at once", async () => {
    const secretary = await server.as("branch-secretary", "0102")
    await secretary.patch(`/people/${await server.memberId("002")}`, { name: "仇建国" }, { version: 1 })
    expect(names(await secretary.get("/people?q=qjg"))).toEqual(["仇建国"])
  })
})

describe("a transfer", () => {
  test("ends the old membership, begins the new one, tells the person, and can be taken back", async () => {
    const officer = await server.as("department-officer", "01")
    const member = await server.asMember("002")
    const path = `/people/${await server.memberId("002")}`
    const body = { toUnitId: await server.unitId("0202"), on: "2010-08-01" }
    const moved = await officer.post(`${path}/transfer`, body, { version: 1, key: "transfer-002" })
    expect(moved.body).toMatchObject({
      unit: { code: "0202" },
      memberships: [
        { unit: { code: "0202" }, fromOn: "2010-08-01", untilOn: null },
        { unit: { code: "0102" }, fromOn: "2009-01-01", untilOn: "2010-08-01" },
      ],
    })
    expect((await officer.post(`${path}/transfer`, body, { version: 1, key: "transfer-002" })).body).toEqual(
      moved.body,
    )
    expect((await officer.post(`${path}/transfer`, body, { version: 1 })).status).toBe(412)
    // Who has them now does not get to where they were before.
    const { body: here } = await (await server.as("branch-secretary", "0202")).get(path)
    expect(here.memberships.map(({ unit }: { unit: { opens: boolean } }) => unit.opens)).toEqual([
      true,
      false,
    ])
    const notices = await member.get("/me/notices")
    expect(notices.body.items).toMatchObject([
      { kind: "transferred", details: { from: "西河村党支部", to: "南河村党支部" } },
    ])
    expect((await (await server.as("branch-secretary", "0102")).get(path)).status).toBe(404)
    const back = await officer.post(`${path}/transfer/take-back`, {}, { version: moved.body.version })
    expect(back.body.memberships).toMatchObject([
      { unit: { code: "0102" }, fromOn: "2009-01-01", untilOn: null },
    ])
    expect(
      (await officer.post(`${path}/transfer/take-back`, {}, { version: back.body.version })).body.code,
    ).toBe("only-membership")
  })
  test("from a past day says first how many lists that are kept would lack somebody", async () => {
    const officer = await server.as("department-officer", "01")
    const { pool } = server.database
    const [unitId, memberId] = [await server.unitId("0202"), await server.memberId("002")]
    const add = async (day: string, unit: string, kind = "collective-study") =>
      await pool.query(
        `with held as (
           insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
           select gen_random_uuid()::text, unit_id, $3, '学习', $1::date + time '14:00', 200, 'held' from unit where code = $2
           returning activity_id)
         insert into attendance (activity_id, member_id, status)
         select activity_id, member_id, 'present' from held, member where code = '004'`,
        [day, unit, kind],
      )
    await add("2010-07-01", "0202")
    await add("2010-08-02", "0202")
    await add("2010-08-03", "0202")
    // What the whole district does expected them before too; a committee meeting does not expect them at all.
    await add("2010-08-04", "01")
    await add("2010-08-05", "0202", "committee-meeting")
    const move = async (on: string, confirmed?: readonly string[]) =>
      await officer.post(
        `/people/${memberId}/transfer`,
        { toUnitId: unitId, on, ...(confirmed ? { confirmed } : {}) },
        { version: 1 },
      )
    const asked = await move("2010-08-01")
    expect([asked.status, asked.body.code]).toEqual([409, "please-confirm"])
    expect(asked.body.questions[0].sentence).toContain("从8月1日起已有 2 次活动")
    const [{ key }] = asked.body.questions
    const earlier = await move("2010-06-01", [key])
    expect(earlier.body.questions[0].sentence).toContain("3 次活动")
    const person = { name: "曾庆", unitId, fromOn: "2010-08-01" }
    const added = await officer.post("/people", person)
    expect(added.body.questions[0].sentence).toContain("3 次活动")
    expect((await officer.post("/people", { ...person, fromOn: "2010-08-20" })).status).toBe(200)
    const merged = await changeUnit(server, officer, [await server.unitId("0102"), "merge"], {
      into: unitId,
      day: "2010-08-01",
      postsGoOn: false,
    })
    expect(merged.body.questions[0].sentence).toMatch(/2 次活动.*这 \d+ 人/)
    expect((await move("2010-08-01", [key])).status).toBe(200)
    // Those lists are found one after another, until nobody is missing; what others keep is not among them.
    const secretary = await server.as("branch-secretary", "0202")
    const left = async () => {
      const { body } = await secretary.get(`/events?unit=${unitId}&from=2010-08-01&lacks=people`)
      return body.items.map(({ start }: { start: string }) => start.slice(0, 10))
    }
    expect(await left()).toEqual(["2010-08-03", "2010-08-02"])
    await pool.query(
      `insert into attendance (activity_id, member_id, status)
       select activity_id, $1, 'absent' from activity where unit_id = $2 and starts_on = '2010-08-03'`,
      [memberId, unitId],
    )
    expect(await left()).toEqual(["2010-08-02"])
  })
  test("asks for both ends within reach", async () => {
    const officer = await server.as("committee-officer", "0101")
    const path = `/people/${await server.memberId("002")}/transfer`
    const to = async (code: string) =>
      (await officer.post(path, { toUnitId: await server.unitId(code), on: "2010-08-01" }, { version: 1 }))
        .status
    expect(await to("0202")).toBe(404)
    expect(await to("0101")).toBe(409)
    expect(await to("0103")).toBe(200)
    const stranger = await server.as("committee-officer", "0201")
    expect(
      (await stranger.post(path, { toUnitId: await server.unitId("0202"), on: "2010-08-02" }, { version: 2 }))
        .status,
    ).toBe(404)
    const secretary = await server.as("branch-secretary", "0103")
    expect((await secretary.post(path, { toUnitId: null, on: "2010-08-02" }, { version: 2 })).status).toBe(
      403,
    )
  })
  test("into a group is into a unit of its own", async () => {
    const officer = await server.as("committee-officer", "0101")
    const path = `/people/${await server.memberId("001")}/transfer`
    const { body } = await officer.post(
      path,
      { toUnitId: await server.unitId("0102-1"), on: "2010-08-01" },
      { version: 1 },
    )
    expect(body.unit.code).toBe("0102-1")
  })
  test("is never back into a unit that has ended, and is not offered then", async () => {
    const officer = await server.as("department-officer", "01")
    const path = `/people/${await server.memberId("002")}`
    const to = async (code: string, on: string, version: number) =>
      await officer.post(`${path}/transfer`, { toUnitId: await server.unitId(code), on }, { version })
    const moved = await to("0103", "2010-08-01", 1)
    expect(moved.body.can).toContain("transfer.take-back")
    const merged = await changeUnit(server, officer, [await server.unitId("0102"), "merge"], {
      into: await server.unitId("0103"),
      day: "2010-08-02",
      postsGoOn: false,
    })
    expect(merged.status).toBe(200)
    const { body: now } = await officer.get(path)
    expect(now.can).not.toContain("transfer.take-back")
    const refused = await officer.post(`${path}/transfer/take-back`, {}, { version: now.version })
    expect([refused.status, refused.body.code]).toEqual([409, "unit-not-there"])
    expect((await to("0102", "2010-08-03", now.version)).body.code).toBe("unit-not-there")
  })
  test("into a unit that is to end lasts as long as the unit", async () => {
    const officer = await server.as("department-officer", "01")
    await server.database.pool.query("update unit set dissolved_on = '2010-12-31' where code = '0202'")
    const path = `/people/${await server.memberId("002")}/transfer`
    const body = { toUnitId: await server.unitId("0202"), on: "2010-08-01" }
    expect((await officer.post(path, body, { version: 1 })).body.memberships[0]).toMatchObject({
      unit: { code: "0202" },
      untilOn: "2010-12-31",
    })
  })
  test("takes posts along, ends them or leaves them, as it is asked to", async () => {
    const officer = await server.as("department-officer", "01")
    const memberId = await server.memberId("001")
    const here = await server.unitId("0102")
    const toUnitId = await server.unitId("0202")
    const goes = async (posts: string) => {
      await server.database.pool.query("delete from post where member_id = $1", [memberId])
      await server.database.pool.query(
        "insert into post (member_id, unit_id, post, from_on) values ($1, $2, 'secretary', '2009-01-01')",
        [memberId, here],
      )
      const { body: seen } = await officer.get(`/people/${memberId}`)
      const { body } = await officer.post(
        `/people/${memberId}/transfer`,
        { toUnitId, on: "2010-08-01", posts },
        { version: seen.version },
      )
      const back = await officer.post(`/people/${memberId}/transfer/take-back`, {}, { version: body.version })
      // Taken back, whatever it did to posts is as it was.
      expect([posts, back.body.posts]).toEqual([posts, seen.posts])
      return body.posts.map(
        ({ unit, fromOn, untilOn }: { unit: { code: string }; fromOn: string; untilOn: string | null }) => [
          unit.code,
          fromOn,
          untilOn,
        ],
      )
    }
    expect(await goes("stay")).toEqual([["0102", "2009-01-01", null]])
    expect(await goes("end")).toEqual([["0102", "2009-01-01", "2010-08-01"]])
    expect(await goes("follow")).toEqual([
      ["0202", "2010-08-01", null],
      ["0102", "2009-01-01", "2010-08-01"],
    ])
  })
  test("taken back leaves a post alone that somebody has changed since", async () => {
    const officer = await server.as("department-officer", "01")
    const memberId = await server.memberId("001")
    const path = `/people/${memberId}`
    await server.database.pool.query("delete from post where member_id = $1", [memberId])
    await officer.post(`${path}/posts`, {
      unitId: await server.unitId("0102"),
      post: "secretary",
      fromOn: "2009-01-01",
    })
    const { body: seen } = await officer.get(path)
    const toUnitId = await server.unitId("0202")
    const moved = await officer.post(
      `${path}/transfer`,
      { toUnitId, on: "2010-08-01", posts: "end" },
      { version: seen.version },
    )
    const [{ postId }] = moved.body.posts
    const changed = await officer.post(
      `${path}/posts/${postId}/end`,
      { untilOn: "2010-05-01" },
      { version: moved.body.version },
    )
    const back = await officer.post(`${path}/transfer/take-back`, {}, { version: changed.body.version })
    expect(back.body).toMatchObject({ unit: { code: "0102" }, posts: [{ postId, untilOn: "2010-05-01" }] })
  })
  test("ends the roles held there or leaves them, tells whoever administers roles, and gives them back", async () => {
    const officer = await server.as("department-officer", "01")
    const guard = await server.as("security-admin", "01")
    const person = await server.asMember("002")
    const memberId = await server.memberId("002")
    const path = `/people/${memberId}`
    const toUnitId = await server.unitId("0202")
    const { rows } = await server.database.pool.query(
      `insert into grant_of_role (account_id, role, unit_id, from_on) values ($1, 'recorder', $2, '2009-01-01')
       returning grant_id as id`,
      [person.accountId, await server.unitId("0102")],
    )
    const holds = async () =>
      (
        await server.database.pool.query(
          `select g.grant_id = $2 as first, g.until_on from grant_of_role g
            where g.account_id = $1 and g.role = 'recorder' and g.ended_at is null`,
          [person.accountId, rows[0].id],
        )
      ).rows
    const roles = [{ grantId: rows[0].id, role: "recorder", unit: { code: "0102" } }]
    const transfer = async (body: object) => {
      const { body: seen } = await officer.get(path)
      expect(seen.roles).toMatchObject(roles)
      return (await officer.post(`${path}/transfer`, { toUnitId, ...body }, { version: seen.version })).body
    }
    const takeBack = async (version: number) =>
      (await officer.post(`${path}/transfer/take-back`, {}, { version })).body
    const told = async () =>
      (await guard.get("/me/notices")).body.items.filter((one: { kind: string }) => one.kind === "role-left")

    const moved = await transfer({ on: "2010-08-01", roles: "end" })
    expect(moved.roles).toEqual([])
    expect(await holds()).toEqual([])
    expect(await told()).toMatchObject([{ details: { role: "recorder", to: "南河村党支部", ended: 1 } }])
    expect((await takeBack(moved.version)).roles).toMatchObject(roles)

    const kept = await transfer({ on: "2010-08-01" })
    expect(kept.roles).toMatchObject(roles)
    expect(await told()).toMatchObject([{ details: { ended: 0 } }, { details: { ended: 1 } }])
    await takeBack(kept.version)

    // Of a day to come they hold until then.
    const planned = await transfer({ on: "2010-12-01", roles: "end" })
    expect(await holds()).toEqual([{ first: false, until_on: "2010-12-01" }])
    await takeBack(planned.version)
    expect(await holds()).toEqual([{ first: true, until_on: null }])

    // Who may not read roles is told of none.
    const neighbour = await server.as("branch-secretary", "0102")
    expect((await neighbour.get(path)).body.roles).toEqual([])
  })
  test("twenty at once move somebody once", async () => {
    const officer = await server.as("department-officer", "01")
    const path = `/people/${await server.memberId("002")}/transfer`
    const toUnitId = await server.unitId("0202")
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => officer.post(path, { toUnitId, on: "2010-08-01" }, { version: 1 })),
    )
    expect(tries.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(412)])
  })
})

describe("posts", () => {
  test("of a secretary are asked about while another holds it, and not afterwards", async () => {
    const secretary = await server.as("branch-secretary", "0102")
    const path = `/people/${await server.memberId("002")}/posts`
    const body = { unitId: await server.unitId("0102"), post: "secretary", fromOn: "2010-08-20" }
    const asked = await secretary.post(path, body)
    expect([asked.status, asked.body.code]).toEqual([409, "please-confirm"])
    expect(asked.body.questions).toMatchObject([{ sentence: expect.stringContaining("王秀英") }])
    const [{ key }] = asked.body.questions
    const both = await secretary.post(path, { ...body, confirmed: [key] })
    expect(both.status, both.text).toBe(200)
    const [{ postId }] = both.body.posts
    await secretary.delete(`${path}/${postId}`, { version: both.body.version })
    await server.database.pool.query("update post set until_on = '2010-08-20'")
    expect((await secretary.post(path, body)).status).toBe(200)
    const neighbour = await server.as("branch-secretary", "0202")
    expect((await neighbour.post(path, body)).status).toBe(404)
  })
  test("are of a unit that exists on their first day", async () => {
    const officer = await server.as("department-officer", "01")
    const path = `/people/${await server.memberId("004")}/posts`
    const from = async (code: string, fromOn: string) => {
      const { status, body } = await officer.post(path, {
        unitId: await server.unitId(code),
        post: "secretary",
        fromOn,
      })
      return status === 200 ? 200 : body.code
    }
    expect(await from("0203", "2010-06-30")).toBe("unit-not-there")
    expect(await from("0102", "2008-12-31")).toBe("unit-not-there")
    expect(await from("0203", "2010-06-29")).toBe(200)
    const neighbour = await server.as("branch-secretary", "0102")
    const body = { unitId: await server.unitId("0203"), post: "secretary", fromOn: "2010-06-30" }
    expect((await neighbour.post(path, body)).status).toBe(404)
  })
  test("are held, ended, taken up again and taken away", async () => {
    const secretary = await server.as("branch-secretary", "0102")
    const path = `/people/${await server.memberId("002")}/posts`
    const held = { unitId: await server.unitId("0102"), post: "publicity-officer", fromOn: "2010-08-01" }
    const added = await secretary.post(path, held)
    expect(added.body.posts).toMatchObject([
      { post: "publicity-officer", fromOn: "2010-08-01", untilOn: null },
    ])
    expect((await secretary.post(path, { ...held, fromOn: "2010-08-05" })).body.code).toBe(
      "post-held-already",
    )
    const { postId } = added.body.posts[0]
    const ended = await secretary.post(
      `${path}/${postId}/end`,
      { untilOn: "2010-08-10" },
      { version: added.body.version },
    )
    expect(ended.body.posts).toMatchObject([{ untilOn: "2010-08-10" }])
    const early = await secretary.post(
      `${path}/${postId}/end`,
      { untilOn: "2010-07-10" },
      { version: ended.body.version },
    )
    expect(early.body.code).toBe("ends-before-start")
    const on = await secretary.post(
      `${path}/${postId}/end`,
      { untilOn: null },
      { version: ended.body.version },
    )
    expect(on.body.posts).toMatchObject([{ untilOn: null }])
    expect((await secretary.delete(`${path}/${postId}`, { version: 1 })).status).toBe(412)
    const gone = await secretary.delete(`${path}/${postId}`, { version: on.body.version })
    expect(gone.body.posts).toEqual([])
  })
  test("from a past day say first how many lists of the committee would lack somebody", async () => {
    const secretary = await server.as("branch-secretary", "0102")
    const unitId = await server.unitId("0102")
    const path = `/people/${await server.memberId("002")}/posts`
    for (const [code, kind] of [
      ["K1", "committee-meeting"],
      ["K2", "committee-meeting"],
      ["K3", "collective-study"],
    ]) {
      await server.database.pool.query(
        `with held as (
           insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
           values ($1, $2, $3, '学习', '2010-07-05 14:00', 200, 'held') returning activity_id)
         insert into attendance (activity_id, member_id, status)
         select activity_id, member_id, 'present' from held, member where code = '001'`,
        [code, unitId, kind],
      )
    }
    const body = { unitId, post: "publicity-officer", fromOn: "2010-07-01" }
    const asked = await secretary.post(path, body)
    expect(asked.body.questions[0].sentence).toContain("从7月1日起已有 2 次活动")
    expect((await secretary.post(path, { ...body, post: "group-leader" })).status).toBe(200)
    const confirmed = asked.body.questions.map(({ key }: { key: string }) => key)
    expect((await secretary.post(path, { ...body, confirmed })).status).toBe(200)
    // A second post of the committee adds nobody to its lists.
    expect((await secretary.post(path, { ...body, post: "committee-member" })).status).toBe(200)
    const { body: left } = await secretary.get(`/events?unit=${unitId}&kind=committee-meeting&lacks=people`)
    expect(left.items.map(({ code }: { code: string }) => code).sort()).toEqual(["K1", "K2"])
  })
  test("of others, or in units out of reach, are left alone", async () => {
    const neighbour = await server.as("branch-secretary", "0202")
    const path = `/people/${await server.memberId("001")}/posts`
    const body = { unitId: await server.unitId("0202"), post: "secretary", fromOn: "2010-08-01" }
    expect((await neighbour.post(path, body)).status).toBe(404)
    const secretary = await server.as("branch-secretary", "0102")
    expect((await secretary.post(path, body)).status).toBe(404)
    const recorder = await server.as("recorder", "0102")
    expect((await recorder.post(path, { ...body, unitId: await server.unitId("0102") })).status).toBe(403)
    const { rows } = await server.database.pool.query("select post_id as id from post")
    const other = `/people/${await server.memberId("002")}/posts/${rows[0].id}`
    expect((await secretary.delete(other, { version: 1 })).status).toBe(404)
  })
})

describe("a phone number", () => {
  test("is shown for a reason, which stays in the audit log and is told to its owner", async () => {
    const owner = await server.asMember("002")
    const secretary = await server.as("branch-secretary", "0102")
    const path = `/people/${await server.memberId("002")}/phone`
    expect((await secretary.post(path, {})).status).toBe(400)
    expect((await secretary.post(path, { reason: " " })).status).toBe(400)
    const { body } = await secretary.post(path, { reason: "通知开会" }, { key: "reveal-phone-1" })
    expect(body).toEqual({ phone: "13900001234" })
    const { rows } = await server.database.pool.query(
      "select member_id as id, details from audit_entry where action = 'phone-revealed'",
    )
    expect(rows).toEqual([{ id: await server.memberId("002"), details: { reason: "通知开会" } }])
    expect((await owner.get("/me/notices")).body.items).toMatchObject([
      { kind: "phone-revealed", details: { reason: "通知开会" } },
    ])
  })
  test("is looked at so often a day and no more, for one account, and the security administrator hears of it", async () => {
    const security = await server.as("security-admin", "01")
    const officer = await server.as("committee-officer", "0101")
    const look = async (by: Person) =>
      await by.post(`/people/${await server.memberId("002")}/phone`, { reason: "通知开会" })
    const statuses: number[] = []
    for (let looks = 0; looks < 61; looks += 1) statuses.push((await look(officer)).status)
    expect(statuses).toEqual([...Array<number>(60).fill(200), 429])
    const spent = await look(officer)
    expect([spent.body.code, Number(spent.headers.get("retry-after")) > 0]).toEqual(["reveals-spent", true])
    expect((await look(await server.as("committee-officer", "0101"))).status).toBe(200)
    const told = (await security.get("/me/notices")).body.items
    expect(told.map(({ kind }: { kind: string }) => kind)).toEqual(["reveals-spent"])
    server.setToday("2010-08-21")
    expect((await look(officer)).status).toBe(200)
    server.setToday("2010-08-20")
  })
  test("is nobody's to see from next door, and never in any other answer", async () => {
    const reason = { reason: "通知开会" }
    const memberId = await server.memberId("002")
    expect(
      (await (await server.as("branch-secretary", "0202")).post(`/people/${memberId}/phone`, reason)).status,
    ).toBe(404)
    expect((await (await server.asMember("002")).post(`/people/${memberId}/phone`, reason)).status).toBe(403)
    const officer = await server.as("department-officer", "01")
    await officer.post(`/people/${memberId}/phone`, reason, { key: "reveal-phone-2" })
    for (const path of ["/people", `/people/${memberId}`, `/people/${memberId}/record`]) {
      expect((await officer.get(path)).text).not.toContain("13900001234")
    }
    const { rows } = await server.database.pool.query(
      `select (select string_agg(t::text, ' ') from audit_entry t) as entries,
              (select string_agg(t::text, ' ') from repeated_request t) as answers`,
    )
    expect(JSON.stringify(rows)).not.toContain("13900001234")
  })
})
