import { z } from "zod"
import { pageOf, pageQuery } from "./wire.ts"

/** What became of records that can decide a figure: who changed what, when and why. */

const both = (zh: string, en: string) => ({ zh, en })

/** The tables whose changes are kept. */
export const recordTables = {
  unit: both("组织", "unit"),
  unit_history: both("组织变动", "what the unit was"),
  member: both("党员", "person"),
  member_history: both("党员变动", "what the person was"),
  membership: both("组织关系", "membership"),
  post: both("任职", "post"),
  activity: both("活动", "activity"),
  attendance: both("考勤", "attendance"),
  training: both("培训", "training"),
  writing: both("文章", "writing"),
  study_plan: both("学习计划", "study plan"),
  duty: both("其他任务", "recorded task"),
} as const
export type RecordTable = keyof typeof recordTables

/** What a column is called where a change of it is told. */
export const recordFields: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  about_unit_id: both("被检支部", "branch it was about"),
  activity_id: both("活动", "activity"),
  audience: both("面向组织", "units addressed"),
  born_on: both("出生日期", "born"),
  cancel_reason: both("取消原因", "why called off"),
  category: both("类别", "category"),
  chair_id: both("主持人", "chair"),
  circumstances: both("特殊情况", "circumstances"),
  code: both("编码", "code"),
  content: both("学习内容", "content"),
  content_categories: both("内容类别", "kinds of content"),
  dissolved_on: both("撤销日期", "ended"),
  done_on: both("完成日期", "done"),
  effect: both("学习效果", "effect"),
  ended_on: both("结束日期", "ended"),
  evidence: both("证明材料", "evidence"),
  field: both("领域", "field"),
  filed_on: both("备案日期", "filed"),
  form: both("形式", "form"),
  founded_on: both("成立日期", "founded"),
  from_on: both("起始日期", "from"),
  gender: both("性别", "gender"),
  guest_names: both("列席", "guests by name"),
  has_central_group: both("设中心组", "has a central group"),
  has_committee: both("设支委会", "has a committee"),
  helper_id: both("补课负责人", "made up with"),
  hundredth_hours: both("学时", "hours"),
  in_service: both("在职", "in service"),
  item: both("项目", "item"),
  joined_on: both("入党日期", "joined"),
  kind: both("类型", "kind"),
  leave_reason: both("请假事由", "reason of leave"),
  lecture_cycle: both("党课周期", "lecture rhythm"),
  lecturer_id: both("主讲人", "lecturer"),
  lecturer_name: both("主讲人姓名", "lecturer from outside"),
  made_up_on: both("补课日期", "made up on"),
  meeting_mode: both("会议方式", "how people met"),
  member_id: both("党员", "person"),
  minutes: both("记录", "minutes"),
  name: both("名称", "name"),
  parent_id: both("上级组织", "unit above"),
  period: both("周期", "period"),
  place: both("地点", "place"),
  post: both("职务", "post"),
  rank: both("职级", "rank"),
  remark: both("备案意见", "remark"),
  self_recorded: both("本人签到", "recorded by themselves"),
  sitting: both("同场", "sitting"),
  started_on: both("开始日期", "began"),
  starts_at: both("开始时间", "starts"),
  state: both("状态", "state"),
  status: both("状态", "status"),
  study_day: both("固定学习日", "study day"),
  study_paths: both("学习途径", "ways of learning"),
  submitted_on: both("报送日期", "submitted"),
  title: both("标题", "title"),
  topic: both("主题", "topic"),
  unit_id: both("组织", "unit"),
  until_on: both("终止日期", "until"),
  value: both("内容", "value"),
  written_on: both("日期", "written"),
  year: both("年度", "year"),
}

export const recordChange = z.object({
  changeId: z.int(),
  changedAt: z.string(),
  /** Whoever changed it, by name. */
  by: z.string(),
  /** Why, where somebody said so. */
  reason: z.string().nullable(),
  table: z.enum(Object.keys(recordTables) as RecordTable[]),
  what: z.enum(["added", "changed", "removed"]),
  /** Whom or what the record is about, where it is not the one asked for: a person in a list, a unit of a post. */
  about: z.string(),
  /** Only what is different, in the reader's language; null: nothing there. */
  fields: z.array(
    z.object({ title: z.string(), before: z.string().nullable(), after: z.string().nullable() }),
  ),
})
export type RecordChange = z.infer<typeof recordChange>

export const recordChanges = pageOf(recordChange)
export const recordChangesQuery = z.strictObject({ ...pageQuery })
