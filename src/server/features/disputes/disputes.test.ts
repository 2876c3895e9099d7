import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"
import { noticeSentence } from "../../../contract/notice-sentences.ts"
import { disputeDeeds, disputeStates } from "../../../domain/disputes/dispute-rules.ts"
import { dayOf, plusDays } from "../../../domain/shared/calendar.ts"
import { dayWords } from "../../../domain/shared/day-words.ts"

let scene: StudyScene
beforeAll(async () => {
  scene = await openStudyScene()
})
afterAll(() => scene.app.close())

const person = (code: string) => scene.app.memberId(code)
let studies = 0
/** A study on a day of its own at which somebody is absent, or on leave. */
const missed = async (how: object = { status: "absent" }, code = "m-G2") => {
  studies += 1
  const start = `${plusDays(dayOf("2010-03-01"), studies)} 14:00`
  return await scene.study({ start, attendance: [{ memberId: await person(code), ...how }] })
}
const rowOf = async (event: number) => {
  const { body } = await scene.secretary.get(`/events/${event}`)
  return body.attendance.find(({ member }: { member: { code: string } }) => member.code === "m-G2")
}
const dispute = async (event: number, more: object = {}, code = "m-G2") =>
  await (await scene.member(code)).post("/disputes", {
    activityId: event,
    claim: "was-there",
    word: "我坐在后排，签到时没有点到",
    ...more,
  })
const disputed = async (how?: object, more?: object) => {
  const event = await missed(how)
  const { status, body } = await dispute(event, more)
  expect([status, body.state]).toEqual([200, "waiting"])
  return { event, disputeId: body.disputeId as number }
}
const accept = async (disputeId: number, body: object = { status: "present" }, by = scene.secretary) =>
  await by.post(`/disputes/${disputeId}/accept`, body)
const answer = async (disputeId: number, by = scene.secretary) =>
  await by.post(`/disputes/${disputeId}/answer`, { word: "签到表上没有您" })
const withdraw = async (disputeId: number) =>
  await (await scene.member("m-G2")).post(`/disputes/${disputeId}/withdraw`, {})
const own = async (code = "m-G2") => (await (await scene.member(code)).get("/disputes/mine")).body
const absenceIn = async (event: number) =>
  (await own()).absences.find(({ activityId }: { activityId: number }) => activityId === event)
const waitingFor = async (by = scene.secretary) => (await by.get("/disputes/mine")).body.toSettle
const mark = async (event: number, status: string | null, was: string, detail?: string) =>
  await scene.secretary.put(`/events/${event}/attendance`, {
    changes: [{ memberId: await person("m-G2"), status, was, ...(detail ? { detail } : {}) }],
  })

