import { afterAll, beforeAll, beforeEach, expect, test } from "vitest"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"

let scene: StudyScene
let unitId: number
let away: number
let other: number
beforeAll(async () => {
  scene = await openStudyScene()
  const { app } = scene
  unitId = await app.unitId("B1")
  away = await app.memberId("m-B1")
  other = await app.memberId("m-B1-other")
})
afterAll(() => scene.app.close())
beforeEach(() => query("delete from leave"))

const query = async (sql: string, values: unknown[] = []) =>
  (await scene.app.database.pool.query(sql, values)).rows
const onLeave = (memberId: number, from: string, last: string, state = "approved") =>
  query("insert into leave (member_id, from_on, ends_on, kind, state) values ($1, $2, $3, 'official', $4)", [
    memberId,
    from,
    last,
    state,
  ])
const item = { kind: "collective-study", topic: "公文", hours: 1 }
const plan = (start: string, more: object = {}, by = scene.secretary) =>
  by.post("/sittings", { unitId, start, state: "planned", sameDay: "another", items: [item], ...more })
const sure = ["on-leave"]
/** What is asked, and nothing else is taken. */
const asked = ({ status, body }: Awaited<ReturnType<typeof plan>>) =>
  status === 409 && body.code === "sure-about-it"
    ? body.doubts.map(({ code }: { code: string }) => code)
    : status
const versionOf = async (activityId: number) =>
  (await scene.secretary.get(`/events/${activityId}`)).body.version
const correct = async (activityId: number, patch: object) =>
  scene.secretary.patch(`/events/${activityId}`, patch, { version: await versionOf(activityId) })
const deed = async (activityId: number, what: string, body: object) =>
  scene.secretary.post(`/events/${activityId}/${what}`, body, { version: await versionOf(activityId) })

test("whoever has approved leave on the day and is to teach or to lead is asked about, by name", async () => {
  await onLeave(away, "2010-08-24", "2010-08-26")
  await onLeave(other, "2010-08-24", "2010-08-26", "asked")
  const taught = { items: [{ ...item, lecturerId: away }] }
  const question = await plan("2010-08-25 14:00", taught)
  expect(asked(question)).toEqual(["on-leave"])
  expect(question.body.doubts[0].sentence).toBe("2010年8月25日m-B1请假，已经批准。还是照这样吗？")
  expect(asked(await plan("2010-08-25 14:00", { chairId: away }))).toEqual(["on-leave"])
  expect(asked(await plan("2010-08-25 14:00", { ...taught, sure }))).toBe(200)
  expect(asked(await plan("2010-08-27 14:00", taught))).toBe(200)
  expect(asked(await plan("2010-08-24 14:00", { items: [{ ...item, lecturerId: other }] }))).toBe(200)
})

test("a correction asks about whoever it names, and about everybody named where it moves the day", async () => {
  const { body } = await plan("2010-08-27 14:00", { items: [{ ...item, lecturerId: away }], chairId: other })
  const [{ activityId }] = body.activities
  await onLeave(away, "2010-08-24", "2010-08-26")
  expect(asked(await correct(activityId, { start: "2010-08-27 15:00" }))).toBe(200)
  expect(asked(await correct(activityId, { start: "2010-08-25 15:00" }))).toEqual(["on-leave"])
  expect(asked(await correct(activityId, { start: "2010-08-25 15:00", sure }))).toBe(200)
  expect(asked(await correct(activityId, { place: "会议室" }))).toBe(200)
  expect(asked(await correct(activityId, { lecturerId: other }))).toBe(200)
  expect(asked(await correct(activityId, { chairId: away }))).toEqual(["on-leave"])
  expect(asked(await correct(activityId, { chairId: away, sure }))).toBe(200)
  await deed(activityId, "cancel", { reason: "停电" })
  expect(asked(await deed(activityId, "restore", { state: "planned" }))).toEqual(["on-leave"])
  expect(asked(await deed(activityId, "restore", { state: "planned", sure }))).toBe(200)
})

test("what was held asks unless the list has them as there", async () => {
  await onLeave(away, "2010-08-16", "2010-08-20")
  const taught = { state: "held", items: [{ ...item, lecturerId: away }] }
  expect(asked(await plan("2010-08-19 09:00", taught))).toEqual(["on-leave"])
  const there = [{ memberId: away, status: "present" }]
  const came = await plan("2010-08-19 09:00", { ...taught, attendance: there })
  expect(asked(came)).toBe(200)
  const [{ activityId }] = came.body.activities
  expect(asked(await correct(activityId, { lecturerId: other }))).toBe(200)
  expect(asked(await correct(activityId, { lecturerId: away }))).toBe(200)
  const planned = await plan("2010-08-20 08:00", { ...taught, state: "planned", sure })
  const [{ activityId: today }] = planned.body.activities
  expect(asked(await deed(today, "hold", {}))).toEqual(["on-leave"])
  expect(asked(await deed(today, "hold", { attendance: there }))).toBe(200)
})

test("whose turn it is, and who helps or makes up", async () => {
  await onLeave(away, "2010-08-24", "2010-08-26")
  const rota = {
    kind: "lectures",
    title: "轮流讲课",
    takers: [{ memberId: away }, { memberId: other }],
  }
  await scene.secretary.post(`/units/${unitId}/turns`, rota)
  const [{ takerId }] = await query('select taker_id as "takerId" from rota_taker where member_id = $1', [
    away,
  ])
  const turn = { items: [{ ...item, takerId }] }
  expect(asked(await plan("2010-08-25 14:00", turn))).toEqual(["on-leave"])
  expect(asked(await plan("2010-08-25 14:00", { ...turn, sure }))).toBe(200)

  const attendance = [{ memberId: other, status: "absent" }]
  const missed = await scene.study({ start: "2010-08-18 14:00", attendance })
  const makeUp = (body: object) => scene.secretary.post(`/events/${missed}/make-up`, body)
  const helped = { memberIds: [other], helperId: away }
  expect(asked(await makeUp({ ...helped, on: "2010-08-25" }))).toEqual(["on-leave"])
  expect(asked(await makeUp({ ...helped, on: "2010-08-25", sure }))).toBe(200)
  expect(asked(await makeUp({ ...helped, on: "2010-08-27" }))).toBe(200)
  await onLeave(other, "2010-09-01", "2010-09-02")
  const helper = await scene.app.memberId("m-G1")
  const soon = { memberIds: [other], helperId: helper, on: "2010-09-01" }
  expect(asked(await makeUp(soon))).toEqual(["on-leave"])
  await onLeave(away, "2010-08-19", "2010-08-19")
  expect(asked(await makeUp({ ...helped, on: "2010-08-19", arranged: false }))).toEqual(["on-leave"])
  expect(asked(await makeUp({ ...helped, on: "2010-08-19", arranged: false, sure }))).toBe(200)
})

test("nobody hears of the leave of people who are not theirs", async () => {
  const stranger = await scene.app.memberId("m-B2")
  await query(
    "insert into post (member_id, unit_id, post, from_on) select $1, parent_id, 'committee-member', '2010-01-01' from unit where code = 'B1'",
    [stranger],
  )
  await onLeave(stranger, "2010-08-24", "2010-08-26")
  const taught = { items: [{ ...item, lecturerId: stranger }] }
  expect(asked(await plan("2010-08-25 14:00", taught))).toBe(200)
  const theirs = { ...taught, unitId: await scene.app.unitId("B2") }
  expect(asked(await plan("2010-08-25 14:00", theirs, scene.neighbour))).toEqual(["on-leave"])
})
