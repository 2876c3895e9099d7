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

const read = async (person: Person, month = "2010-08", unitId = branch) =>
  (await person.get(`/units/${unitId}/platform-record?month=${month}`)).body

/** Something held on a day, with what its kind needs beside, as the platform is told of it: by heading. */
async function told(
  day: string,
  {
    item,
    needs = {},
    sitting = {},
    by = secretary,
    unitId = branch,
  }: {
    readonly item: object
    readonly needs?: object
    readonly sitting?: object
    readonly by?: Person
    readonly unitId?: number
  },
): Promise<{ said: Readonly<Record<string, string>>; missing: string[] }> {
  const held = await by.post("/sittings", {
    ...{ unitId, start: `${day} 09:00`, place: "会议室", chairId: await server.memberId("001") },
    ...{ items: [{ topic: "学习", hours: 4, ...item }], ...sitting },
  })
  expect(held.status, held.text).toBe(200)
  const { activityId } = held.body.activities[0]
  const { version } = (await by.get(`/events/${activityId}/meeting`)).body
  const nothing = { agenda: [], conclusion: "", station: "", question: "", report: "" }
  const written = await by.put(
    `/events/${activityId}/meeting`,
    { ...nothing, parts: [], motions: [], ratings: [], ...needs },
    { version },
  )
  expect(written.status, written.text).toBe(200)
  const { headings, records } = await read(by, day.slice(0, 7), unitId)
  const record = records.find((one: { activityId: number }) => one.activityId === activityId)
  return {
    said: Object.fromEntries(headings.map((name: string, at: number) => [name, record.values[at]])),
    missing: record.missing.map(({ field }: { field: string }) => field),
  }
}

const part = (name: string, more: object) => ({
  ...{ part: name, memberId: null, name: "", gist: "", placed: null },
  ...more,
})

