import { afterAll, beforeAll, expect, test } from "vitest"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"

let scene: StudyScene
beforeAll(async () => {
  scene = await openStudyScene()
})
afterAll(() => scene.app.close())

const person = (code: string) => scene.app.memberId(code)
const rowOf = async (event: number, code: string) => {
  const { body } = await scene.secretary.get(`/events/${event}`)
  return body.attendance.find(({ member }: { member: { code: string } }) => member.code === code)
}
const change = async (event: number, changes: object[], by = scene.secretary) =>
  await by.put(`/events/${event}/attendance`, { changes })

test("the kind of leave comes with a new list, and a reason that says no more is the kind", async () => {
  const event = await scene.study({
    attendance: [
      { memberId: await person("m-B1"), status: "on-leave", detail: "sick-leave" },
      { memberId: await person("m-G1"), status: "on-leave", detail: "on-duty", reason: "去区里开会" },
      { memberId: await person("m-G2"), status: "on-leave", reason: "事假" },
      { memberId: await person("m-B1-other"), status: "present", detail: "left-and-returned" },
    ],
  })
  expect(await rowOf(event, "m-B1")).toMatchObject({ detail: "sick-leave", reason: null })
  expect(await rowOf(event, "m-G1")).toMatchObject({ detail: "on-duty", reason: "去区里开会" })
  expect(await rowOf(event, "m-G2")).toMatchObject({ detail: "personal-leave", reason: null })
  expect(await rowOf(event, "m-B1-other")).toMatchObject({ status: "present", detail: "left-and-returned" })
})

test("it is changed, kept in the history in words, and goes where the status has none", async () => {
  const event = await scene.study()
  const memberId = await person("m-B1")
  await change(event, [{ memberId, status: "on-leave", detail: "official-leave", was: "present" }])
  const refined = { memberId, status: "on-leave", detail: "on-duty", was: "on-leave" }
  expect((await change(event, [refined])).status).toBe(200)
  expect(await rowOf(event, "m-B1")).toMatchObject({ detail: "on-duty" })
  const { body } = await scene.secretary.get(`/events/${event}/changes`)
  expect(body.items[0].fields).toEqual([{ title: "具体情况", before: "公假", after: "公出" }])
  expect((await change(event, [refined], scene.neighbour)).status).toBe(404)
  await change(event, [{ memberId, status: "late", was: "on-leave" }])
  expect(await rowOf(event, "m-B1")).toMatchObject({ status: "late", detail: null, reason: null })
})

test.each([
  { status: "late", detail: "sick-leave" },
  { status: "on-leave", detail: "left-and-returned" },
  { status: null, detail: "sick-leave" },
])("a detail that says nothing of the status is refused: $status, $detail", async (said) => {
  const event = await scene.study()
  const reply = await change(event, [{ memberId: await person("m-B1"), was: "present", ...said }])
  expect([reply.status, reply.body.errors[0].pointer]).toEqual([400, "/changes/0/detail"])
})

test("a reason beside it has room in the cell of a workbook", async () => {
  const event = await scene.study()
  const long = {
    status: "on-leave",
    was: "present",
    memberId: await person("m-B1"),
    reason: "事".repeat(499),
  }
  expect((await change(event, [{ ...long, detail: "sick-leave" }])).status).toBe(400)
  expect((await change(event, [long])).status).toBe(200)
})

test("a reason that somebody else wrote meanwhile is shown, and not written over", async () => {
  const event = await scene.study()
  const memberId = await person("m-B1")
  const sick = { memberId, status: "on-leave", detail: "sick-leave" }
  await change(event, [{ ...sick, was: "present", wasWhy: { detail: null, reason: null } }])
  const seen = { was: "on-leave", wasWhy: { detail: "sick-leave", reason: null } }
  expect((await change(event, [{ ...sick, detail: "on-duty", ...seen }])).status).toBe(200)
  const lost = await change(event, [{ ...sick, detail: "personal-leave", reason: "探亲", ...seen }])
  expect([lost.status, lost.body.code]).toEqual([412, "stale"])
  expect(await rowOf(event, "m-B1")).toMatchObject({ detail: "on-duty", reason: null })
  expect((await change(event, [{ ...sick, detail: "on-duty", ...seen }])).status).toBe(200)
})

test("a make-up keeps why it was missed", async () => {
  const event = await scene.study()
  const memberId = await person("m-G1")
  await change(event, [{ memberId, status: "on-leave", detail: "sick-leave", was: "present" }])
  const helperId = await person("m-B1")
  const { start } = (await scene.secretary.get(`/events/${event}`)).body
  await scene.secretary.post(`/events/${event}/make-up`, {
    memberIds: [memberId],
    helperId,
    on: start.slice(0, 10),
  })
  expect(await rowOf(event, "m-G1")).toMatchObject({ status: "made-up", detail: "sick-leave" })
})

test("of an illness no words are kept, wherever they are written", async () => {
  const event = await scene.study()
  const memberId = await person("m-B1")
  const sick = { memberId, status: "on-leave", was: "present", detail: "sick-leave", reason: "胃出血住院" }
  const refused = await change(event, [sick])
  expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, "/changes/0/reason"])
  expect(JSON.stringify(refused.body.errors)).toContain("病假不记病情")
  const { was: _, ...exception } = sick
  const sitting = await scene.secretary.post("/sittings", {
    ...{ unitId: await scene.app.unitId("B1"), start: "2010-08-18 09:00", attendance: [exception] },
    items: [{ kind: "collective-study", topic: "学习", hours: 2 }],
  })
  expect([sitting.status, sitting.body.errors[0].pointer]).toEqual([400, "/attendance/0/reason"])
  // Words alone that say the kind as the cell of a workbook does.
  const { detail: __, ...said } = sick
  expect((await change(event, [{ ...said, reason: "病假：胃出血住院" }])).status).toBe(200)
  expect(await rowOf(event, "m-B1")).toMatchObject({ detail: "sick-leave", reason: null })
})
