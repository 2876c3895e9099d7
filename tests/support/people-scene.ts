import { writeCsvSheets } from "./csv-folder.ts"
import { databaseLike } from "./database.ts"
import { bringIn, inTemporaryFolder } from "./district.ts"
import { openTestServer, type TestServer } from "./server.ts"

/** Two streets with a branch or two each, and people with phone numbers: 王秀英 and 李建国 here, 孙志强 elsewhere. */
const book = {
  组织: [
    "组织编码,组织名称,组织类型,上级组织编码,类别,领域,成立日期,撤销日期",
    "01,历城区委,区委,,,,,",
    "0101,唐冶街道党工委,党工委,01,街镇,,,",
    "0102,西河村党支部,党支部,0101,,农村,2009-01-01,",
    "0102-1,西河一组,党小组,0102,,,,",
    "0103,东河村党支部,党支部,0101,,农村,,",
    "0201,港沟街道党工委,党工委,01,街镇,,,",
    "0202,南河村党支部,党支部,0201,,农村,,",
    "0203,旧村党支部,党支部,0201,,农村,,2010-06-30",
  ],
  党员: [
    "党员编号,姓名,性别,出生日期,手机号,党员状态,入党日期,职级,在职,特殊情况",
    "001,王秀英,女,1950-03-01,13800005678,正式,1975-07-01,无,否,年老体弱",
    "002,李建国,男,1980-03-01,13900001234,正式,2005-07-01,科员,是,",
    "003,赵桂兰,女,1960-03-01,,正式,,无,否,外出流动",
    "004,孙志强,男,1970-03-01,13700009999,正式,,无,是,",
    "005,单晓红,女,1990-03-01,13600008888,预备,2010-07-01,无,是,",
  ],
  组织关系: [
    "党员编号,组织编码,起始日期,终止日期",
    "001,0102,2009-01-01,",
    "002,0102,2009-01-01,",
    "003,0103,2009-01-01,",
    "004,0202,2009-01-01,",
    "005,0102-1,2009-01-01,",
  ],
  任职: ["党员编号,组织编码,职务,起始日期,终止日期", "001,0102,书记,2009-03-01,"],
  活动: [
    "活动编号,组织编码,活动类型,主题,开始时间,学时,主讲人编号",
    "A1,0102,党课,廉洁自律,2010-03-05 09:00,2,001",
    "A2,0102,集中学习,春季学习,2010-04-08 09:00,4,",
    "A3,0202,党课,邻村党课,2010-05-08 09:00,2,",
  ],
  考勤: [
    "活动编号,党员编号,状态,请假事由,补课负责人编号,补课日期",
    "A1,002,请假,住院,,",
    "A2,002,补课完成,,001,2010-04-20",
    "A3,002,出席,,,",
  ],
  培训: ["党员编号,名称,培训类别,开始日期,结束日期,学时", "002,春季班,党校,2010-04-01,2010-04-03,24"],
  文章: ["党员编号,类型,标题,日期", "002,心得,学习体会,2009-05-01"],
} as const

/** A server on 20 August 2010 over this small district. */
export async function openPeopleScene(): Promise<TestServer> {
  const database = await databaseLike("people", (filled) =>
    inTemporaryFolder(async (folder) => {
      await writeCsvSheets(folder, book)
      const report = await bringIn(filled, folder)
      if (!report.done) throw new Error(JSON.stringify(report.faults.list()))
    }),
  )
  return await openTestServer({ today: "2010-08-20", database })
}
