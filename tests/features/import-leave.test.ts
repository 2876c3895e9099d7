import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { exportWorkbook } from "../../src/server/features/exchange/index.ts"
import { bringIn, inTemporaryFolder } from "../support/district.ts"
import { ImportScene, small } from "../support/import-scene.ts"

const scene = new ImportScene()

const head = "党员编号,开始日期,结束日期,事由,说明,状态,批准人编号,销假日期"
const kept = () =>
  scene.rows(
    `select m.code, l.from_on::text as "from", l.ends_on::text as last, l.kind, l.remark, l.state, d.code as decider,
            l.returned_on::text as back
       from leave l join member m using (member_id) left join member d on d.member_id = l.decider_id
      order by l.leave_id`,
  )

describe("the sheet 请假", () => {
  test("is taken, an empty state as approved, and comes back by person, first day and kind", async () => {
    await scene.sheets({
      ...small,
      请假: [
        head,
        "001,2010-03-01,2010-03-01,病假,,,002,2010-03-02",
        "002,2010-05-04,2010-05-06,公假,开会,待批,,",
      ],
    })
    expect(await kept()).toEqual([
      {
        code: "001",
        from: "2010-03-01",
        last: "2010-03-01",
        kind: "sick",
        remark: null,
        state: "approved",
        decider: "002",
        back: "2010-03-02",
      },
      {
        code: "002",
        from: "2010-05-04",
        last: "2010-05-06",
        kind: "official",
        remark: "开会",
        state: "asked",
        decider: null,
        back: null,
      },
    ])
    const report = await scene.sheets({
      请假: ["党员编号,开始日期,结束日期,事由,状态", "002,2010-05-04,2010-05-07,公假,已批"],
    })
    expect(report.sheets).toEqual([{ sheet: "leave", added: 0, changed: 1, unchanged: 0 }])
    expect((await kept())[1]).toMatchObject({ last: "2010-05-07", state: "approved", remark: "开会" })
  })

  test("goes out and comes in without a change", async () => {
    await scene.sheets({ ...small, 请假: [head, "003,2010-06-01,2010-06-30,事假,探亲,未批,001,"] })
    for (const file of ["book.xlsx", "book"]) {
      await inTemporaryFolder(async (folder) => {
        const path = join(folder, file)
        await exportWorkbook(scene.database, path)
        const report = await bringIn(scene.database, path)
        expect(report.faults.count("fault")).toBe(0)
        expect(report.sheets.flatMap(({ added, changed }) => [added, changed]).every((n) => n === 0)).toBe(
          true,
        )
      })
    }
  })

  test("changes no row of a list: the file says what it says", async () => {
    await scene.sheets(small)
    const lists = () =>
      scene.rows("select activity_id, member_id, status, leave_id from attendance order by 1, 2")
    const before = await lists()
    await scene.sheets({
      请假: [head, "001,2010-01-01,2010-12-31,事假,,,,", "002,2010-01-01,2010-12-31,病假,,,,"],
    })
    expect(await lists()).toEqual(before)
  })

  test("says what the pages would not take, and of an illness keeps no remark", async () => {
    await scene.sheets(small)
    const report = await scene.sheets({
      请假: [
        head,
        "001,2010-03-01,2010-03-03,病假,化疗,已批,001,",
        "001,2010-03-02,2010-03-05,公假,,,,",
        "002,2010-01-01,2013-01-01,事假,,,,",
        "003,2010-03-01,2010-03-03,病假,感冒,,,2030-01-01",
        "003,1900-01-01,1900-01-01,事假,,,,",
      ],
    })
    expect(report.done).toBe(true)
    expect(
      report.faults.list().map(({ level, row, code, details }) => [level, row, code, details?.more]),
    ).toEqual(
      expect.arrayContaining([
        ["warning", 2, "leave-remark-of-illness", 1],
        ["warning", 2, "leave-decided-by-oneself", undefined],
        ["warning", 3, "leave-overlaps", undefined],
        ["warning", 4, "leave-too-long", undefined],
        ["warning", 5, "leave-returned-when", undefined],
        ["warning", 6, "leave-far-off", undefined],
      ]),
    )
    expect(report.faults.count("warning")).toBe(7)
    expect((await kept()).map(({ remark }) => remark)).toEqual([null, null, null, null, null])
    expect(JSON.stringify(report.changes)).not.toContain("化疗")
  })

  test("leaves in the audit log neither the kind of leave nor a word of it", async () => {
    const brought = async (rows: readonly string[], reason: string) => {
      const report = await scene.sheets({
        ...small,
        考勤: (small.考勤 ?? []).map((row) => row.replace("住院", reason)),
        请假: [head, ...rows],
      })
      expect(report.faults.count("fault")).toBe(0)
    }
    await brought(["003,2010-06-01,2010-06-05,事假,办事,已批,001,"], "外出")
    await brought(["003,2010-06-01,2010-06-06,事假,陪护,已批,001,"], "事假：陪护")
    const [entry] = await scene.rows("select details from audit_entry order by audit_entry_id desc")
    const text = JSON.stringify(entry)
    expect(text).toContain("2010-06-06")
    expect(text).not.toMatch(/陪护|事假|办事|外出/)
  })

  test("has nobody come back from what is not approved: such a return is left out, and said", async () => {
    await scene.sheets({ ...small, 请假: [head, "003,2010-06-01,2010-06-05,事假,,已批,001,2010-06-04"] })
    const report = await scene.sheets({
      请假: [
        head,
        "001,2010-03-01,2010-03-03,事假,,未批,002,2010-03-03",
        "002,2010-03-01,2010-03-03,事假,,,001,2010-03-03",
        "004,2010-03-01,2010-03-03,事假,,待批,,2010-03-03",
      ],
    })
    expect(report.faults.list().map(({ level, row, code, details }) => [level, row, code, details])).toEqual([
      ["warning", 2, "leave-returned-unapproved", { about: "2010-03-03", more: 1 }],
    ])
    const backs = async () =>
      Object.fromEntries((await kept()).map(({ code, state, back }) => [code, [state, back]]))
    expect(await backs()).toEqual({
      "001": ["refused", null],
      "002": ["approved", "2010-03-03"],
      "003": ["approved", "2010-06-04"],
      "004": ["asked", null],
    })
    // Neither by a file without one of the two columns.
    await scene.sheets({
      请假: ["党员编号,开始日期,结束日期,事由,状态", "003,2010-06-01,2010-06-05,事假,未批"],
    })
    const late = await scene.sheets({
      请假: ["党员编号,开始日期,结束日期,事由,销假日期", "001,2010-03-01,2010-03-03,事假,2010-03-02"],
    })
    expect(late.faults.list().map(({ code }) => code)).toEqual(["leave-returned-unapproved"])
    expect(await backs()).toMatchObject({ "001": ["refused", null], "003": ["refused", null] })
  })

  test("overlaps what is kept, and not itself", async () => {
    await scene.sheets({ ...small, 请假: [head, "001,2010-03-01,2010-03-03,事假,,,,"] })
    const again = await scene.sheets({ 请假: [head, "001,2010-03-01,2010-03-04,事假,,,,"] })
    expect(again.faults.list()).toEqual([])
    const other = await scene.sheets({ 请假: [head, "001,2010-03-04,2010-03-08,公假,,,,"] })
    expect(other.faults.list().map(({ code }) => code)).toEqual(["leave-overlaps"])
  })

  test("is refused where it contradicts itself or names nobody", async () => {
    await scene.sheets(small)
    const report = await scene.sheets({
      请假: [
        head,
        "001,2010-03-05,2010-03-01,病假,,,,",
        "001,2010-04-05,2010-04-06,病假,,,,2010-04-01",
        "099,2010-03-05,2010-03-06,病假,,,098,",
        "001,2010-03-05,2010-03-06,年假,,,,",
      ],
    })
    const said = report.faults.list().map(({ row, column, code }) => [row, column, code])
    expect(said).toEqual(
      expect.arrayContaining([
        [2, "结束日期", "ends-before-start"],
        [3, "销假日期", "ends-before-start"],
        [4, "党员编号", "unknown-member"],
        [4, "批准人编号", "unknown-member"],
      ]),
    )
    expect(said.some(([row, column]) => row === 5 && column === "事由")).toBe(true)
    expect(await kept()).toEqual([])
  })
})
