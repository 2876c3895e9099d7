import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"
import { dayOf, plusDays } from "../../../domain/shared/calendar.ts"

let scene: StudyScene
beforeAll(async () => {
  scene = await openStudyScene()
})
afterAll(() => scene.app.close())

const person = (code: string) => scene.app.memberId(code)
/** A study that m-G2 missed. */
const missed = async () =>
  await scene.study({ attendance: [{ memberId: await person("m-G2"), status: "absent" }] })
const arrange = async (event: number, on = "2010-08-27", more: object = {}) =>
  await scene.secretary.post(`/events/${event}/make-up`, {
    memberIds: [await person("m-G2")],
    helperId: await person("m-B1"),
    on,
    ...more,
  })
const rowOf = async (event: number) => {
  const { body } = await scene.secretary.get(`/events/${event}`)
  return body.attendance.find(({ member }: { member: { code: string } }) => member.code === "m-G2")
}
const mine = async (code: string, event: number) =>
  (await (await scene.member(code)).get("/make-ups/mine")).body.items.find(
    ({ activity }: { activity: { activityId: number } }) => activity.activityId === event,
  )
/** One that has been arranged, of which today may be the day. */
const arranged = async () => {
  const event = await missed()
  await arrange(event)
  return { event, makeUpId: (await mine("m-G2", event)).makeUpId as number }
}
const confirm = async (code: string, makeUpId: number, body: object = {}) =>
  await (await scene.member(code)).post(`/make-ups/${makeUpId}/confirm`, body)

describe("asking", () => {
  test("a member asks for a make-up of what they missed, once; whoever keeps the list is told and finds it", async () => {
    const event = await missed()
    const member = await scene.member("m-G2")
    const { status, body } = await member.post("/make-ups", { activityId: event })
    expect([status, body.state, body.can]).toEqual([200, "asked", []])
    expect((await member.post("/make-ups", { activityId: event })).body.code).toBe("make-up-asked")
    const { items } = (await scene.secretary.get("/me/notices")).body
    expect(items[0].kind).toBe("make-up-asked")
    const unitId = await scene.app.unitId("B1")
    const open = (await scene.secretary.get(`/units/${unitId}/make-ups`)).body.items
    expect(open[0]).toMatchObject({
      state: "asked",
      until: expect.any(String),
      can: ["arrange", "take-back"],
    })
    expect((await scene.neighbour.get(`/units/${unitId}/make-ups`)).status).toBe(404)
    expect((await scene.neighbour.get(`/make-ups/${body.makeUpId}`)).status).toBe(404)
    expect((await arrange(event)).status).toBe(200)
    expect((await mine("m-G2", event)).state).toBe("arranged")
    expect((await member.post("/make-ups", { activityId: event })).body.code).toBe("make-up-asked")
  })

  test("nobody asks for what they did not miss", async () => {
    const event = await missed()
    const other = await scene.member("m-B1-other")
    expect((await other.post("/make-ups", { activityId: event })).body.code).toBe("nothing-missed")
    const stranger = await scene.member("m-B3")
    expect((await stranger.post("/make-ups", { activityId: event })).status).toBe(404)
  })
})