test("each record of a month is there in the customary order, and nothing has to be typed again", async () => {
  const { headings, records } = await read(secretary)
  expect(headings).toEqual(customaryColumns.map(({ heading }) => heading))
  const said = Object.fromEntries(headings.map((name: string, at: number) => [name, records[0].values[at]]))
  expect(said).toEqual({
    会议类型: "党员大会",
    会议时间: "2010-08-18 15:00",
    地点: "会议室",
    主持人: "王秀英",
    主讲人: "",
    记录人: expect.stringMatching(/^Person/),
    应到: "3",
    实到: "2",
    缺席人员及原因: "李建国（请假，出差）",
    列席: "周老师",
    议题: "讨论发展党员",
    会议内容: "一、学习文件\n二、讨论",
    学习效果: "形成意见",
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
  expect(said("会议内容")).toBe("一、学习文件\n二、讨论\n总结和下一步：抓好落实")
  expect(said("列席")).toBe("区里的同志、周老师")
})

test("what a kind has beside its minutes is said in lines of their own: nothing of it is typed again", async () => {
  const lecture = await told("2010-02-03", {
    item: { kind: "party-lecture", lecturerName: "周老师", effect: "都懂了" },
  })
  expect(lecture.said).toMatchObject({ 主讲人: "周老师", 学习效果: "都懂了", 会议内容: "" })
  expect(lecture.missing).toEqual(["content"])
  expect((await told("2010-02-04", { item: { kind: "party-lecture" } })).missing).toEqual([
    "lecturer",
    "content",
  ])
  const contest = await told("2010-02-05", {
    item: { kind: "speech-contest" },
    needs: {
      parts: [part("entrant", { name: "张三", placed: 2 }), part("entrant", { name: "李四", placed: 1 })],
      conclusion: "明年再办",
    },
  })
  expect(contest.said.会议内容).toBe("参赛：张三（第 2 名）、李四（第 1 名）\n总结和下一步：明年再办")
  expect(contest.missing).toEqual([])
  const research = await told("2010-02-08", {
    item: { kind: "field-research", content: "走访三户" },
    needs: {
      question: "水渠谁来修",
      report: "一、情况\n二、建议",
      parts: [
        part("researcher", { name: "张三" }),
        part("researcher", { memberId: await server.memberId("002") }),
        part("step", { gist: "入户" }),
        part("step", { gist: "座谈" }),
      ],
    },
  })
  expect(research.said.会议内容).toBe(
    "走访三户\n课题：水渠谁来修\n课题组：张三、李建国\n步骤：\n1. 入户\n2. 座谈\n调研报告：一、情况\n二、建议",
  )
  const results = await told("2010-02-09", {
    item: { kind: "results-report" },
    needs: { parts: [part("speaker", { name: "张三", gist: "修好了水渠" })] },
  })
  expect(results.said.会议内容).toBe("汇报：\n1. 张三：修好了水渠")
  const review = await told("2010-02-10", {
    item: { kind: "democratic-review" },
    needs: { ratings: [{ grade: "excellent", people: 2 }] },
  })
  expect(review.said.会议内容).toBe("评议结果：优秀 2")
  const remote = await told("2010-02-11", {
    item: { kind: "distance-education" },
    needs: { station: "西河站点" },
  })
  expect(remote.said.会议内容).toBe("远程教育站点：西河站点")
})

test("a study of a central group names its secretary, who came, who read and who spoke", async () => {
  const unitId = await server.unitId("0101")
  const { pool } = server.database
  await pool.query("update unit set has_central_group = true where unit_id = $1", [unitId])
  await pool.query(
    `insert into post (member_id, unit_id, post, from_on)
     select member_id, $1, 'central-group-member', '2010-01-01' from member where code in ('001', '002')`,
    [unitId],
  )
  const by = await server.as("central-group-secretary", "0101")
  const { said, missing } = await told("2010-02-12", {
    ...{ by, unitId },
    item: { kind: "central-group-study", content: "第一章" },
    sitting: { form: "交流研讨", minutes: "讨论热烈" },
    needs: {
      parts: [
        part("secretary", { name: "王艳" }),
        part("lead-reader", { memberId: await server.memberId("002") }),
        part("key-speaker", { memberId: await server.memberId("001"), gist: "先学一步" }),
        part("key-speaker", { name: "张三", gist: "结合实际" }),
      ],
      conclusion: "抓好落实",
    },
  })
  expect(said.记录人).toBe("王艳")
  expect(said.会议内容).toBe(
    [
      "形式：交流研讨",
      "参加人员：王秀英、李建国",
      "第一章",
      "领学：李建国",
      "讨论热烈",
      "重点发言：",
      "1. 王秀英：先学一步",
      "2. 张三：结合实际",
      "总结和下一步：抓好落实",
    ].join("\n"),
  )
  expect(missing).toEqual([])
})

test("of an illness nothing leaves but its word; whoever made it up was away all the same", async () => {
  const ids = { li: await server.memberId("002"), shan: await server.memberId("005") }
  const { said } = await told("2010-02-16", {
    item: { kind: "collective-study" },
    sitting: {
      attendance: [
        { memberId: ids.li, status: "on-leave", detail: "official-leave", reason: "去区里开会" },
        { memberId: ids.shan, status: "on-leave", detail: "personal-leave" },
      ],
    },
  })
  expect(said.缺席人员及原因).toBe("李建国（公假，去区里开会）、单晓红（事假）")
  // As an earlier version or a workbook may have left it.
  await server.database.pool.query(
    `update attendance t set detail = 'sick-leave', leave_reason = '胃出血住院'
       from activity a where a.activity_id = t.activity_id and a.starts_on = '2010-02-16' and t.member_id = $1`,
    [ids.li],
  )
  const again = async () => {
    const { headings, records } = await read(secretary, "2010-02")
    const last = records.find(({ start }: { start: string }) => start.startsWith("2010-02-16"))
    const done = await secretary.post(`/events/${last.activityId}/make-up`, {
      ...{ memberIds: [ids.li], helperId: await server.memberId("001"), on: "2010-02-20" },
    })
    expect(done.status, done.text).toBe(200)
    return [last, (await read(secretary, "2010-02")).records.at(-1)].map(
      ({ values }) => values[headings.indexOf("缺席人员及原因")],
    )
  }
  expect(await again()).toEqual(["李建国（病假）、单晓红（事假）", "李建国（病假，已补课）、单晓红（事假）"])
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

test("an order that was saved before lecturer and effect were fields says them with the content", async () => {
  const system = await server.as("system-admin", "01")
  const { version } = (await system.get("/settings")).body.platformRecord
  const columns = [{ field: "content", heading: "内容" }]
  expect((await system.put("/settings/platform-record", { columns }, { version })).status).toBe(200)
  const { said } = await told("2010-03-15", {
    item: { kind: "party-lecture", content: "第二章", lecturerName: "周老师", effect: "都懂了" },
  })
  expect(said).toEqual({ 内容: "主讲人：周老师\n第二章\n学习效果：都懂了" })
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
