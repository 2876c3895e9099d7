import { words } from "./words.ts"

/**
 * The import workbook as the outer contract lists it: every sheet with its columns, written down a second time
 * so that nothing here depends on what the product can read. Words stay as they stand in the workbook.
 */
const must = <C extends object>(column: C) => ({ ...column, required: true }) as const
const text = (title: string) => ({ title, is: "text" }) as const
/** 学时: whole hundredths of an hour. */
const hours = (title: string) => ({ title, is: "hours" }) as const
const year = (title: string) => ({ title, is: "year" }) as const
const flag = (title: string) => ({ title, is: "flag" }) as const
const list = (title: string) => ({ title, is: "list" }) as const
const word = <const W extends string>(title: string, known: readonly W[]) =>
  ({ title, is: "word", words: known }) as const

/** The sheets that a district's roster and its activities stand in, in the contract's order. */
export const rosterSheets = {
  units: {
    title: "组织",
    columns: {
      code: must(text("组织编码")),
      name: must(text("组织名称")),
      kind: must(word("组织类型", words.kinds)),
      parent: text("上级组织编码"),
      category: word("类别", words.categories),
      field: word("领域", words.fields),
      hasCentralGroup: flag("设中心组"),
      hasCommittee: flag("设支委会"),
      lectureCycle: word("党课周期", words.lectureCycles),
      studyDay: word("固定学习日", words.studyDays),
      foundedOn: text("成立日期"),
      dissolvedOn: text("撤销日期"),
    },
  },
  members: {
    title: "党员",
    columns: {
      code: must(text("党员编号")),
      name: must(text("姓名")),
      gender: word("性别", ["男", "女"]),
      bornOn: text("出生日期"),
      phone: text("手机号"),
      status: word("党员状态", words.memberStatuses),
      joinedOn: text("入党日期"),
      rank: word("职级", words.ranks),
      inService: flag("在职"),
      circumstances: list("特殊情况"),
    },
  },
  memberships: {
    title: "组织关系",
    columns: {
      member: must(text("党员编号")),
      unit: must(text("组织编码")),
      fromOn: must(text("起始日期")),
      untilOn: text("终止日期"),
    },
  },
  posts: {
    title: "任职",
    columns: {
      member: must(text("党员编号")),
      unit: must(text("组织编码")),
      post: must(word("职务", words.posts)),
      fromOn: must(text("起始日期")),
      untilOn: text("终止日期"),
    },
  },
  activities: {
    title: "活动",
    columns: {
      code: must(text("活动编号")),
      unit: must(text("组织编码")),
      kind: must(word("活动类型", words.activities)),
      topic: must(text("主题")),
      startsAt: must(text("开始时间")),
      hours: must(hours("学时")),
      state: word("状态", words.activityStates),
      audience: list("面向组织"),
      content: text("学习内容"),
      form: text("形式"),
      place: text("地点"),
      chair: text("主持人编号"),
      lecturer: text("主讲人编号"),
      minutes: text("记录"),
      effect: text("学习效果"),
      sitting: text("同场"),
      lecturerName: text("主讲人姓名"),
      meetingMode: word("会议方式", words.meetingModes),
      studyPaths: list("学习途径"),
      contentCategories: list("内容类别"),
    },
  },
  attendance: {
    title: "考勤",
    columns: {
      activity: must(text("活动编号")),
      member: must(text("党员编号")),
      status: must(word("状态", words.attendance)),
      leaveReason: text("请假事由"),
      helper: text("补课负责人编号"),
      madeUpOn: text("补课日期"),
    },
  },
  trainings: {
    title: "培训",
    columns: {
      member: must(text("党员编号")),
      name: must(text("名称")),
      kind: must(word("培训类别", words.trainings)),
      startedOn: must(text("开始日期")),
      endedOn: text("结束日期"),
      hours: must(hours("学时")),
      evidence: text("证明材料"),
      state: word("状态", words.trainingStates),
    },
  },
  writings: {
    title: "文章",
    columns: {
      member: must(text("党员编号")),
      kind: must(word("类型", words.writings)),
      title: must(text("标题")),
      writtenOn: must(text("日期")),
      state: word("状态", words.writingStates),
    },
  },
  plans: {
    title: "学习计划",
    columns: {
      unit: must(text("组织编码")),
      year: must(year("年度")),
      submittedOn: text("报送日期"),
      filedOn: text("备案日期"),
      remark: text("备案意见"),
    },
  },
  leaves: {
    title: "请假",
    columns: {
      member: must(text("党员编号")),
      fromOn: must(text("开始日期")),
      lastOn: must(text("结束日期")),
      kind: must(word("事由", words.leaveKinds)),
      remark: text("说明"),
      state: word("状态", words.leaveStates),
      decidedBy: text("批准人编号"),
      returnedOn: text("销假日期"),
    },
  },
  planLines: {
    title: "计划条目",
    columns: {
      unit: must(text("组织编码")),
      year: must(year("年度")),
      ordinal: must(year("序号")),
      month: year("月份"),
      topic: must(text("主题")),
      contentCategories: list("内容类别"),
      form: text("形式"),
      lecturer: text("主讲"),
      responsible: text("负责人编号"),
      hours: hours("学时"),
    },
  },
  unitChanges: {
    title: "组织变动",
    columns: {
      unit: must(text("组织编码")),
      item: must(word("项目", words.unitItems)),
      value: text("值"),
      fromOn: text("起始日期"),
    },
  },
  memberChanges: {
    title: "党员变动",
    columns: {
      member: must(text("党员编号")),
      item: must(word("项目", words.memberItems)),
      value: text("值"),
      fromOn: text("起始日期"),
    },
  },
} as const

