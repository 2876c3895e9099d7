/**
 * The words of the field, each bound to the identifier the code uses (docs/glossary.md).
 * The left side is what stands in workbooks and policy files; the right side is stored.
 */

/** 组织类型: what an organisation is. */
export const orgKinds = {
  区委: "district-committee",
  区委工作机关: "district-department",
  党工委: "working-committee",
  党委: "party-committee",
  党组: "leading-group",
  党总支: "general-branch",
  党支部: "branch",
  党小组: "group",
} as const
export type OrgKind = (typeof orgKinds)[keyof typeof orgKinds]

/** 类别 of a 党工委, 党委 or 党组. */
export const orgCategories = { 街镇: "town", 区直机关: "district-office", 其他: "other" } as const
export type OrgCategory = (typeof orgCategories)[keyof typeof orgCategories]

/** 领域: the field of life a branch works in. */
export const orgFields = {
  机关: "office",
  农村: "village",
  社区: "community",
  学校: "school",
  企业: "enterprise",
  其他: "other",
} as const
export type OrgField = (typeof orgFields)[keyof typeof orgFields]

/** 党课周期. */
export const lectureCycles = { 季度: "quarter", 半年: "half-year" } as const
export type LectureCycle = (typeof lectureCycles)[keyof typeof lectureCycles]

/** 固定学习日. */
export const studyDays = {
  周一: "monday",
  周二: "tuesday",
  周三: "wednesday",
  周四: "thursday",
  周五: "friday",
  周六: "saturday",
  周日: "sunday",
  不固定: "flexible",
} as const
export type StudyDay = (typeof studyDays)[keyof typeof studyDays]

export const genders = { 男: "male", 女: "female" } as const
export type Gender = (typeof genders)[keyof typeof genders]

/** 党员状态. */
export const memberStatuses = { 正式: "full", 预备: "probationary" } as const
export type MemberStatus = (typeof memberStatuses)[keyof typeof memberStatuses]

/** 职级. */
export const ranks = {
  正处: "chu-head",
  副处: "chu-deputy",
  正科: "ke-head",
  副科: "ke-deputy",
  科员: "clerk",
  其他干部: "other-cadre",
  无: "none",
} as const
export type Rank = (typeof ranks)[keyof typeof ranks]

/** 特殊情况. */
export const circumstances = { 年老体弱: "frail", 文化水平较低: "low-literacy", 外出流动: "away" } as const
export type Circumstance = (typeof circumstances)[keyof typeof circumstances]

/** 项目 of 组织变动: what a unit can be said to have been on a day. */
export const unitItems = {
  组织名称: "name",
  上级组织编码: "parent",
  类别: "category",
  领域: "field",
  设中心组: "central-group",
  设支委会: "committee",
  党课周期: "lecture-cycle",
  固定学习日: "study-day",
} as const
export type UnitItem = (typeof unitItems)[keyof typeof unitItems]

/** 项目 of 党员变动: what a person can be said to have been on a day. */
export const memberItems = {
  职级: "rank",
  在职: "in-service",
  党员状态: "status",
  特殊情况: "circumstances",
} as const
export type MemberItem = (typeof memberItems)[keyof typeof memberItems]

/** 职务: posts people hold in an organisation. */
export const posts = {
  书记: "secretary",
  副书记: "deputy-secretary",
  组织委员: "organisation-officer",
  宣传委员: "publicity-officer",
  纪检委员: "discipline-officer",
  委员: "committee-member",
  党小组长: "group-leader",
  中心组组长: "central-group-head",
  中心组成员: "central-group-member",
  中心组秘书: "central-group-secretary",
} as const
export type Post = (typeof posts)[keyof typeof posts]

/** 活动类型. */
export const activityKinds = {
  中心组学习: "central-group-study",
  支委会: "committee-meeting",
  党小组会: "group-meeting",
  党员大会: "assembly",
  党课: "party-lecture",
  集中学习: "collective-study",
  专题讲座: "lecture",
  辅导报告: "guidance-talk",
  形势报告会: "situation-report",
  专题培训: "topical-training",
  岗位培训: "job-training",
  远程教育: "distance-education",
  组织生活会: "organisational-life",
  民主评议: "democratic-review",
  主题党日: "themed-day",
  演讲比赛: "speech-contest",
  轮流讲课: "rotating-lecture",
  领导干部讲堂: "leaders-forum",
  网络交流: "online-exchange",
  现场互动: "on-site-exchange",
  课题调研: "field-research",
  成果汇报: "results-report",
  文体活动: "culture-and-sport",
  理论考核: "theory-test",
} as const
export type ActivityKind = (typeof activityKinds)[keyof typeof activityKinds]

