import { describe, expect, test } from "vitest"
import { faultSentence } from "../../src/contract/fault-sentences.ts"
import { undoWholeImport } from "../../src/server/features/exchange/index.ts"
import { actions, findings, ImportScene, small } from "../support/import-scene.ts"

const scene = new ImportScene()

const head = "活动编号,组织编码,活动类型,主题,开始时间,学时,同场,地点,主持人编号,记录,会议方式"
/** One afternoon with two items, at a place and with minutes. */
const afternoon = (first: string, second: string) => [
  head,
  `A1,0102,党课,廉洁自律,2010-03-05 09:00,2,甲,${first},001,发言,线下`,
  `A2,0102,集中学习,春季学习,2010-03-05 10:30,4,甲,${second},001,发言,线下`,
]
const { 考勤: _, ...roster } = small
const district = { ...roster, 活动: afternoon("一楼", "一楼") }

const sittings = async () =>
  await scene.rows(
    `select s.sitting_id as id, s.place, string_agg(a.code, ' ' order by a.code) as items
       from sitting s join activity a using (sitting_id) group by 1, 2 order by 3`,
  )

describe("items of one 同场", () => {
  test("that say the same are one sitting, and nothing is said of it", async () => {
    const report = await scene.sheets(district)
    expect(await sittings()).toMatchObject([{ place: "一楼", items: "A1 A2" }])
    expect(findings(report, "warning").filter((line) => line.includes("sitting"))).toEqual([])
  })

  test("that differ are taken as they stand, and which and in what is said", async () => {
    const report = await scene.sheets({ ...district, 活动: afternoon("一楼", "二楼") })
    expect(report.done).toBe(true)
    expect(await sittings()).toMatchObject([
      { place: "一楼", items: "A1" },
      { place: "二楼", items: "A2" },
    ])
    const [odd] = report.faults.list().filter(({ code }) => code === "sitting-differs")
    expect(odd).toMatchObject({ level: "warning", sheet: "活动", row: 3, column: "同场", value: "甲" })
    if (!odd) return
    expect(faultSentence(odd, "zh")).toBe("同场“甲”的几项写的不一样：与A1（地点）不同；各照各的收下")
    expect(faultSentence(odd, "en")).toContain("differs from A1（地点）; each is taken as it stands")
  })

  test("that a later file corrects alike stay one, and it keeps its number and its history", async () => {
    await scene.sheets(district)
    const [was] = await sittings()
    const report = await scene.sheets({ 活动: afternoon("三楼", "三楼") })
    expect(actions(report)).toEqual({
      sheets: ["活动 +0 ~2"],
      changes: ["活动 A1 地点: 一楼 → 三楼", "活动 A2 地点: 一楼 → 三楼"],
    })
    expect(await sittings()).toEqual([{ ...was, place: "三楼" }])
    const kept = await scene.rows(
      "select before ->> 'place' as was, after ->> 'place' as is from record_change where table_name = 'sitting' and before is not null order by record_change_id desc limit 1",
    )
    expect(kept).toEqual([{ was: "一楼", is: "三楼" }])
  })

  test("of which a file names one leave the other alone, and come together again", async () => {
    await scene.sheets(district)
    const [headLine = "", first = ""] = afternoon("三楼", "")
    const report = await scene.sheets({ 活动: [headLine, first] })
    expect(actions(report).changes).toEqual(["活动 A1 地点: 一楼 → 三楼"])
    expect(report.faults.list().map(({ code, row }) => [code, row])).toContainEqual(["sitting-differs", 2])
    expect(await sittings()).toMatchObject([
      { place: "三楼", items: "A1" },
      { place: "一楼", items: "A2" },
    ])
    await scene.sheets({ 活动: afternoon("一楼", "一楼") })
    expect(await sittings()).toMatchObject([{ place: "一楼", items: "A1 A2" }])
  })

  test("book the place of the register that their words can only mean, and give it up with another word", async () => {
    await scene.sheets(roster)
    const enter = (code: string, name: string) =>
      scene.rows(
        `insert into venue (unit_id, name, kind) select unit_id, '${name}', 'activity-room' from unit where code = '${code}'`,
      )
    for (const [code, name] of [
      ["0102", "一楼"],
      ["0102", "三楼"],
      ["0103", "三楼"],
      ["0103", "东院"],
    ] as const)
      await enter(code, name)
    const booked = () =>
      scene.rows(
        `select s.place, v.name, u.code from sitting s left join venue v using (venue_id) left join unit u using (unit_id)
          where s.place is not null
          order by s.place`,
      )
    await scene.sheets({ 活动: afternoon("一楼", "一楼") })
    expect(await booked()).toEqual([{ place: "一楼", name: "一楼", code: "0102" }])
    await scene.sheets({ 活动: afternoon("三楼", "三楼") })
    expect(await booked()).toEqual([{ place: "三楼", name: "三楼", code: "0102" }])
    // A neighbour's place is words.
    await scene.sheets({ 活动: afternoon("东院", "东院") })
    expect(await booked()).toEqual([{ place: "东院", name: null, code: null }])
    expect(await undoWholeImport(scene.database, "command-line")).toMatchObject({ done: true })
    expect(await booked()).toEqual([{ place: "三楼", name: "三楼", code: "0102" }])
  })

  test("are several sittings in units that do not sit together", async () => {
    const [headLine = "", first = "", second = ""] = afternoon("一楼", "一楼")
    const report = await scene.sheets({
      ...district,
      活动: [headLine, first, second.replace("0102", "0103")],
    })
    expect(await sittings()).toMatchObject([{ items: "A1" }, { items: "A2" }])
    expect(report.faults.list().map(({ code }) => code)).not.toContain("sitting-differs")
  })

  test("are left where the file does not have the columns", async () => {
    await scene.sheets(district)
    const before = await sittings()
    const report = await scene.sheets({
      活动: [
        "活动编号,组织编码,活动类型,主题,开始时间,学时",
        "A1,0102,党课,改了主题,2010-03-05 09:00,2",
        "A9,0102,党员大会,大会,2010-04-05 09:00,2",
      ],
    })
    expect(actions(report).sheets).toEqual(["活动 +1 ~1"])
    expect((await sittings()).slice(0, 1)).toEqual(before)
    expect((await sittings())[1]).toMatchObject({ place: null, items: "A9" })
  })
})