/** The sheets of single tasks that somebody did: of them only what a figure depends on. */
export const taskSheets = {
  notebooks: {
    title: "笔记本",
    columns: {
      member: must(text("党员编号")),
      year: must(year("年度")),
      issuedOn: must(text("发放日期")),
    },
  },
  selfStudyChecks: {
    title: "自学检查",
    columns: { unit: must(text("组织编码")), checkedOn: must(text("日期")) },
  },
  exhibitions: {
    title: "心得展",
    columns: { unit: must(text("组织编码")), startedOn: must(text("开始日期")) },
  },
  visits: {
    title: "送学",
    columns: { member: must(text("党员编号")), visitedOn: must(text("日期")) },
  },
  mailings: {
    title: "寄学",
    columns: { member: must(text("党员编号")), returnedOn: text("寄回日期") },
  },
  archives: {
    title: "学习档案",
    columns: {
      member: must(text("党员编号")),
      year: must(year("年度")),
      filedOn: text("归档日期"),
    },
  },
  branchChecks: {
    title: "督导检查",
    columns: {
      body: must(text("检查单位编码")),
      branch: must(text("被检支部编码")),
      checkedOn: must(text("日期")),
    },
  },
  reports: {
    title: "督导汇报",
    columns: {
      unit: must(text("组织编码")),
      period: must(text("周期")),
      toOrganisationOn: text("报组织部日期"),
      toPublicityOn: text("报宣传部日期"),
    },
  },
  evaluations: {
    title: "年度考评",
    columns: {
      unit: must(text("组织编码")),
      year: must(year("年度")),
      completedOn: must(text("完成日期")),
    },
  },
} as const

export const sheets = { ...rosterSheets, ...taskSheets }
export type SheetKey = keyof typeof sheets
export type RosterSheetKey = keyof typeof rosterSheets
export const rosterSheetKeys = Object.keys(rosterSheets) as RosterSheetKey[]

/** A column in general. */
export interface Column {
  readonly title: string
  readonly is: "text" | "hours" | "year" | "flag" | "list" | "word"
  readonly words?: readonly string[]
  readonly required?: true
}
