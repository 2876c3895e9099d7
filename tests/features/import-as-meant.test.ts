import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { faultSentence } from "../../src/contract/fault-sentences.ts"
import { exportWorkbook, undoWholeImport } from "../../src/server/features/exchange/index.ts"
import { to } from "../../src/web/paths.ts"
import { bringIn, inTemporaryFolder } from "../support/district.ts"
import { findings, ImportScene, small } from "../support/import-scene.ts"

const scene = new ImportScene()

/** How many rows of each kind an import of what is exported would add and change. */
async function exportedAgain(file: string): Promise<number[]> {
  return await inTemporaryFolder(async (folder) => {
    const path = join(folder, file)
    await exportWorkbook(scene.database, path)
    const report = await bringIn(scene.database, path)
    expect(report.faults.count("fault")).toBe(0)
    expect(report.changes).toEqual([])
    return report.sheets.flatMap(({ added, changed }) => [added, changed])
  })
}

describe("where nothing has changed, nothing is said to have", () => {
  test.each(["book.xlsx", "book"])("in %s, whoever entered it", async (file) => {
    await scene.sheets(small)
    // As the pages write it: an empty list where an import writes none, one's own unit where an import writes nobody.
    await scene.owner.query("update member set circumstances = '{}' where code in ('001', '002')")
    await scene.owner.query("update activity set audience = array[unit_id] where code = 'A1'")
    await scene.owner.query("update activity set audience = '{}' where code = 'A2'")
    const changes = await exportedAgain(file)
    expect(changes.length).toBeGreaterThan(0)
    expect(changes.every((count) => count === 0)).toBe(true)
  })
  test("a cell that really changed is one change, with nothing beside it", async () => {
    await scene.sheets(small)
    await scene.owner.query("update member set circumstances = '{}'")
    const report = await scene.sheets({
      党员: ["党员编号,姓名,特殊情况", "001,王秀英,", "002,李建民,", "003,赵桂兰,年老体弱"],
    })
    expect(report.sheets).toEqual([{ sheet: "members", added: 0, changed: 2, unchanged: 1 }])
    expect(report.changes.map(({ about, column, was, is }) => [about, column, was, is])).toEqual([
      ["002", "姓名", "李建国", "李建民"],
      ["003", "特殊情况", "", "年老体弱"],
    ])
  })
})

describe("the kind of leave, which stands before the reason", () => {
  const list = [
    "活动编号,党员编号,状态,请假事由,补课日期",
    "A1,001,出席,中途离席,",
    "A1,002,请假,病假：住院,",
    "A2,001,请假,公出,",
    "A2,002,补课完成,公务出差,2010-03-20",
  ]
  test("is read apart from it, and goes out as it came in", async () => {
    await scene.sheets({ ...small, 考勤: list })
    const kept = await scene.rows(
      `select a.code || m.code as of, t.detail, t.leave_reason as reason
         from attendance t join activity a using (activity_id) join member m using (member_id) order by 1`,
    )
    expect(kept).toEqual([
      { of: "A1001", detail: "left-and-returned", reason: null },
      { of: "A1002", detail: "sick-leave", reason: "住院" },
      { of: "A2001", detail: "on-duty", reason: null },
      { of: "A2002", detail: null, reason: "公务出差" },
    ])
    expect((await exportedAgain("book.xlsx")).every((count) => count === 0)).toBe(true)
    const cells = await inTemporaryFolder(async (folder) => {
      await exportWorkbook(scene.database, join(folder, "book"))
      const text = await readFile(join(folder, "book", "考勤.csv"), "utf8")
      return text.split("\r\n").flatMap((line) => line.split(",")[3] ?? [])
    })
    expect(cells).toEqual(["请假事由", "中途离席", "病假：住院", "公出", "公务出差"])
  })
  test("is one change of one cell, and goes with a status that has none", async () => {
    await scene.sheets({ ...small, 考勤: list })
    const report = await scene.sheets({
      考勤: ["活动编号,党员编号,状态,请假事由", "A1,002,请假,事假：住院", "A2,001,请假,公出"],
    })
    expect(report.changes.map(({ column, was, is }) => [column, was, is])).toEqual([
      ["请假事由", "病假：住院", "事假：住院"],
    ])
    await scene.sheets({ 考勤: ["活动编号,党员编号,状态", "A2,001,出席"] })
    const [row] = await scene.rows(
      "select detail from attendance where status = 'present' and leave_reason is null",
    )
    expect(row).toBeDefined()
    expect(await scene.rows("select from attendance where detail = 'on-duty'")).toEqual([])
  })
})

