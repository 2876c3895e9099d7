import { afterEach, describe, expect, test } from "vitest"
import { undoWholeImport } from "../../src/server/features/exchange/index.ts"
import { fillSearchKeys } from "../../src/server/features/search/index.ts"
import { ImportScene, small } from "../support/import-scene.ts"

const scene = new ImportScene()
const undo = () => undoWholeImport(scene.database, "command-line")
/** Everything that is kept of the district; the audit log goes on. */
const district = async () => {
  const { audit_entry: _, ...tables } = await scene.everything()
  const histories = await scene.rows(
    "select unit_id, item, value, from_on from unit_history order by 1, 2, 4",
  )
  return { ...tables, histories }
}
/** The rows without what nobody entered: an edit and its undoing make new versions. */
const entered = (tables: Record<string, unknown[]>) =>
  JSON.parse(JSON.stringify(tables), (key, value) =>
    ["version", "search_key"].includes(key) ? undefined : value,
  )

const more = {
  组织: [
    "组织编码,组织名称,组织类型,上级组织编码,领域",
    "0102,西河村党总支,党支部,0101,农村",
    "0104,新设支部,党支部,0101,农村",
  ],
  党员: ["党员编号,姓名,职级", "002,李建国,副科", "005,周新,无"],
  组织关系: ["党员编号,组织编码,起始日期,终止日期", "004,0103,2009-01-01,2010-06-01", "005,0104,2010-01-01,"],
  活动: [
    "活动编号,组织编码,活动类型,主题,开始时间,学时,面向组织",
    "A1,0102,党课,廉洁自律,2010-03-05 09:00,3,",
    "A9,0104,党课,新的一课,2010-04-05 09:00,2,0104、0103",
  ],
  考勤: ["活动编号,党员编号,状态", "A1,002,出席", "A9,005,出席"],
  培训: ["党员编号,名称,培训类别,开始日期,学时", "005,夏季班,党校,2010-07-01,8"],
  学习计划: ["组织编码,年度,备案日期", "0102,2010,2010-01-21"],
  计划条目: [
    "组织编码,年度,序号,月份,主题,内容类别",
    "0102,2010,1,3,廉洁自律,政治理论、法律",
    "0102,2010,2,,读书,",
  ],
  请假: ["党员编号,开始日期,结束日期,事由", "002,2010-06-01,2010-06-02,公假"],
}

afterEach(() => scene.owner.query("delete from whole_import"))

describe("the last import on the command line", () => {
  test("is taken back whole: what it changed is what it was, what it added is gone", async () => {
    await scene.sheets(small)
    await fillSearchKeys(scene.database)
    const before = entered(await district())
    const report = await scene.sheets(more)
    expect(report.done).toBe(true)
    expect(entered(await district())).not.toEqual(before)
    await fillSearchKeys(scene.database)
    expect(await undo()).toMatchObject({ done: true, fileName: expect.any(String) })
    expect(entered(await district())).toEqual(before)
    const [last] = await scene.rows(
      "select action, actor from audit_entry order by audit_entry_id desc limit 1",
    )
    expect(last).toEqual({ action: "import-undone", actor: "command-line" })
    // Once: the one before it is not offered.
    expect(await undo()).toBeUndefined()
  })
  test("is taken back where it was the first", async () => {
    await scene.sheets(small)
    await fillSearchKeys(scene.database)
    expect(await undo()).toMatchObject({ done: true })
    const empty = await district()
    expect(Object.values(empty).flat()).toEqual([])
  })
  test.each([
    ["a row that it added was changed", "update member set name = '周旧' where code = '005'"],
    ["a row that it changed was changed again", "update activity set topic = '改' where code = 'A1'"],
    ["a row that it added is gone", "delete from training where name = '夏季班'"],
    [
      "somebody was added to a list of it",
      "insert into attendance select activity_id, member_id, 'present' from activity, member where activity.code = 'A9' and member.code = '001'",
    ],
    [
      "an activity addresses a unit of it",
      "update activity set audience = array[(select unit_id from unit where code = '0104')] where code = 'A2'",
    ],
    [
      "somebody belongs to a unit of it",
      "update membership set unit_id = (select unit_id from unit where code = '0104') where member_id = (select member_id from member where code = '001')",
    ],
  ])("is left alone where since then %s", async (_, change) => {
    await scene.sheets(small)
    await scene.sheets(more)
    await scene.owner.query(change)
    const now = await district()
    expect(await undo()).toMatchObject({ done: false, changedSince: expect.any(Number) })
    expect(await district()).toEqual(now)
  })
  test("is nothing where an import was only looked at, or refused", async () => {
    await scene.sheets(small)
    await scene.sheets(more, true)
    await scene.sheets({ 党员: ["党员编号,姓名", ",无名"] })
    expect(await undo()).toMatchObject({ done: true })
    expect(Object.values(await district()).flat()).toEqual([])
  })
})
