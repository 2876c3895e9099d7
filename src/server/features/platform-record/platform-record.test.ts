import { readXlsx } from "hucre/xlsx"
import { afterAll, beforeAll, expect, test } from "vitest"
import { openPeopleScene } from "../../../../tests/support/people-scene.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { customaryColumns } from "../../../contract/platform-record-words.ts"

let server: TestServer
let secretary: Person
let branch: number
beforeAll(async () => {
  server = await openPeopleScene()
  branch = await server.unitId("0102")
  secretary = await server.as("branch-secretary", "0102", { memberCode: "001" })
  const answer = await secretary.post("/sittings", {
    unitId: branch,
    start: "2010-08-18 15:00",
    place: "会议室",
    chairId: await server.memberId("001"),
    minutes: "一、学习文件\n二、讨论",
    guestNames: ["周老师"],
    items: [{ kind: "assembly", topic: "讨论发展党员", hours: 2, effect: "形成意见" }],
    attendance: [{ memberId: await server.memberId("002"), status: "on-leave", reason: "出差" }],
  })
  expect(answer.status, answer.text).toBe(200)
})
afterAll(() => server.close())

const read = async (person: Person, month = "2010-08") =>
  (await person.get(`/units/${branch}/platform-record?month=${month}`)).body

test("each record of a month is there in the customary order, and nothing has to be typed again", async () => {
  const { headings, records } = await read(secretary)
  expect(headings).toEqual(customaryColumns.map(({ heading }) => heading))
  const said = Object.fromEntries(headings.map((name: string, at: number) => [name, records[0].values[at]]))
  expect(said).toEqual({
    会议类型: "党员大会",
    会议时间: "2010-08-18 15:00",
    地点: "会议室",
    主持人: "王秀英",
    记录人: expect.stringMatching(/^Person/),
    应到: "3",
    实到: "2",
    缺席人员及原因: "李建国（请假，出差）",
    列席: "周老师",
    议题: "讨论发展党员",
    会议内容: "一、学习文件\n二、讨论",
    决议: "",
    附件: "",
  })
  expect((await read(secretary, "2010-01")).records).toEqual([])
})

test("decisions are what was voted on and given to somebody, and are named where there are none", async () => {
  const { activityId, missing } = (await read(secretary)).records[0]
  expect(missing).toEqual([{ field: "decisions", heading: "决议" }])
  const meeting = (await secretary.get(`/events/${activityId}/meeting`)).body
  const written = await secretary.put(
    `/events/${activityId}/meeting`,
    {
      ...{ agenda: ["讨论", "表决"], conclusion: "抓好落实", station: "", question: "", report: "" },
      parts: [{ part: "without-vote", memberId: null, name: "区里的同志", gist: "", placed: null }],
      motions: [{ subject: "接收预备党员", inFavour: 1, against: 0, abstained: 0 }],
      ratings: [],
    },
    { version: meeting.version },
  )
  expect(written.status, written.text).toBe(200)
  await secretary.post(`/events/${activityId}/tasks`, {
    ...{ subject: "报上级审批", memberId: null, name: "组织委员", dueOn: "2010-09-01" },
  })
  const { headings, records } = await read(secretary)
  const said = (heading: string) => records[0].values[headings.indexOf(heading)]
  expect(records[0].missing).toEqual([])
  expect(said("决议")).toBe("接收预备党员：同意 1，反对 0，弃权 0\n报上级审批，组织委员，2010年9月1日前")
  expect(said("议题")).toBe("讨论发展党员\n讨论\n表决")
  expect(said("会议内容")).toBe("一、学习文件\n二、讨论\n抓好落实")
  expect(said("列席")).toBe("区里的同志、周老师")
})

test("an administrator says the platform's own order and headings; what cannot be is refused", async () => {
  const system = await server.as("system-admin", "01")
  const columns = [
    { field: "topic", heading: "会议主题" },
    { field: "kind", heading: "类别" },
  ]
  const put = (value: unknown, version: number) =>
    system.put("/settings/platform-record", { columns: value }, { version })
  expect((await put([...columns, columns[0]], 0)).status).toBe(400)
  expect((await put([], 0)).status).toBe(400)
  expect((await put(columns, 0)).status).toBe(200)
  const { headings, records } = await read(secretary)
  expect(headings).toEqual(["会议主题", "类别"])
  expect(records[0].values).toEqual(["讨论发展党员\n讨论\n表决", "党员大会"])
  const path = `/api/sheets/units/${branch}/platform-record?month=2010-08`
  const response = await server.hono.request(path, { headers: { cookie: secretary.cookie } })
  // The month it is of, and the day it was taken.
  const name = decodeURIComponent(response.headers.get("content-disposition") ?? "")
  expect(name).toMatch(/ 2010年8月 \d{4}-\d\d-\d\d\.xlsx$/)
  const { sheets } = await readXlsx(new Uint8Array(await response.arrayBuffer()))
  expect(sheets[0]?.rows).toEqual([headings, records[0].values])
  expect(sheets[1]?.rows).toContainEqual(["时段", "2010年8月"])
})

test("a neighbour finds nothing, and whoever records nothing gets nothing", async () => {
  const neighbour = await server.as("recorder", "0103")
  const member = await server.asMember("002")
  for (const prefix of ["/units", "/sheets/units"]) {
    const path = `${prefix}/${branch}/platform-record?month=2010-08`
    expect((await neighbour.get(path)).status).toBe(404)
    expect((await member.get(path)).status).toBe(403)
  }
})