describe("to dispute an absence", () => {
  test("is one sentence; whoever keeps the list is told and finds it, a neighbour finds nothing", async () => {
    const { event, disputeId } = await disputed()
    const [notice] = (await scene.secretary.get("/me/notices")).body.items
    expect(notice).toMatchObject({ kind: "dispute-made", details: { activityId: event } })
    expect(await waitingFor()).toContainEqual(
      expect.objectContaining({
        disputeId,
        claim: "was-there",
        status: "absent",
        word: "我坐在后排，签到时没有点到",
        can: ["accept", "answer"],
      }),
    )
    expect(await waitingFor(scene.neighbour)).toEqual([])
    expect((await own("m-B1-other")).mine).toEqual([])
    expect((await own()).mine[0]).toMatchObject({ disputeId, state: "waiting", can: ["withdraw"] })
    expect(await absenceIn(event)).toMatchObject({ open: false })
    for (const reply of [
      await accept(disputeId, undefined, scene.neighbour),
      await answer(disputeId, scene.neighbour),
    ])
      expect(reply.status).toBe(404)
    expect((await dispute(event)).body.code).toBe("dispute-waits")
  })

  test("needs an absence of one's own, and a claim that says something else", async () => {
    const event = await missed()
    expect((await dispute(event, {}, "m-B1-other")).body.code).toBe("nothing-disputed")
    expect((await dispute(event, {}, "m-B3")).status).toBe(404)
    expect((await dispute(event, { claim: "other-leave" })).body.code).toBe("dispute-claim")
    expect((await dispute(event, { word: " " })).status).toBe(400)
    const ahead = await scene.study({
      start: "2010-09-20 14:00",
      state: "planned",
      items: [{ kind: "collective-study", topic: "学习", hours: 2 }],
      attendance: [{ memberId: await person("m-G2"), status: "on-leave" }],
    })
    expect((await dispute(ahead)).body.code).toBe("nothing-disputed")
  })

  test("is in time for fifteen days after it was noted, or for as many as are set", async () => {
    const event = await missed()
    const noted = dayOf(Temporal.Now.plainDateISO("Asia/Shanghai").toString())
    expect(await absenceIn(event)).toMatchObject({ until: plusDays(noted, 15), open: true })
    const admin = await scene.app.as("system-admin", "D")
    const { version } = (await admin.get("/settings")).body.disputes
    expect((await admin.put("/settings/disputes", { within: 2 }, { version })).status).toBe(200)
    scene.app.setToday(plusDays(noted, 3))
    expect((await dispute(event)).body).toMatchObject({ code: "dispute-late" })
    expect((await dispute(event)).body.detail).toContain(dayWords(plusDays(noted, 2), plusDays(noted, 3)).zh)
    scene.app.setToday(plusDays(noted, 2))
    expect((await dispute(event)).status).toBe(200)
    scene.app.setToday("2010-08-20")
    const now = (await admin.get("/settings")).body.disputes.version
    await admin.put("/settings/disputes", { within: 15 }, { version: now })
  })

  test("whoever keeps the list corrects it instead", async () => {
    const recorder = await scene.app.as("recorder", "B1", { memberCode: "m-B1" })
    const event = await missed(undefined, "m-B1")
    const { body } = await recorder.post("/disputes", { activityId: event, claim: "was-there", word: "我在" })
    expect(body.code).toBe("dispute-recorder")
  })
})

