import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { fillSearchKeys, searchKeyOf } from "../../src/server/features/search/index.ts"
import { actions, findings, ImportScene, small } from "../support/import-scene.ts"

const sample = fileURLToPath(new URL("../fixtures/sample-district/book", import.meta.url))
const scene = new ImportScene()

describe("an import is all or nothing", () => {
  test("one wrong row keeps the whole file out, and the audit log stays as it was", async () => {
    await scene.sheets(small)
    const before = await scene.everything()
    const report = await scene.sheets({
      ...small,
      文章: ["党员编号,类型,标题,日期", "001,心得,新写的,2010-06-01", "099,心得,谁的,2010-06-01"],
    })
    expect(report.done).toBe(false)
    expect(findings(report, "fault")).toEqual(["文章 3 党员编号 unknown-member “099”"])
    expect(await scene.everything()).toEqual(before)
  })

  test("a check changes nothing, and says what an import would do", async () => {
    const before = await scene.everything()
    const report = await scene.sheets(small, true)
    expect(report.done).toBe(false)
    expect(report.faults.count("fault")).toBe(0)
    expect(actions(report).sheets).toContain("考勤 +3 ~0")
    expect(await scene.everything()).toEqual(before)
  })

  test("an import that is done leaves one entry in the audit log, saying who and what", async () => {
    const before = (await scene.rows("select from audit_entry")).length
    const report = await scene.sheets(small)
    expect(report.done).toBe(true)
    expect(findings(report, "warning")).toEqual([])
    expect((await scene.rows("select from audit_entry")).length).toBe(before + 1)
    const { rows } = await scene.owner.query(
      "select actor, action, details from audit_entry order by audit_entry_id desc limit 1",
    )
    expect(rows[0]).toMatchObject({ actor: "test", action: "workbook-imported" })
    expect(JSON.stringify(rows[0].details)).toContain('{"added": 4, "sheet": "members"'.replaceAll(" ", ""))
  })

  test("whoever is new is found by pinyin at once; a name that changes is read afterwards", async () => {
    const keys = async () => {
      const rows = await scene.rows(
        "select name, search_key from unit union all select name, search_key from member order by name",
      )
      return rows.filter(({ name, search_key }) => search_key !== searchKeyOf(String(name)))
    }
    await scene.sheets(small, true)
    expect((await scene.rows("select from member")).length).toBe(0)
    await scene.sheets(small)
    expect(await keys()).toEqual([])
    await scene.sheets({ 党员: ["党员编号,姓名", "001,单小红", "005,仇和"] })
    expect(await keys()).toEqual([{ name: "单小红", search_key: null }])
    await fillSearchKeys(scene.database)
    expect(await keys()).toEqual([])
  })

  test("codes keep their leading zeros", async () => {
    await scene.sheets(small)
    const { rows } = await scene.owner.query(
      "select code from member union all select code from unit order by 1",
    )
    expect(rows.map(({ code }) => code)).toEqual(["001", "002", "003", "004", "01", "0101", "0102", "0103"])
  })
})

