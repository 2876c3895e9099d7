import { afterEach, describe, expect, test } from "vitest"
import { undoWholeImport } from "../../src/server/features/exchange/index.ts"
import { ImportScene, small } from "../support/import-scene.ts"

const scene = new ImportScene()
afterEach(() => scene.owner.query("delete from whole_import"))

const head = "组织编码,年度,序号,月份,主题"
interface PlanRow {
  readonly version: number
  readonly filed: boolean
  readonly returned_on: string | null
  readonly versions: readonly {
    readonly number: number
    readonly reason: string
    readonly topics: readonly string[]
  }[]
}
const plans = async () =>
  (await scene.rows(
    `select version, filed_on is not null as filed, returned_on,
            (select json_agg(json_build_object('number', number, 'reason', reason,
                               'topics', jsonb_path_query_array(content, '$.lines[*].topic')) order by number)
               from plan_version v where v.study_plan_id = p.study_plan_id) as versions
       from study_plan p where year = 2011 order by unit_id`,
  )) as unknown as PlanRow[]

/** A plan of 2011 with one line, as the pages have it. */
async function plan(columns: string, values: string): Promise<void> {
  await scene.sheets(small)
  await scene.owner.query(
    `insert into study_plan (unit_id, year, ${columns}) select unit_id, 2011, ${values} from unit where code = '0102'`,
  )
  await scene.owner.query(
    "insert into plan_line (unit_id, year, ordinal, month, topic) select unit_id, 2011, 1, 3, '廉洁自律' from unit where code = '0102'",
  )
}

describe("lines that a file brings", () => {
  test("amend a filed plan: it is another version, keeps what it was, and says why", async () => {
    await plan("submitted_on, filed_on", "'2010-01-20', '2010-01-21'")
    const report = await scene.sheets({ 计划条目: [head, "0102,2011,2,5,读书"] })
    expect(report.faults.list().map(({ code, details }) => [code, details?.plans])).toEqual([
      ["plans-amended", 1],
    ])
    const [amended] = await plans()
    expect(amended).toMatchObject({
      version: 2,
      filed: true,
      versions: [
        { number: 1, reason: null, topics: ["廉洁自律"] },
        { number: 2, reason: expect.stringMatching(/^导入/), topics: ["廉洁自律", "读书"] },
      ],
    })
    // The same file once more changes nothing.
    expect((await scene.sheets({ 计划条目: [head, "0102,2011,2,5,读书"] })).faults.list()).toEqual([])
    expect(await plans()).toEqual([amended])
  })

  test("taken back amend it once more, and the plan stays", async () => {
    await plan("submitted_on, filed_on", "'2010-01-20', '2010-01-21'")
    await scene.sheets({ 计划条目: [head, "0102,2011,2,5,读书"] })
    expect(await undoWholeImport(scene.database, "command-line")).toMatchObject({ done: true })
    const [back] = await plans()
    expect(back?.versions.map(({ topics }) => topics)).toEqual([
      ["廉洁自律"],
      ["廉洁自律", "读书"],
      ["廉洁自律"],
    ])
    expect(back?.versions[2]?.reason).toMatch(/^撤销导入/)
    expect(back).toMatchObject({ version: expect.any(Number), filed: true })
    expect(back?.version).toBeGreaterThan(2)
  })

  test("make a draft another version, so that a page opened before is told", async () => {
    await plan("goals", "'学好'")
    const report = await scene.sheets({ 计划条目: [head, "0102,2011,1,4,廉洁自律"] })
    expect(report.faults.list()).toEqual([])
    expect(await plans()).toMatchObject([{ version: 2, filed: false, versions: null }])
  })

  test("come with a plan that the same file files: that is no amendment", async () => {
    await scene.sheets(small)
    const report = await scene.sheets({
      学习计划: ["组织编码,年度,报送日期,备案日期", "0102,2011,2010-01-20,2010-01-21"],
      计划条目: [head, "0102,2011,1,3,廉洁自律"],
    })
    expect(report.faults.list()).toEqual([])
    expect(await plans()).toMatchObject([{ version: 1, filed: true, versions: null }])
  })
})

