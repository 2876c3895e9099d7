import { afterAll, beforeAll, beforeEach } from "vitest"
import { sheetOf } from "../../src/contract/workbook.ts"
import type { Change, ImportReport, ImportRequest } from "../../src/server/features/exchange/index.ts"
import { type CsvSheets, writeCsvSheets } from "./csv-folder.ts"
import { freshDatabase, type TestDatabase } from "./database.ts"
import { bringIn, emptyDistrict, inTemporaryFolder } from "./district.ts"

/** A small district without a single oddity: two branches under a street, two people in each. */
export const small: CsvSheets = {
  组织: [
    "组织编码,组织名称,组织类型,上级组织编码,类别,领域,成立日期,撤销日期",
    "01,历城区委,区委,,,,,",
    "0101,唐冶街道党工委,党工委,01,街镇,,,",
    "0102,西河村党支部,党支部,0101,,农村,2009-01-01,",
    "0103,东河村党支部,党支部,0101,,农村,,",
  ],
  党员: ["党员编号,姓名,职级", "001,王秀英,无", "002,李建国,科员", "003,赵桂兰,无", "004,孙志强,无"],
  组织关系: [
    "党员编号,组织编码,起始日期,终止日期",
    "001,0102,2009-01-01,",
    "002,0102,2009-01-01,",
    "003,0103,2009-01-01,",
    "004,0103,2009-01-01,",
  ],
  任职: ["党员编号,组织编码,职务,起始日期,终止日期", "001,0102,书记,2009-01-01,"],
  活动: [
    "活动编号,组织编码,活动类型,主题,开始时间,学时,状态",
    "A1,0102,党课,廉洁自律,2010-03-05 09:00,2,",
    "A2,0102,集中学习,春季学习,2010-03-08 09:00,4,",
    "A3,0103,党员大会,一季度党员大会,2010-03-10 19:00,1.5,计划",
  ],
  考勤: [
    "活动编号,党员编号,状态,请假事由,补课负责人编号,补课日期",
    "A1,001,出席,,,",
    "A1,002,请假,住院,,",
    "A2,002,补课完成,,001,2010-03-20",
  ],
  培训: ["党员编号,名称,培训类别,开始日期,结束日期,学时,状态", "001,春季班,党校,2010-04-01,2010-04-03,24,"],
  文章: [
    "党员编号,类型,标题,日期,状态",
    "001,心得,学习体会,2010-05-01,已采纳",
    "001,心得,学习体会,2010-05-01,待审",
  ],
  学习计划: ["组织编码,年度,报送日期,备案日期,备案意见", "0102,2010,2010-01-04,2010-01-20,同意"],
}

/** A database for the tests of one file, with no district in it at the start of each, and what they do with it. */
export class ImportScene {
  #database: TestDatabase | undefined
  #owner: Awaited<ReturnType<TestDatabase["ownerClient"]>> | undefined

  constructor() {
    beforeAll(async () => {
      this.#database = await freshDatabase()
      this.#owner = await this.#database.ownerClient()
    })
    beforeEach(() => emptyDistrict(this.owner))
    afterAll(async () => {
      await this.owner.end()
      await this.database.drop()
    })
  }

  get database(): TestDatabase {
    if (!this.#database) throw new Error("the database is made before the first test")
    return this.#database
  }

  /** A connection that may look at, and change, everything. */
  get owner() {
    if (!this.#owner) throw new Error("the database is made before the first test")
    return this.#owner
  }

  bringIn(path: string): Promise<ImportReport> {
    return bringIn(this.database, path)
  }

  /** Imports, or only checks, a workbook of these sheets. */
  sheets(book: CsvSheets, check = false, holds?: ImportRequest["holds"]): Promise<ImportReport> {
    return inTemporaryFolder(async (folder) => {
      await writeCsvSheets(folder, book)
      return bringIn(this.database, folder, check, holds)
    })
  }

  async faults(book: CsvSheets): Promise<string[]> {
    return findings(await this.sheets(book), "fault")
  }

  async rows(query: string): Promise<Record<string, unknown>[]> {
    return (await this.owner.query(query)).rows
  }

  /** All that is known of the district, and the audit log. */
  async everything(): Promise<Record<string, unknown[]>> {
    const tables = [
      "unit",
      "unit_history",
      "unit_place",
      "member",
      "member_history",
      "membership",
      "post",
      "sitting",
      "activity",
      "attendance",
      "training",
      "writing",
    ]
    const found: Record<string, unknown[]> = {}
    for (const table of [...tables, "study_plan", "plan_line", "audit_entry"]) {
      found[table] = await this.rows(`select * from ${table} t order by t::text`)
    }
    return found
  }
}

/** Findings in short: sheet, row, column, code, and the value as it stood. */
export function findings(report: ImportReport, level: "fault" | "warning" | "note"): string[] {
  return report.faults
    .list()
    .filter((one) => one.level === level)
    .map(({ sheet, row, column, code, value }) =>
      [sheet, row, column, code, value === undefined ? undefined : `“${value}”`]
        .filter((part) => part !== undefined)
        .join(" "),
    )
}

/** What an import did, sheet by sheet, and which cells it changed. */
export function actions({ sheets, changes }: ImportReport) {
  return {
    sheets: sheets
      .filter(({ added, changed }) => added + changed > 0)
      .map(({ sheet, added, changed }) => `${sheetOf(sheet).title} +${added} ~${changed}`),
    changes: changes.map(inShort),
  }
}

function inShort({ sheet, about, column, was, is }: Change): string {
  return `${sheetOf(sheet).title} ${about} ${column}: ${was} → ${is}`
}