describe("a dispute that is accepted", () => {
  test("corrects the list once, says why in its history, and tells the member", async () => {
    const { event, disputeId } = await disputed()
    const { body } = await accept(disputeId, { status: "late" })
    expect(body).toMatchObject({ state: "accepted", can: [] })
    expect(await rowOf(event)).toMatchObject({ status: "late" })
    const { items } = (await scene.secretary.get(`/events/${event}/changes`)).body
    expect(items[0]).toMatchObject({ reason: "异议成立：我坐在后排，签到时没有点到" })
    const notices = (await (await scene.member("m-G2")).get("/me/notices")).body.items
    expect(notices[0]).toMatchObject({ kind: "dispute-settled", details: { accepted: 1 } })
    expect(notices.filter(({ kind }: { kind: string }) => kind === "attendance-corrected")).toEqual([])
    expect((await own()).mine[0]).toMatchObject({ disputeId, state: "accepted" })
    expect((await accept(disputeId)).body.code).toBe("dispute-over")
  })

  test("with something else than they said is told as that, and not as their being right", async () => {
    const { event, disputeId } = await disputed()
    const { body } = await accept(disputeId, { status: "on-leave", detail: "official-leave" })
    expect(body).toMatchObject({ claim: "was-there", now: { status: "on-leave", detail: "official-leave" } })
    const { items } = (await scene.secretary.get(`/events/${event}/changes`)).body
    expect(items[0].reason).toMatch(/^据异议更正：/)
    const [notice] = (await (await scene.member("m-G2")).get("/me/notices")).body.items
    const { zh, en } = noticeSentence(notice.kind, notice.details)
    expect([zh, en].join(" ")).toMatch(/现在记为公假。.*it now says: official leave\.$/)
    expect(zh).not.toContain("成立")
    expect((await scene.neighbour.get(`/events/${event}/changes`)).status).toBe(404)
  })

  test("says something else than was disputed, of the leave too", async () => {
    const { event, disputeId } = await disputed(
      { status: "on-leave", detail: "personal-leave" },
      { claim: "other-leave", word: "是公假" },
    )
    const same = await accept(disputeId, { status: "on-leave", detail: "personal-leave" })
    expect(same.body.code).toBe("dispute-same")
    expect((await accept(disputeId, { status: "present", detail: "sick-leave" })).status).toBe(400)
    expect((await accept(disputeId, { status: "on-leave", detail: "official-leave" })).status).toBe(200)
    expect(await rowOf(event)).toMatchObject({ status: "on-leave", detail: "official-leave" })
    const again = await dispute(event, { claim: "was-there" })
    expect(again.body.code).toBe("dispute-settled")
  })

  test("changes the kind alone: the reason, who helps and the arranged make-up stay as they are", async () => {
    const { event, disputeId } = await disputed(
      { status: "on-leave", detail: "personal-leave", reason: "外出办事" },
      { claim: "other-leave", word: "应为公假" },
    )
    const memberId = await person("m-G2")
    const helperId = await person("m-B1")
    await scene.app.database.pool.query(
      "update attendance set helper_id = $3 where activity_id = $1 and member_id = $2",
      [event, memberId, helperId],
    )
    await scene.secretary.post(`/events/${event}/make-up`, {
      memberIds: [memberId],
      helperId,
      on: "2010-08-27",
    })
    expect((await accept(disputeId, { status: "on-leave" })).status).toBe(400)
    expect((await accept(disputeId, { status: "on-leave", detail: "official-leave" })).status).toBe(200)
    const stays = { reason: "外出办事", helper: { code: "m-B1" } }
    expect(await rowOf(event)).toMatchObject({
      detail: "official-leave",
      arrangedFor: "2010-08-27",
      ...stays,
    })
    const { rows } = await scene.app.database.pool.query(
      "select helper_id from attendance where activity_id = $1 and member_id = $2",
      [event, memberId],
    )
    expect(rows).toEqual([{ helper_id: helperId }])
  })

  test("opens a closed record again, with the dispute as its reason", async () => {
    const { event, disputeId } = await disputed()
    await scene.app.database.pool.query(
      `insert into meeting_record (activity_id, state, open_since) values ($1, 'closed', '2010-08-01')
       on conflict (activity_id) do update set state = 'closed'`,
      [event],
    )
    expect(
      (await waitingFor()).find((one: { disputeId: number }) => one.disputeId === disputeId),
    ).toMatchObject({
      closed: true,
    })
    expect((await accept(disputeId)).body).toMatchObject({ state: "accepted", closed: false })
    expect(await rowOf(event)).toMatchObject({ status: "present" })
    const { body } = await scene.secretary.get(`/events/${event}/meeting`)
    expect(JSON.stringify(body)).toContain("异议成立")
  })

  test("takes back a make-up that was done meanwhile, and its credit with it", async () => {
    const { event, disputeId } = await disputed()
    await scene.secretary.post(`/events/${event}/make-up`, {
      memberIds: [await person("m-G2")],
      helperId: await person("m-B1"),
      on: "2010-08-20",
    })
    expect(await rowOf(event)).toMatchObject({ status: "made-up" })
    expect((await accept(disputeId)).status).toBe(200)
    expect(await rowOf(event)).toMatchObject({ status: "present", helper: null, madeUpOn: null })
  })
})

