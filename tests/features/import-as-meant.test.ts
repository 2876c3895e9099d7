import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { exportWorkbook } from "../../src/server/features/exchange/index.ts"
import { bringIn, inTemporaryFolder } from "../support/district.ts"
import { ImportScene, small } from "../support/import-scene.ts"

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