describe("an arranged make-up", () => {
  test("is not done: the list has the absence, with whom and for when; both are told", async () => {
    await Promise.all([scene.member("m-G2"), scene.member("m-B1")])
    const event = await missed()
    const { body } = await arrange(event, "2010-08-27", { material: "第三章", place: "活动室" })
    expect(body.counts).toMatchObject({ madeUp: 0, absent: 1, makeUpToCome: 1 })
    expect(await rowOf(event)).toMatchObject({
      status: "absent",
      arrangedFor: "2010-08-27",
      helper: { code: "m-B1" },
      madeUpOn: null,
    })
    expect(await mine("m-B1", event)).toMatchObject({ material: "第三章", place: "活动室" })
    for (const code of ["m-G2", "m-B1"]) {
      const { items } = (await (await scene.member(code)).get("/me/notices")).body
      expect(items[0]).toMatchObject({ kind: "make-up-arranged", details: { on: "2010-08-27" } })
    }
    scene.app.setToday("2010-09-20")
    expect(await rowOf(event)).toMatchObject({ status: "absent" })
    scene.app.setToday("2010-08-20")
  })

  test("is done once both have confirmed it, in either order", async () => {
    for (const [first, second] of [
      ["m-G2", "m-B1"],
      ["m-B1", "m-G2"],
    ] as const) {
      const { event, makeUpId } = await arranged()
      expect((await confirm(first, makeUpId)).body.state).toBe("arranged")
      expect(await rowOf(event)).toMatchObject({ status: "absent" })
      expect((await confirm(second, makeUpId)).body).toMatchObject({ state: "done", madeUpOn: "2010-08-20" })
      expect(await rowOf(event)).toMatchObject({ status: "made-up", helper: { code: "m-B1" } })
      expect((await confirm(second, makeUpId)).body.code).toBe("make-up-over")
    }
  })

  test("given to somebody else names them alone, wherever it is shown, also where the list named another", async () => {
    const event = await missed()
    await scene.app.database.pool.query(
      "update attendance set helper_id = $2 where activity_id = $1 and member_id = $3",
      [event, await person("m-B1"), await person("m-G2")],
    )
    await arrange(event, "2010-08-27", { helperId: await person("m-B1-other") })
    expect(await rowOf(event)).toMatchObject({ helper: { code: "m-B1-other" } })
    const name = (await rowOf(event)).helper.name
    const unitId = await scene.app.unitId("B1")
    const { makeUps } = (await scene.secretary.get(`/home/branch/${unitId}`)).body
    const owed = makeUps.find(({ activityId }: { activityId: number }) => activityId === event)
    expect(owed.helpers).toEqual([name])
    const { items: lines } = (await scene.secretary.get(`/people/${await person("m-G2")}/record?year=2010`))
      .body
    const line = lines.find(({ activityId }: { activityId: number }) => activityId === event)
    expect(line.helper).toBe(name)
  })

  test("is confirmed by the helper for both, on a day that has been; by nobody else", async () => {
    const { event, makeUpId } = await arranged()
    expect((await confirm("m-B1-other", makeUpId)).body.code).toBe("not-its-people")
    expect((await confirm("m-B3", makeUpId)).status).toBe(404)
    expect((await confirm("m-B1", makeUpId, { alone: true, on: "2010-08-21" })).body.code).toBe(
      "make-up-when",
    )
    const { body } = await confirm("m-B1", makeUpId, { alone: true, effect: "当面提问" })
    expect(body).toMatchObject({ state: "done", effect: "当面提问" })
    expect((await rowOf(event)).status).toBe("made-up")
  })

  test("keeps the day and the effect that the first of the two has named, until the other confirms it", async () => {
    const { event, makeUpId } = await arranged()
    await confirm("m-B1", makeUpId, { on: "2010-08-18", effect: "看了笔记" })
    expect(await mine("m-G2", event)).toMatchObject({ toldOn: "2010-08-18", effect: "看了笔记" })
    const { body } = await confirm("m-G2", makeUpId)
    expect(body).toMatchObject({ state: "done", madeUpOn: "2010-08-18", effect: "看了笔记" })
  })

  test("is confirmed by nobody while what was missed is called off, and stands again when it is not", async () => {
    const { event, makeUpId } = await arranged()
    const version = async () => (await scene.secretary.get(`/events/${event}`)).body.version
    await scene.secretary.post(`/events/${event}/cancel`, { reason: "记重了" }, { version: await version() })
    expect((await confirm("m-B1", makeUpId, { alone: true })).body.code).toBe("make-up-called-off")
    await scene.secretary.post(`/events/${event}/restore`, { state: "held" }, { version: await version() })
    expect((await confirm("m-B1", makeUpId, { alone: true })).body.state).toBe("done")
  })

  test("goes where the list says otherwise, and is noted by the recorder as done", async () => {
    const { event } = await arranged()
    await scene.secretary.put(`/events/${event}/attendance`, {
      changes: [{ memberId: await person("m-G2"), status: "late", was: "absent" }],
    })
    expect(await mine("m-G2", event)).toBeUndefined()
    const { event: other, makeUpId } = await arranged()
    await arrange(other, "2010-08-20")
    expect(await rowOf(other)).toMatchObject({ status: "made-up", madeUpOn: "2010-08-20" })
    expect((await confirm("m-B1", makeUpId)).body.code).toBe("make-up-over")
  })
})