test("the audit log has that there was a dispute and what the list says by now, and none of its words", async () => {
  const word = "那天发烧去了医院"
  const accepted = await disputed(undefined, { claim: "was-on-leave", word })
  await scene.app.database.pool.query(
    `insert into meeting_record (activity_id, state, open_since) values ($1, 'closed', '2010-08-01')
     on conflict (activity_id) do update set state = 'closed'`,
    [accepted.event],
  )
  expect((await accept(accepted.disputeId, { status: "late" })).status).toBe(200)
  const answered = await disputed(undefined, { claim: "was-on-leave", word })
  await answer(answered.disputeId)
  const auditor = await scene.app.as("audit-admin", "D")
  const { items } = (await auditor.get("/audit?limit=100")).body
  type Entry = { readonly action: string; readonly details: Readonly<Record<string, unknown>> }
  const of = (disputeId: number) =>
    (items as Entry[])
      .filter(({ details }) => details.disputeId === disputeId)
      .map(({ action, details: { disputeId: _, activityId: __, code: ___, ...details } }) => [
        action,
        details,
      ])
  expect(of(accepted.disputeId)).toEqual([
    ["dispute-accepted", { before: "absent", after: "late" }],
    ["record-reopened", { activityIds: [accepted.event] }],
    ["dispute-made", {}],
  ])
  expect(of(answered.disputeId)).toEqual([
    ["dispute-answered", {}],
    ["dispute-made", {}],
  ])
  expect(JSON.stringify(items)).not.toMatch(/发烧|签到表|was-on-leave/)
  const { body } = await scene.secretary.get(`/events/${accepted.event}/meeting`)
  expect(JSON.stringify(body)).toContain(word)
  expect((await scene.neighbour.get("/audit")).status).toBe(403)
})

describe("a dispute of what was made up meanwhile", () => {
  test.each([
    ["absent", { status: "absent" }, { claim: "was-on-leave", word: "那天请了病假" }],
    [
      "another leave",
      { status: "on-leave", detail: "personal-leave", reason: "外出" },
      { claim: "other-leave", word: "是病假" },
    ],
  ])("from %s to leave: the make-up and its hours stay, and it was missed on leave", async (_, how, said) => {
    const { event, disputeId } = await disputed(how, said)
    await scene.secretary.post(`/events/${event}/make-up`, {
      memberIds: [await person("m-G2")],
      helperId: await person("m-B1"),
      on: "2010-08-20",
    })
    const leave = { status: "on-leave", detail: "sick-leave" }
    expect((await accept(disputeId, leave, scene.neighbour)).status).toBe(404)
    expect((await accept(disputeId, leave)).body.state).toBe("accepted")
    expect(await rowOf(event)).toMatchObject({
      ...{ status: "made-up", detail: "sick-leave", notedFirst: "on-leave", madeUpOn: "2010-08-20" },
      helper: { code: "m-B1" },
    })
    const { rows } = await scene.app.database.pool.query(
      "select make_up_id as id from make_up where activity_id = $1 and state = 'done'",
      [event],
    )
    expect((await scene.secretary.post(`/make-ups/${rows[0].id}/take-back`, {})).status).toBe(204)
    expect(await rowOf(event)).toMatchObject(leave)
    expect(await absenceIn(event)).toMatchObject({ open: false })
  })
})

describe("a dispute that is answered", () => {
  test("leaves the list, is read by the member, and is not made again of the same mark", async () => {
    const { event, disputeId } = await disputed()
    expect((await answer(disputeId)).body).toMatchObject({ state: "answered" })
    expect(await rowOf(event)).toMatchObject({ status: "absent" })
    expect((await own()).mine[0]).toMatchObject({ answer: "签到表上没有您", state: "answered" })
    expect(await absenceIn(event)).toMatchObject({ open: false })
    expect((await dispute(event)).body.code).toBe("dispute-settled")
    await mark(event, "present", "absent")
    await mark(event, "absent", "present")
    expect((await dispute(event)).status).toBe(200)
  })
})

test("one that was agreed to stands: a leave approved for the day later changes neither it nor the list", async () => {
  const { event, disputeId } = await disputed()
  await accept(disputeId)
  const { body } = await scene.secretary.get(`/events/${event}`)
  const memberId = await person("m-G2")
  const leave = { memberId, from: body.start.slice(0, 10), kind: "personal", approved: true }
  expect((await scene.neighbour.post("/leave/entered", leave)).status).toBe(404)
  const entered = await scene.secretary.post("/leave/entered", leave)
  expect([entered.status, entered.body.state]).toEqual([200, "approved"])
  expect(entered.body.attended).toMatchObject([{ activityId: event }])
  expect(await rowOf(event)).toMatchObject({ status: "present" })
  expect((await own()).mine[0]).toMatchObject({ disputeId, state: "accepted" })
})