describe("a roster as people keep it", () => {
  const kept = {
    ...small,
    党员: [
      "历城区党员名册（2010年）,,,,",
      "序号,党员编号*,姓 名,出生日期（年月日）,手机号,备注",
      '1,="001",王　秀英,1970.1.5,13800000001,在外',
      "2,002,李建国,1970年1月5日,,",
      "3,003,赵桂兰,19700105,,",
      "4,004,孙志强,1970/1/5,,",
      "5,,,,,",
      "合 计,4人,,,,",
    ],
  }
  test("is taken as it is meant, and what was made of it is said", async () => {
    const report = await scene.sheets(kept)
    expect(report.done).toBe(true)
    const said = report.faults.list().filter(({ level }) => level === "note")
    expect(said.map(({ code }) => code).toSorted()).toEqual([
      "column-ignored",
      "column-ignored",
      "days-as-meant",
      "names-as-kept",
      "rows-above-header",
      "total-row",
    ])
    const { rows } = await scene.owner.query("select code, name, born_on from member order by code")
    expect(rows.map(({ code, name, born_on }) => [code, name, born_on])).toEqual([
      ["001", "王秀英", "1970-01-05"],
      ["002", "李建国", "1970-01-05"],
      ["003", "赵桂兰", "1970-01-05"],
      ["004", "孙志强", "1970-01-05"],
    ])
  })
  test("is the same people when it comes again from an export", async () => {
    await scene.sheets(kept)
    expect((await exportedAgain("book.xlsx")).every((count) => count === 0)).toBe(true)
  })
})