describe("a day that is told as it was", () => {
  const excused = async (event: number) =>
    (await scene.secretary.get(`/events/${event}`)).body.counts.attendedOrExcused
  const figures = async () => {
    const record = (await scene.secretary.get(`/people/${await person("m-G2")}/record?year=2010`)).body
    const { people } = (
      await scene.secretary.get(`/units/${await scene.app.unitId("B1")}/register?year=2010`)
    ).body
    const line = people.find(({ code }: { code: string }) => code === "m-G2")
    expect(line.figures).toEqual(record.figures)
    return record.figures
  }

  test("whoever was on leave still was once it is made up: three figures, and the leave stays beside the make-up", async () => {
    const event = await scene.study({
      attendance: [{ memberId: await person("m-G2"), status: "on-leave", detail: "official-leave" }],
    })
    const before = await excused(event)
    const was = await figures()
    await arrange(event)
    expect(await figures()).toEqual(was)
    await arrange(event, "2010-08-20")
    expect(await excused(event)).toBe(before)
    expect(await figures()).toEqual({ ...was, madeUp: was.madeUp + 1 })
    expect(await rowOf(event)).toMatchObject({
      status: "made-up",
      notedFirst: "on-leave",
      detail: "official-leave",
    })
    const unitId = await scene.app.unitId("B1")
    const { recent } = (await scene.secretary.get(`/home/branch/${unitId}`)).body
    const line = recent.find(({ activityId }: { activityId: number }) => activityId === event)
    if (line) expect(line.onLeave).toBe(1)
  })

  test("whoever was absent was not excused by a make-up", async () => {
    const event = await missed()
    const before = await excused(event)
    await arrange(event, "2010-08-20")
    expect(await excused(event)).toBe(before)
    expect(await rowOf(event)).toMatchObject({ status: "made-up", notedFirst: "absent" })
  })
})

describe("a make-up after the last day in time", () => {
  test("is arranged, and said on the home of the branch; what it is with is for whoever keeps the list", async () => {
    const start = "2010-08-16 14:00"
    const event = await scene.study({
      start,
      attendance: [{ memberId: await person("m-G2"), status: "absent" }],
    })
    const { makeUpUntil } = (await scene.secretary.get(`/events/${event}`)).body
    expect(makeUpUntil).toBe("2010-09-15")
    const owed = async () =>
      (await scene.secretary.get(`/home/branch/${await scene.app.unitId("B1")}`)).body.makeUps.find(
        ({ activityId }: { activityId: number }) => activityId === event,
      )
    await arrange(event, "2010-09-15", { material: "第三章", place: "活动室" })
    expect(await owed()).toMatchObject({ plannedLate: 0 })
    const asked = await arrange(event, "2010-09-16")
    expect([asked.status, asked.body.code]).toEqual([409, "sure-about-it"])
    expect(asked.body.doubts).toMatchObject([
      { code: "make-up-late", sentence: expect.stringContaining("2010年9月15日") },
    ])
    await arrange(event, "2010-09-16", { sure: ["make-up-late"], material: "第三章", place: "活动室" })
    expect(await owed()).toMatchObject({ plannedLate: 1 })
    expect(await rowOf(event)).toMatchObject({ arrangement: { material: "第三章", place: "活动室" } })
    const own = (await (await scene.member("m-G2")).get(`/events/${event}`)).body.attendance
    const line = own.find(({ member }: { member: { code: string } }) => member.code === "m-G2")
    expect([line.arrangedFor, line.arrangement]).toEqual(["2010-09-16", null])
    // Once nothing can be in time any more, there is nothing to ask.
    scene.app.setToday("2010-09-20")
    expect((await arrange(event, "2010-09-27")).status).toBe(200)
    scene.app.setToday("2010-08-20")
  })
})

describe("taking back", () => {
  test("what was done is as before it, what was arranged is off; a neighbour takes nothing back", async () => {
    const { event, makeUpId } = await arranged()
    await confirm("m-B1", makeUpId, { alone: true })
    expect((await scene.neighbour.post(`/make-ups/${makeUpId}/take-back`, {})).status).toBe(404)
    expect((await (await scene.member("m-G2")).post(`/make-ups/${makeUpId}/take-back`, {})).status).toBe(403)
    expect((await scene.secretary.post(`/make-ups/${makeUpId}/take-back`, {})).status).toBe(204)
    expect(await rowOf(event)).toMatchObject({ status: "absent", helper: null, madeUpOn: null })
    expect((await scene.secretary.post(`/make-ups/${makeUpId}/take-back`, {})).body.code).toBe("make-up-over")
    await arrange(event)
    const again = await mine("m-G2", event)
    await scene.secretary.post(`/make-ups/${again.makeUpId}/take-back`, {})
    expect(await mine("m-G2", event)).toBeUndefined()
    expect(await rowOf(event)).toMatchObject({ status: "absent", arrangedFor: null })
  })

  test("while others note it as made up once more leaves no list that says so with nothing behind it", async () => {
    for (let round = 0; round < 3; round++) {
      const { event, makeUpId } = await arranged()
      await confirm("m-B1", makeUpId, { alone: true })
      const note = async () =>
        scene.secretary.post(`/events/${event}/make-up`, {
          ...{ memberIds: [await person("m-G2")], helperId: await person("m-B1"), on: "2010-08-20" },
        })
      const back = scene.secretary.post(`/make-ups/${makeUpId}/take-back`, {})
      const all = await Promise.all([back, note(), note(), note(), note(), note()])
      for (const { status } of all) expect([200, 204, 409]).toContain(status)
      const { status, notedFirst } = await rowOf(event)
      expect([status, notedFirst]).toEqual(status === "made-up" ? ["made-up", "absent"] : ["absent", null])
    }
  })
})