describe("the days of a plan that a file brings", () => {
  const days = "组织编码,年度,报送日期,备案日期"

  test("end its waiting to be sent up again, where they say that it is filed", async () => {
    await plan("submitted_on, returned_on, return_word", "'2010-01-10', '2010-01-12', '再改'")
    await scene.sheets({ 学习计划: [days, "0102,2011,2010-01-20,2010-01-21"] })
    expect(await plans()).toMatchObject([{ filed: true, returned_on: null }])
  })

  test("are not taken from a plan that was filed here", async () => {
    await plan("submitted_on, filed_on, filing_number", "'2010-01-20', '2010-01-21', '01-2010-0001'")
    const report = await scene.sheets({ 学习计划: [days, "0102,2011,,2010-01-21"] })
    expect(report.faults.list()).toMatchObject([{ level: "fault", code: "plan-filed-here", row: 2 }])
    expect(await plans()).toMatchObject([{ filed: true, version: 1 }])
    // A file without the column says nothing of it.
    expect((await scene.sheets({ 学习计划: ["组织编码,年度,备注", "0102,2011,好"] })).done).toBe(true)
  })
})

describe("slot and rhythm of a plan that a file brings", () => {
  const units = "组织编码,组织名称,组织类型,上级组织编码,领域,成立日期,党课周期,固定学习日"
  const branch = (cycle: string, day: string) =>
    `0102,西河村党支部,党支部,0101,农村,2009-01-01,${cycle},${day}`
  const declared = () =>
    scene.rows(
      `select p.study_day, p.lecture_cycle, u.study_day as now from study_plan p join unit u using (unit_id)
        where year = 2010`,
    )

  test("are those of the day it was filed, as the history in the same file has them; another file changes the unit alone", async () => {
    await scene.sheets({
      ...small,
      组织: [
        "组织编码,组织名称,组织类型,上级组织编码,类别,领域,成立日期,撤销日期,党课周期,固定学习日",
        "01,历城区委,区委,,,,,,,",
        "0101,唐冶街道党工委,党工委,01,街镇,,,,,",
        "0102,西河村党支部,党支部,0101,,农村,2009-01-01,,季度,周五",
        "0103,东河村党支部,党支部,0101,,农村,,,,",
      ],
      组织变动: ["组织编码,项目,值,起始日期", "0102,固定学习日,周四,", "0102,固定学习日,周五,2010-06-01"],
    })
    const filed = { study_day: "thursday", lecture_cycle: "quarter" }
    expect(await declared()).toEqual([{ ...filed, now: "friday" }])
    const report = await scene.sheets({ 组织: [units, branch("半年", "周三")] })
    expect(report.faults.list().filter(({ level }) => level === "fault")).toEqual([])
    expect(await declared()).toEqual([{ ...filed, now: "wednesday" }])
    // Its lines, brought by a file, are an amendment that says nothing of the slot.
    await scene.sheets({ 计划条目: [head, "0102,2010,1,5,读书"] })
    expect(
      await scene.rows("select content ->> 'studyDay' as day from plan_version order by number"),
    ).toEqual([{ day: "thursday" }, { day: "thursday" }])
    expect(await declared()).toEqual([{ ...filed, now: "wednesday" }])
  })

  test("are no longer declared once the import that filed it is taken back", async () => {
    await plan("goals", "'学好'")
    await scene.owner.query("update unit set study_day = 'friday' where code = '0102'")
    await scene.sheets({ 学习计划: ["组织编码,年度,报送日期,备案日期", "0102,2011,2010-01-20,2010-01-21"] })
    const days = "select study_day from study_plan where year = 2011"
    expect(await scene.rows(days)).toEqual([{ study_day: "friday" }])
    expect(await undoWholeImport(scene.database, "command-line")).toMatchObject({ done: true })
    expect(await scene.rows(days)).toEqual([{ study_day: null }])
  })
})