test("withdrawn by whoever made it, and by nobody else; it may be made again in time", async () => {
  const { event, disputeId } = await disputed()
  expect((await scene.secretary.post(`/disputes/${disputeId}/withdraw`, {})).status).toBe(403)
  const other = await scene.member("m-B1-other")
  expect((await other.post(`/disputes/${disputeId}/withdraw`, {})).status).toBe(404)
  expect((await other.post(`/disputes/${disputeId}/answer`, { word: "不对" })).status).toBe(403)
  expect((await withdraw(disputeId)).body).toMatchObject({ state: "withdrawn", can: [] })
  expect((await dispute(event)).status).toBe(200)
})

test("a list that is changed by another way is what holds, and the dispute is over", async () => {
  const { event, disputeId } = await disputed()
  await mark(event, "on-leave", "absent", "sick-leave")
  expect((await own()).mine[0]).toMatchObject({ disputeId, state: "overtaken", settledBy: null })
  expect((await accept(disputeId)).body.code).toBe("dispute-over")
  expect(await absenceIn(event)).toMatchObject({ open: true, detail: "sick-leave" })
  const { disputeId: gone, event: other } = await disputed()
  await mark(other, null, "absent")
  expect((await answer(gone)).body.code).toBe("dispute-over")
})

test("two who settle it at once: one does, the other hears that it is done", async () => {
  const recorder = await scene.app.as("recorder", "B1")
  for (const settle of [
    (id: number) => [accept(id), answer(id, recorder)],
    (id: number) => [accept(id), accept(id, { status: "late" }, recorder)],
    (id: number) => [withdraw(id), accept(id)],
  ]) {
    const { event, disputeId } = await disputed()
    const replies = await Promise.all(settle(disputeId))
    const refused = replies.filter(({ status }) => status === 409)
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(refused[0]?.body.code).toBe("dispute-over")
    const { state } = (await own()).mine[0]
    expect((await rowOf(event)).status === "absent").toBe(state !== "accepted")
  }
})

test("somebody who changes the list while it is accepted: both come to an end, and the list says one of it", async () => {
  const { event, disputeId } = await disputed()
  const [settled, changed] = await Promise.all([accept(disputeId), mark(event, "late", "absent")])
  expect([settled.status, changed.status].sort()).toEqual(settled.status === 200 ? [200, 412] : [200, 409])
  expect((await rowOf(event)).status).toBe(settled.status === 200 ? "present" : "late")
})

test("a row that is written over from outside is what holds", async () => {
  const { event, disputeId } = await disputed()
  await scene.app.database.pool.query(
    "update attendance set status = 'late' where activity_id = $1 and member_id = $2",
    [event, await person("m-G2")],
  )
  expect((await own()).mine[0]).toMatchObject({ disputeId, state: "overtaken" })
})

describe("every state and deed, as they are done", () => {
  const bring: Readonly<
    Record<(typeof disputeStates)[number], (id: number, event: number) => Promise<unknown>>
  > = {
    waiting: async () => undefined,
    accepted: (id) => accept(id),
    answered: (id) => answer(id),
    withdrawn: (id) => withdraw(id),
    overtaken: (_, event) => mark(event, "late", "absent"),
  }
  const doIt: Readonly<
    Record<(typeof disputeDeeds)[number], (id: number, event: number) => Promise<unknown>>
  > = {
    accept: (id) => accept(id),
    answer: (id) => answer(id),
    withdraw: (id) => withdraw(id),
    overtake: async (_, event) => await mark(event, "left-early", (await rowOf(event)).status),
  }
  const becomes = { accept: "accepted", answer: "answered", withdraw: "withdrawn", overtake: "overtaken" }
  test.each(disputeStates.flatMap((state) => disputeDeeds.map((deed) => [state, deed] as const)))(
    "%s: %s",
    async (state, deed) => {
      const { event, disputeId } = await disputed()
      await bring[state](disputeId, event)
      await doIt[deed](disputeId, event)
      const now = (await own()).mine.find((one: { disputeId: number }) => one.disputeId === disputeId)
      expect(now.state).toBe(state === "waiting" ? becomes[deed] : state)
    },
  )
})