describe("a list that is cut", () => {
  test("holds what its reader records, however much others record below; and says that it is cut", async () => {
    const { pool } = scene.app.database
    const ids = { t1: await scene.app.unitId("T1"), b1: await scene.app.unitId("B1") }
    const ask = async (unitId: number, kind: string, count: number) =>
      await pool.query(
        `with missed as (
           insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
           select 'cut-' || $2 || n, $1, $2, '学习', '2010-08-02 14:00', 200, 'held' from generate_series(1, $3) n
           returning activity_id),
         listed as (
           insert into attendance (activity_id, member_id, status)
           select activity_id, (select member_id from member where code = 'm-G2'), 'absent' from missed returning *)
         insert into make_up (activity_id, member_id, state)
         select activity_id, member_id, 'asked' from listed`,
        [unitId, kind, count],
      )
    await ask(ids.b1, "themed-day", 230)
    await ask(ids.t1, "central-group-study", 1)
    const officer = await scene.app.as("committee-officer", "T1")
    const own = (await officer.get(`/units/${ids.t1}/make-ups`)).body
    expect(own.items.map(({ unit }: { unit: { unitId: number } }) => unit.unitId)).toEqual([ids.t1])
    expect(own.more).toBe(false)
    const all = (await scene.secretary.get(`/units/${ids.b1}/make-ups`)).body
    expect([all.items.length, all.more]).toEqual([200, true])
    expect((await scene.neighbour.get(`/units/${ids.b1}/make-ups`)).status).toBe(404)
  })
})

test("a make-up of what, after a transfer, expects others is nobody's to do", async () => {
  const event = await missed()
  await arrange(event)
  const member = await scene.member("m-G2")
  const onHome = async () => (await member.get("/home/member")).body.missed
  const isMeant = ({ activityId }: { activityId: number }) => activityId === event
  expect([await mine("m-G2", event), (await onHome()).find(isMeant)]).toMatchObject([
    { state: "arranged" },
    { status: "make-up" },
  ])
  const { pool } = scene.app.database
  const gone = [await person("m-G2")]
  await pool.query("update membership set until_on = '2010-01-02' where member_id = $1", gone)
  expect([await mine("m-G2", event), (await onHome()).find(isMeant)]).toEqual([undefined, undefined])
  expect(await mine("m-B1", event)).toBeUndefined()
  await pool.query("update membership set until_on = null where member_id = $1", gone)
})