describe("a file from before something was seen to here", () => {
  const list = (...rows: string[]) => ({ 考勤: ["活动编号,党员编号,状态", ...rows] })
  const activities = (...rows: string[]) => ({
    活动: ["活动编号,组织编码,活动类型,主题,开始时间,学时,状态", ...rows],
  })

  test("is refused where a make-up that is done would be undone, and comes back as it is exported", async () => {
    await scene.sheets(small)
    await scene.owner.query(
      `with k as (
         insert into make_up (activity_id, member_id, state, was)
         select activity_id, member_id, 'done', 'on-leave' from attendance t join activity a using (activity_id)
          where a.code = 'A1' and t.status = 'on-leave' returning activity_id, member_id)
       update attendance t set status = 'made-up', made_up_on = '2010-03-20' from k
        where t.activity_id = k.activity_id and t.member_id = k.member_id`,
    )
    const old = await scene.sheets(list("A1,002,请假", "A1,001,迟到"))
    expect([old.done, findings(old, "fault")]).toEqual([false, ["考勤 2 状态 make-up-done-here “002”"]])
    // What it tells to do can be done: the slip of the make-up is a page, and takes it back.
    const [{ make_up_id: slip }] = (
      await scene.owner.query("select make_up_id from make_up where state = 'done'")
    ).rows
    const [fault] = old.faults.list().filter(({ code }) => code === "make-up-done-here")
    expect(fault && faultSentence(fault, "zh")).toContain(`补课单（${to.makeUpSlip(slip)}）`)
    expect(old.changes.map(({ about, column }) => [about, column])).toEqual([["A1 001", "状态"]])
    expect((await exportedAgain("book")).every((count) => count === 0)).toBe(true)
  })
  test("says of a make-up that came by a file that it is taken back", async () => {
    await scene.sheets(small)
    const report = await scene.sheets(list("A2,002,缺席", "A1,002,请假"))
    expect([report.done, findings(report, "warning")]).toEqual([
      true,
      ["考勤 2 状态 make-up-taken-back “002”"],
    ])
  })
  test("says of leave and training that it changes what was decided here, and nothing of what came by a file", async () => {
    const leave = ["党员编号,开始日期,结束日期,事由,状态", "001,2010-03-01,2010-03-02,事假,待批"]
    const training = ["党员编号,名称,培训类别,开始日期,学时,状态", "001,春季班,党校,2010-04-01,24,待审"]
    await scene.sheets({ ...small, 请假: leave, 培训: training })
    const decided = { 请假: leave.map((row) => row.replace("待批", "已批")) }
    expect((await scene.sheets(decided)).faults.list()).toEqual([])
    await scene.owner.query(
      `with who as (insert into account (login, name) values ('who', '某人') returning account_id),
         left_at as (update leave set state = 'refused', decided_by = (select account_id from who))
       update training set state = 'recognised', decided_at = now(), decided_by = (select account_id from who)`,
    )
    expect((await exportedAgain("book")).every((count) => count === 0)).toBe(true)
    expect(findings(await scene.sheets({ 请假: leave, 培训: training }), "warning")).toEqual([
      "培训 2 状态 decided-here “001”",
      "请假 2 状态 decided-here “001”",
    ])
  })
  test("says where a row changes what was signed, and nothing of a row that changes nothing", async () => {
    await scene.sheets(small)
    await scene.owner.query(
      `insert into meeting_record (activity_id, state)
       select activity_id, case code when 'A1' then 'closed' when 'A2' then 'signed' else 'open' end from activity`,
    )
    const a2 = "A2,0102,集中学习,春季学习,2010-03-08 09:00"
    const report = await scene.sheets({
      ...activities("A1,0102,党课,廉洁自律,2010-03-05 09:00,2,", `${a2},3,`),
      ...list("A1,001,出席", "A1,002,缺席"),
    })
    expect(report.done).toBe(true)
    expect(findings(report, "warning")).toEqual([
      "活动 3 活动编号 record-signed “A2”",
      "考勤 3 活动编号 record-signed “A1”",
    ])
    // The place is the sitting's.
    const moved = await scene.sheets({
      活动: ["活动编号,组织编码,活动类型,主题,开始时间,学时,地点", `${a2},3,大会议室`],
    })
    expect(findings(moved, "warning")).toEqual(["活动 2 活动编号 record-signed “A2”"])
    expect((await exportedAgain("book")).every((count) => count === 0)).toBe(true)
  })
  test("gives turns back where it calls an activity off, as the page does; taken back, they are taken again", async () => {
    await scene.sheets(small)
    await scene.owner.query(
      `with r as (insert into rota (unit_id, kind, title) select unit_id, 'lectures', '轮流讲课' from unit where code = '0102' returning rota_id)
       insert into rota_taker (rota_id, name, queue_at)
       select rota_id, name, place from r, (values ('甲', 4), ('乙', 5), ('丙', 3)) as x (name, place)`,
    )
    // 甲 and 乙 took their turns at A1 and A2.
    await scene.owner.query(
      `insert into rota_turn (taker_id, activity_id, turn_on, queue_was)
       select t.taker_id, a.activity_id, a.starts_on, t.queue_at - 3
         from rota_taker t join activity a on a.code = case t.name when '甲' then 'A1' when '乙' then 'A2' end order by a.code`,
    )
    const queue = async () =>
      (await scene.rows("select name from rota_taker order by queue_at")).map(({ name }) => name).join("")
    const off = activities(
      "A1,0102,党课,廉洁自律,2010-03-05 09:00,2,已取消",
      "A2,0102,集中学习,春季学习,2010-03-08 09:00,4,已取消",
    )
    expect(await queue()).toBe("丙甲乙")
    await scene.sheets(off, true)
    expect(await queue()).toBe("丙甲乙")
    expect((await scene.sheets(off)).done).toBe(true)
    expect(await queue()).toBe("甲乙丙")
    expect(await undoWholeImport(scene.database, "command-line")).toMatchObject({ done: true })
    expect(await queue()).toBe("丙甲乙")
    await scene.sheets(off)
    const on = activities(
      "A1,0102,党课,廉洁自律,2010-03-05 09:00,2,已举行",
      "A2,0102,集中学习,春季学习,2010-03-08 09:00,4,计划",
    )
    await scene.sheets(on)
    expect(await queue()).toBe("丙甲乙")
  })
})