describe("importing again", () => {
  test("the same file changes nothing but the audit log", async () => {
    await scene.bringIn(sample)
    const before = await scene.everything()
    const report = await scene.bringIn(sample)
    expect(actions(report)).toEqual({ sheets: [], changes: [] })
    expect(report.sheets.reduce((sum, { unchanged }) => sum + unchanged, 0)).toBe(6220)
    const after = await scene.everything()
    expect(after.audit_entry?.length).toBe((before.audit_entry?.length ?? 0) + 1)
    expect({ ...after, audit_entry: [] }).toEqual({ ...before, audit_entry: [] })
  })

  test("changes only what differs, and says what that was", async () => {
    await scene.sheets(small)
    const report = await scene.sheets({
      ...small,
      组织: [
        "组织编码,组织名称,组织类型,上级组织编码,撤销日期",
        "0103,东河村联合党支部,党支部,0101,",
        "0104,南河村党支部,党支部,0101,",
      ],
      党员: ["党员编号,姓名,职级,特殊情况", "001,王秀英,科员,", "004,孙志强,无,年老体弱、外出流动"],
      组织关系: [
        "党员编号,组织编码,起始日期,终止日期",
        "003,0103,2009-01-01,2010-07-01",
        "003,0102,2010-07-01,",
      ],
      活动: [
        "活动编号,组织编码,活动类型,主题,开始时间,学时,状态",
        "A3,0103,党员大会,一季度党员大会,2010-03-11 19:00,2,已举行",
      ],
      考勤: [
        "活动编号,党员编号,状态,请假事由,补课负责人编号,补课日期",
        "A1,002,补课完成,住院,001,2010-03-12",
      ],
      文章: [
        "党员编号,类型,标题,日期,状态",
        "001,心得,学习体会,2010-05-01,退回",
        "001,心得,学习体会,2010-05-01,已采纳",
      ],
    })
    expect(report.done).toBe(true)
    expect(actions(report)).toEqual({
      sheets: ["组织 +1 ~1", "党员 +0 ~2", "组织关系 +1 ~1", "活动 +0 ~1", "考勤 +0 ~1", "文章 +0 ~1"],
      changes: [
        "组织 0103 组织名称: 东河村党支部 → 东河村联合党支部",
        "党员 001 职级: 无 → 科员",
        "党员 004 特殊情况:  → 年老体弱、外出流动",
        "组织关系 003 2009-01-01 终止日期:  → 2010-07-01",
        "活动 A3 开始时间: 2010-03-10 19:00 → 2010-03-11 19:00",
        "活动 A3 学时: 1.5 → 2",
        "活动 A3 状态: 计划 → 已举行",
        "考勤 A1 002 状态: 请假 → 补课完成",
        "考勤 A1 002 补课负责人编号:  → 001",
        "考勤 A1 002 补课日期:  → 2010-03-12",
        "文章 001 心得 学习体会 2010-05-01 状态: 待审 → 退回",
      ],
    })
  })

  test("one of two rows that say the same is not taken for the other", async () => {
    await scene.sheets(small)
    const before = await scene.everything()
    const report = await scene.sheets(
      { 文章: ["党员编号,类型,标题,日期,状态", "001,心得,学习体会,2010-05-01,待审"] },
      true,
    )
    expect(actions(report)).toEqual({ sheets: [], changes: [] })
    const third = await scene.sheets(
      {
        文章: [
          "党员编号,类型,标题,日期,状态",
          ...["退回", "待审", "已采纳"].map((state) => `001,心得,学习体会,2010-05-01,${state}`),
        ],
      },
      true,
    )
    expect(actions(third)).toEqual({ sheets: ["文章 +1 ~0"], changes: [] })
    expect(await scene.everything()).toEqual(before)
  })

  test("rows, columns and sheets that the file leaves out are left alone", async () => {
    await scene.sheets(small)
    const report = await scene.sheets({
      组织: ["组织类型,组织名称,组织编码", "党支部,西河村第一党支部,0102"],
    })
    expect(actions(report)).toEqual({
      sheets: ["组织 +0 ~1"],
      changes: ["组织 0102 组织名称: 西河村党支部 → 西河村第一党支部"],
    })
    const { rows } = await scene.owner.query(
      `select u.name, u.field, u.founded_on as founded, p.code as parent, nlevel(u.path) as level
         from unit u left join unit p on p.unit_id = u.parent_id order by u.code`,
    )
    expect(rows).toEqual([
      { name: "历城区委", field: null, founded: null, parent: null, level: 1 },
      { name: "唐冶街道党工委", field: null, founded: null, parent: "01", level: 2 },
      { name: "西河村第一党支部", field: "village", founded: "2009-01-01", parent: "0101", level: 3 },
      { name: "东河村党支部", field: "village", founded: null, parent: "0101", level: 3 },
    ])
    expect((await scene.owner.query("select from attendance")).rows.length).toBe(3)
  })

  test("a later workbook of activities and attendance alone finds its units and people", async () => {
    await scene.sheets(small)
    const report = await scene.sheets({
      活动: ["活动编号,组织编码,活动类型,主题,开始时间,学时", "B1,0103,集中学习,四月学习,2010-04-05 09:00,4"],
      考勤: ["活动编号,党员编号,状态", "B1,003,出席", "B1,004,迟到", "A1,002,出席"],
    })
    expect(report.done).toBe(true)
    expect(actions(report)).toEqual({
      sheets: ["活动 +1 ~0", "考勤 +2 ~1"],
      changes: ["考勤 A1 002 状态: 请假 → 出席"],
    })
    const { rows } = await scene.owner.query(
      "select t.leave_reason as reason from attendance t join member m using (member_id) where m.code = '002' and t.status = 'present'",
    )
    expect(rows).toEqual([{ reason: "住院" }])
  })

  test("a unit that moves takes all below it along", async () => {
    await scene.sheets(small)
    const header = "组织编码,组织名称,组织类型,上级组织编码"
    await scene.sheets({ 组织: [header, "0200,新区党工委,党工委,01", "0101,唐冶街道党工委,党工委,0200"] })
    const { rows } = await scene.owner.query(
      `select u.code, (select string_agg(a.code, '/' order by nlevel(a.path)) from unit a where a.path @> u.path) as path
         from unit u order by u.code`,
    )
    expect(rows.map(({ path }) => path)).toEqual([
      "01",
      "01/0200/0101",
      "01/0200/0101/0102",
      "01/0200/0101/0103",
      "01/0200",
    ])
  })

  test("a neighbour unit's rows are not touched", async () => {
    await scene.sheets(small)
    const neighbours = async () =>
      (
        await scene.owner.query(
          `select m.*, b.*, m.xmin::text as written from member m join membership b using (member_id) join unit u using (unit_id)
            where u.code = '0103' order by m.code`,
        )
      ).rows
    const before = await neighbours()
    await scene.sheets({
      党员: ["党员编号,姓名,职级", "001,王秀英,正科", "003,赵桂兰,无", "004,孙志强,无"],
      组织关系: ["党员编号,组织编码,起始日期,终止日期", "001,0102,2009-01-01,2010-12-01"],
    })
    expect(before.length).toBe(2)
    expect(await neighbours()).toEqual(before)
  })
})