describe("every state and deed, as they are done", () => {
  /** `told`: arranged, and confirmed by whoever makes it up alone; `missed`: there is none. */
  const states = ["missed", "asked", "arranged", "told", "done", "taken-back"] as const
  type State = (typeof states)[number]
  /** `overtake`: the list comes to say that they were there. */
  const deeds = ["ask", "arrange", "note", "member", "helper", "alone", "take-back", "overtake"] as const
  type Deed = (typeof deeds)[number]
  let made = 0
  const fresh = async () => {
    made += 1
    const start = `${plusDays(dayOf("2010-01-04"), made)} 15:30`
    const attendance = [{ memberId: await person("m-G2"), status: "absent" }]
    return await scene.study({ start, attendance, sameDay: "another" })
  }
  const newest = async (event: number) => {
    const { rows } = await scene.app.database.pool.query(
      `select make_up_id as id, state, told_by_member_at is not null as member, told_by_helper_at is not null as helper
         from make_up where activity_id = $1 order by make_up_id desc limit 1`,
      [event],
    )
    return rows[0]
  }
  const idOf = async (event: number) => (await newest(event))?.id ?? 2_000_000_000
  const doIt: Readonly<Record<Deed, (event: number) => ReturnType<typeof confirm>>> = {
    ask: async (event) => (await scene.member("m-G2")).post("/make-ups", { activityId: event }),
    arrange: (event) => arrange(event),
    note: (event) => arrange(event, "2010-08-20"),
    member: async (event) => confirm("m-G2", await idOf(event)),
    helper: async (event) => confirm("m-B1", await idOf(event)),
    alone: async (event) => confirm("m-B1", await idOf(event), { alone: true }),
    "take-back": async (event) => scene.secretary.post(`/make-ups/${await idOf(event)}/take-back`, {}),
    overtake: async (event) =>
      scene.secretary.put(`/events/${event}/attendance`, {
        changes: [{ memberId: await person("m-G2"), status: "late", was: (await rowOf(event)).status }],
      }),
  }
  const bring: Readonly<Record<State, readonly Deed[]>> = {
    missed: [],
    asked: ["ask"],
    arranged: ["arrange"],
    told: ["arrange", "member"],
    done: ["note"],
    "taken-back": ["note", "take-back"],
  }
  const off = { "take-back": "taken-back", overtake: "taken-back" }
  /** The state that it leads to, or the refusal. */
  const becomes: Readonly<Record<State, Readonly<Record<Deed, string>>>> = {
    missed: {
      ...{ ask: "asked", arrange: "arranged", note: "done" },
      ...{ member: "not-found", helper: "not-found", alone: "not-found", "take-back": "not-found" },
      overtake: "missed",
    },
    asked: {
      ...{ ask: "make-up-asked", arrange: "arranged", note: "done" },
      ...{ member: "make-up-over", helper: "not-its-people", alone: "not-its-people", ...off },
    },
    arranged: {
      ...{ ask: "make-up-asked", arrange: "arranged", note: "done" },
      ...{ member: "told", helper: "told-by-helper", alone: "done", ...off },
    },
    told: {
      ...{ ask: "make-up-asked", arrange: "told", note: "done" },
      ...{ member: "told", helper: "done", alone: "done", ...off },
    },
    done: {
      ...{ ask: "nothing-missed", arrange: "not-missed", note: "done" },
      ...{ member: "make-up-over", helper: "make-up-over", alone: "make-up-over", ...off },
    },
    "taken-back": {
      ...{ ask: "asked", arrange: "arranged", note: "done" },
      ...{ member: "make-up-over", helper: "make-up-over", alone: "make-up-over" },
      ...{ "take-back": "make-up-over", overtake: "taken-back" },
    },
  }
  const stateOf = async (event: number) => {
    const now = await newest(event)
    if (now?.state !== "arranged") return now?.state ?? "missed"
    return now.helper ? "told-by-helper" : now.member ? "told" : "arranged"
  }
  test.each(states.flatMap((state) => deeds.map((deed) => [state, deed] as const)))(
    "%s: %s",
    async (state, deed) => {
      const event = await fresh()
      for (const one of bring[state]) expect((await doIt[one](event)).status).toBeLessThan(300)
      expect(await stateOf(event)).toBe(state)
      const answer = await doIt[deed](event)
      const then = becomes[state][deed]
      const isRefused = then !== "told-by-helper" && !states.some((one) => one === then)
      if (isRefused) expect(answer.body.code).toBe(then)
      else expect(answer.status).toBeLessThan(300)
      const now = await stateOf(event)
      expect(now).toBe(isRefused ? state : then)
      const { status, madeUpOn } = await rowOf(event)
      const listed = deed === "overtake" ? "late" : now === "done" ? "made-up" : "absent"
      expect([status, madeUpOn]).toEqual([listed, now === "done" ? "2010-08-20" : null])
    },
  )
})

test("whoever has made it up already is named, and nobody with them stands as made up on a day to come", async () => {
  const event = await scene.study({
    ...{ start: "2010-06-28 15:30", sameDay: "another" },
    attendance: await Promise.all(
      ["m-G2", "m-B1-other"].map(async (code) => ({ memberId: await person(code), status: "absent" })),
    ),
  })
  await arrange(event, "2010-08-20")
  const both = [await person("m-G2"), await person("m-B1-other")]
  const aside = { memberIds: both, helperId: await person("m-B1"), on: "2010-08-27" }
  expect((await scene.neighbour.post(`/events/${event}/make-up`, aside)).status).toBe(404)
  const refused = await arrange(event, "2010-08-27", { memberIds: both })
  expect([refused.status, refused.body.code]).toEqual([409, "not-missed"])
  const { counts } = (await scene.secretary.get(`/events/${event}`)).body
  expect(counts).toMatchObject({ madeUp: 1, absent: 1, makeUpToCome: 0 })
})