/** 状态 of an activity. */
export const activityStates = { 计划: "planned", 已举行: "held", 已取消: "cancelled" } as const
export type ActivityState = (typeof activityStates)[keyof typeof activityStates]

/** 会议方式 of an activity. */
export const meetingModes = { 线下: "on-site", 线上: "online", 混合: "mixed" } as const
export type MeetingMode = (typeof meetingModes)[keyof typeof meetingModes]

/** 学习途径: from what an activity learned. */
export const studyPaths = { 书本: "books", 实践: "practice", 群众: "people" } as const
export type StudyPath = (typeof studyPaths)[keyof typeof studyPaths]

/** 内容类别: what an activity was about. */
export const contentCategories = {
  政治理论: "political-theory",
  行政管理: "administration",
  专业技术: "professional-skills",
  经济: "economy",
  政治: "politics",
  法律: "law",
  文化: "culture",
  科技: "science",
  社会: "society",
  国际: "world",
} as const
export type ContentCategory = (typeof contentCategories)[keyof typeof contentCategories]

/** 状态 of a row in the attendance list. */
export const attendanceStatuses = {
  出席: "present",
  迟到: "late",
  早退: "left-early",
  请假: "on-leave",
  缺席: "absent",
  补课完成: "made-up",
} as const
export type AttendanceStatus = (typeof attendanceStatuses)[keyof typeof attendanceStatuses]

/** What refines a status: which leave it is, or that somebody left in between and came back. */
export const attendanceDetails = {
  公假: "official-leave",
  病假: "sick-leave",
  事假: "personal-leave",
  公出: "on-duty",
  中途离席: "left-and-returned",
} as const
export type AttendanceDetail = (typeof attendanceDetails)[keyof typeof attendanceDetails]

/** 事由 of a leave. */
export const leaveKinds = { 公假: "official", 病假: "sick", 事假: "personal" } as const
export type LeaveKind = (typeof leaveKinds)[keyof typeof leaveKinds]

/** 状态 of a leave. */
export const leaveStates = { 待批: "asked", 已批: "approved", 未批: "refused", 撤回: "withdrawn" } as const
export type LeaveState = (typeof leaveStates)[keyof typeof leaveStates]

/** 培训类别. */
export const trainingKinds = {
  党校: "party-school",
  专题培训班: "training-class",
  学历教育: "degree-study",
  网络教育: "online-education",
  自学考试: "self-taught-exam",
  函授: "correspondence",
  在职自学: "in-service-self-study",
  岗位培训: "job-training",
  其他: "other",
} as const
export type TrainingKind = (typeof trainingKinds)[keyof typeof trainingKinds]

/** 状态 of a training record. */
export const trainingStates = { 待审: "pending", 已认定: "recognised", 退回: "returned" } as const
export type TrainingState = (typeof trainingStates)[keyof typeof trainingStates]

/** 类型 of a piece of writing. */
export const writingKinds = { 心得: "reflection", 理论文章: "theory-article", 交流发言: "speech" } as const
export type WritingKind = (typeof writingKinds)[keyof typeof writingKinds]

/** 状态 of a piece of writing. */
export const writingStates = { 待审: "pending", 已采纳: "accepted", 退回: "returned" } as const
export type WritingState = (typeof writingStates)[keyof typeof writingStates]

/**
 * 分档: how somebody stands with what is asked of them, calmest first; `at-risk` is open, but behind where it should be
 * by now. What `evaluate` prints says it in two columns: one of {@link resultStatuses}, and a flag beside it.
 */
export const bands = { 达标: "met", 进行中: "open", 有风险: "at-risk", 未达: "short" } as const
export type Band = (typeof bands)[keyof typeof bands]

/** How a period is shown: `none` is nothing asked. */
export type PeriodState = Band | "none"

/** 结论 as other programs read it (shared contract, "The evaluation's output"). */
export const resultStatuses = {
  达标: "met",
  进行中: "open",
  未达: "short",
  不适用: "not_applicable",
} as const
export type ResultStatus = (typeof resultStatuses)[keyof typeof resultStatuses]

/** The Chinese word of an identifier, from one of the tables above. */
export function wordFor<T extends string>(words: Readonly<Record<string, T>>, id: T): string {
  for (const [word, value] of Object.entries(words)) if (value === id) return word
  return id
}