describe("an import that changed sittings", () => {
  const undo = () => undoWholeImport(scene.database, "command-line")
  test.each([
    ["all of one", afternoon("三楼", "三楼")],
    ["one of two items", afternoon("三楼", "一楼")],
    ["their tag", afternoon("一楼", "一楼").map((line) => line.replace(",甲,", ",,"))],
    [
      "one, and added an item",
      [...afternoon("三楼", "三楼"), "A8,0102,党员大会,大会,2010-03-05 11:00,1,甲,三楼,001,发言,线下"],
    ],
  ])("is taken back whole: %s", async (_, 活动) => {
    await scene.sheets(district)
    const before = await scene.rows("select * from sitting order by 1")
    const items = await sittings()
    expect((await scene.sheets({ 活动 })).done).toBe(true)
    expect(await scene.rows("select * from sitting order by 1")).not.toEqual(before)
    expect(await undo()).toMatchObject({ done: true })
    expect(await scene.rows("select * from sitting order by 1")).toEqual(before)
    expect(await sittings()).toEqual(items)
  })
  test("is left alone where somebody has corrected a sitting of it since", async () => {
    await scene.sheets(district)
    await scene.sheets({ 活动: afternoon("三楼", "三楼") })
    await scene.owner.query("update sitting set minutes = '补记' where place = '三楼'")
    expect(await undo()).toMatchObject({ done: false, changedSince: 2 })
    expect(await sittings()).toMatchObject([{ place: "三楼", items: "A1 A2" }])
  })
})

test("a sheet without a column that must be there says so, and nothing else", async () => {
  await scene.sheets(district)
  const report = await scene.sheets({ 活动: ["活动编号,记录", "A1,补记"] })
  expect(report.done).toBe(false)
  expect(await scene.rows("select distinct minutes from sitting where place = '一楼'")).toEqual([
    { minutes: "发言" },
  ])
})
