import { afterAll, beforeAll, expect, test } from "vitest"
import type { Person } from "../../../../tests/support/server.ts"
import { openStudyScene, type StudyScene } from "../../../../tests/support/study-scene.ts"

let scene: StudyScene
let chief: Person
/** Somebody of group G1, which belongs to the branch. */
let asker: Person
beforeAll(async () => {
  scene = await openStudyScene()
  chief = await scene.app.as("branch-secretary", "B1", { memberCode: "m-G2" })
  asker = await scene.member("m-G1-other")
})
afterAll(() => scene.app.close())

test("the audit log has where a leave stands, and neither its kind nor what was said with it", async () => {
  const said = { from: "2010-11-08", kind: "personal", remark: "给母亲做手术陪护" }
  const { leaveId } = (await asker.post("/leave", said)).body
  const word = "手术请交医院证明"
  await scene.secretary.post(`/leave/${leaveId}/decide`, { approve: false, word })
  const entered = { ...said, from: "2010-11-09", memberId: await scene.app.memberId("m-B1") }
  const other = (await scene.secretary.post("/leave/entered", { ...entered, approved: true })).body.leaveId
  const auditor = await scene.app.as("audit-admin", "D")
  const { items } = (await auditor.get("/audit?limit=100")).body
  type Entry = { readonly action: string; readonly details: { readonly leaveId?: number } }
  const told = (items as Entry[]).filter(({ details }) => [leaveId, other].includes(details.leaveId))
  expect(told.map(({ action, details }) => [action, details])).toEqual([
    ["leave-decided", { leaveId: other, before: "asked", after: "approved", activityIds: [] }],
    ["leave-entered", { leaveId: other, from: "2010-11-09", last: "2010-11-09" }],
    ["leave-decided", { leaveId, before: "asked", after: "refused", activityIds: [] }],
    ["leave-asked", { leaveId, from: "2010-11-08", last: "2010-11-08" }],
  ])
  expect(JSON.stringify(items)).not.toMatch(/手术|personal/)
  expect((await scene.neighbour.get("/audit")).status).toBe(403)
})

test("what was said with a leave that is settled goes to nobody who decides after; of one that runs it does", async () => {
  const said = { kind: "personal", remark: "丈夫做化疗要陪" }
  const refused = (await asker.post("/leave", { from: "2010-10-11", ...said })).body.leaveId
  const running = (await asker.post("/leave", { from: "2010-10-12", ...said })).body.leaveId
  const word = "化疗请交医院证明"
  await scene.secretary.post(`/leave/${refused}/decide`, { approve: false, word })
  await scene.secretary.post(`/leave/${running}/decide`, { approve: true, word })
  const reads = async (by: Person, leaveId: number) => {
    const { body } = await by.get(`/leave/${leaveId}`)
    return [body.remark, body.word]
  }
  const all = [said.remark, word]
  const nothing = [null, null]
  expect(await reads(scene.secretary, refused)).toEqual(all)
  expect(await reads(chief, refused)).toEqual(nothing)
  expect(await reads(chief, running)).toEqual(all)
  expect((await scene.neighbour.get(`/leave/${refused}`)).status).toBe(404)

  scene.app.setToday("2010-10-13")
  expect(await reads(chief, running)).toEqual(nothing)
  expect(await reads(scene.secretary, running)).toEqual(all)
  scene.app.setToday("2010-08-20")
  const memberId = await scene.app.memberId("m-G1-other")
  const { rows } = await scene.app.database.pool.query(
    "update membership set unit_id = $2 where member_id = $1 and until_on is null returning unit_id",
    [memberId, await scene.app.unitId("B2")],
  )
  expect(rows).toHaveLength(1)
  expect(await reads(scene.neighbour, refused)).toEqual(nothing)
  expect(await reads(scene.neighbour, running)).toEqual(all)
  const listed = (await scene.neighbour.get(`/units/${await scene.app.unitId("B2")}/leave?which=year`)).body
  expect(listed.items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ leaveId: running, remark: said.remark }),
      expect.objectContaining({ leaveId: refused, remark: null, word: null }),
    ]),
  )
  expect(await reads(asker, refused)).toEqual(all)
})
