import { afterAll, beforeAll, expect, test } from "vitest"
import type { Person } from "../../../../tests/support/server.ts"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"

let scene: StudyScene
let member: Person
let helper: Person
beforeAll(async () => {
  scene = await openStudyScene()
  member = await scene.member("m-G2")
  helper = await scene.member("m-B1")
})
afterAll(() => scene.app.close())

const person = (code: string) => scene.app.memberId(code)
interface Notice {
  readonly noticeId: number
  readonly kind: string
  readonly details: Readonly<Record<string, unknown>>
}
const noticesOf = async (reader: Person): Promise<Notice[]> => (await reader.get("/me/notices")).body.items
/** What somebody was told since a notice, the newest first. */
const since = async (reader: Person, last: number) =>
  (await noticesOf(reader))
    .filter(({ noticeId }) => noticeId > last)
    .map(({ kind, details }) => ({ kind, details }))
const lastOf = async (reader: Person) => (await noticesOf(reader))[0]?.noticeId ?? 0
const see = async (reader: Person) => {
  const upTo = await lastOf(reader)
  await reader.post("/me/notices/seen", { upTo })
  return upTo
}

test("a make-up that is arranged again as it is tells nobody; another day takes the place of what nobody has read", async () => {
  const event = await scene.study({ attendance: [{ memberId: await person("m-G2"), status: "absent" }] })
  const [before, helped] = [await see(member), await see(helper)]
  const arrange = async (on: string) =>
    await scene.secretary.post(`/events/${event}/make-up`, {
      ...{ memberIds: [await person("m-G2")], helperId: await person("m-B1"), on },
    })
  const told = { kind: "make-up-arranged", details: expect.objectContaining({ on: "2010-08-27" }) }
  expect((await arrange("2010-08-27")).status).toBe(200)
  expect((await arrange("2010-08-27")).status).toBe(200)
  expect(await since(member, before)).toEqual([told])
  expect(await since(helper, helped)).toEqual([told])
  await arrange("2010-08-30")
  const moved = { kind: "make-up-arranged", details: expect.objectContaining({ on: "2010-08-30" }) }
  expect(await since(member, before)).toEqual([moved])
  const read = await see(member)
  await arrange("2010-08-27")
  expect(await since(member, read)).toEqual([told])
  await arrange("2010-08-30")
  expect(await since(member, read)).toEqual([])
})

test("whoever was to help and does not any more is told, unless they never read that they should", async () => {
  const event = await scene.study({ attendance: [{ memberId: await person("m-G2"), status: "absent" }] })
  const other = await scene.member("m-B1-other")
  const arrange = async (by: string) =>
    await scene.secretary.post(`/events/${event}/make-up`, {
      ...{ memberIds: [await person("m-G2")], helperId: await person(by), on: "2010-08-27" },
    })
  const [helped, others] = [await see(helper), await see(other)]
  await arrange("m-B1")
  const read = await see(helper)
  expect(read).toBeGreaterThan(helped)
  await arrange("m-B1-other")
  expect(await since(helper, read)).toMatchObject([{ kind: "make-up-off" }])
  expect(await since(other, others)).toMatchObject([{ kind: "make-up-arranged" }])
  await arrange("m-B1")
  expect(await since(other, others)).toEqual([])
})

test("what was arranged and taken back before anybody read it is told to nobody", async () => {
  const event = await scene.study({ attendance: [{ memberId: await person("m-G2"), status: "absent" }] })
  const [before, helped] = [await see(member), await see(helper)]
  await scene.secretary.post(`/events/${event}/make-up`, {
    ...{ memberIds: [await person("m-G2")], helperId: await person("m-B1"), on: "2010-08-27" },
  })
  const { items } = (await member.get("/make-ups/mine")).body
  const { makeUpId } = items.find(
    ({ activity }: { activity: { activityId: number } }) => activity.activityId === event,
  )
  expect((await scene.secretary.post(`/make-ups/${makeUpId}/take-back`, {})).status).toBeLessThan(300)
  expect(await since(member, before)).toEqual([])
  expect(await since(helper, helped)).toEqual([])
})

test("marks that go to and fro are told once, by how they stand, and not at all where they stand as before", async () => {
  const event = await scene.study()
  const memberId = await person("m-G2")
  const before = await see(member)
  const mark = async (status: string, was: string) => {
    const { body, status: answered } = await scene.secretary.put(`/events/${event}/attendance`, {
      changes: [{ memberId, status, was }],
    })
    expect(answered, JSON.stringify(body)).toBe(200)
  }
  await mark("absent", "present")
  await mark("late", "absent")
  expect(await since(member, before)).toMatchObject([{ kind: "attendance-corrected" }])
  await mark("present", "late")
  expect(await since(member, before)).toEqual([])
  await mark("absent", "present")
  const read = await see(member)
  await mark("present", "absent")
  expect(await since(member, read)).toMatchObject([{ kind: "attendance-corrected" }])
  expect(await noticesOf(scene.neighbour)).toEqual([])
})

test("a leave that is withdrawn, or decided, waits for nobody who has not read of it", async () => {
  const before = await see(scene.secretary)
  const ask = async (from: string) => (await member.post("/leave", { from, kind: "personal" })).body.leaveId
  const withdrawn = await ask("2010-09-01")
  expect(await since(scene.secretary, before)).toMatchObject([{ kind: "leave-asked" }])
  expect((await member.post(`/leave/${withdrawn}/withdraw`, {})).status).toBeLessThan(300)
  expect(await since(scene.secretary, before)).toEqual([])
  const own = await see(member)
  const decided = await ask("2010-09-02")
  const decide = (approve: boolean) =>
    scene.secretary.post(`/leave/${decided}/decide`, { approve, ...(approve ? {} : { word: "有会" }) })
  expect((await decide(true)).status).toBe(200)
  expect(await since(scene.secretary, before)).toEqual([])
  expect((await decide(false)).status).toBe(200)
  expect(await since(member, own)).toMatchObject([{ kind: "leave-decided", details: { approved: 0 } }])
})
