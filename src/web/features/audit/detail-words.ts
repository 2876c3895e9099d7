import { jobWords } from "../../../contract/job-words.ts"
import type { Text } from "../../text/text.ts"
import type { Words } from "../../text/words.ts"

/** What the details of a line are called, by the name they are noted under. */
export const detailNames: Readonly<Record<string, Text>> = {
  accountId: { zh: "账号", en: "account" },
  login: { zh: "登录名", en: "login" },
  role: { zh: "职责", en: "role" },
  grantId: { zh: "授权编号", en: "number of the grant" },
  unit: { zh: "组织", en: "unit" },
  unitId: { zh: "组织", en: "unit" },
  memberId: { zh: "党员", en: "person" },
  parentId: { zh: "上级组织", en: "unit above" },
  into: { zh: "并入", en: "into" },
  from: { zh: "从", en: "from" },
  to: { zh: "到", en: "to" },
  fromOn: { zh: "起始日期", en: "first day" },
  untilOn: { zh: "到哪天为止", en: "no longer from" },
  until: { zh: "到", en: "until" },
  on: { zh: "日期", en: "day" },
  day: { zh: "日期", en: "day" },
  start: { zh: "开始时间", en: "start" },
  at: { zh: "时间", en: "time" },
  made: { zh: "新开的账号", en: "accounts made" },
  slips: { zh: "纸条", en: "slips" },
  written: { zh: "写出的文件", en: "file that was written" },
  account: { zh: "机器上的账号", en: "account on the machine" },
  most: { zh: "每天至多", en: "at most a day" },
  voided: { zh: "一同作废的激活码", en: "codes made void with it" },
  act: { zh: "要办的事", en: "what is to be done" },
  askedBy: { zh: "提出的人", en: "asked for by" },
  confirmedBy: { zh: "确认的人", en: "confirmed by" },
  confirmationId: { zh: "确认单的内部号", en: "number of what was to be confirmed" },
  guarded: { zh: "因为已有职责没有出的", en: "not made because of roles held" },
  firstStart: { zh: "初次设立，一人办理", en: "at the very first start, by one person" },
  replaced: { zh: "作废的旧激活码", en: "earlier codes made void" },
  left: { zh: "沿用旧码的人", en: "people who keep their code" },
  validHours: { zh: "激活码有效的小时数", en: "hours the code is good for" },
  ended: { zh: "结束的登录", en: "sessions ended" },
  by: { zh: "方式", en: "by" },
  permission: { zh: "需要的权限", en: "permission it takes" },
  refused: { zh: "怎么没有让", en: "how it was denied" },
  times: { zh: "次数", en: "times" },
  step: { zh: "第几步", en: "step" },
  issuer: { zh: "统一身份平台", en: "identity provider" },
  subject: { zh: "统一身份", en: "identity" },
  brand: { zh: "哪家的机器人", en: "kind of robot" },
  host: { zh: "地址", en: "host" },
  hosts: { zh: "允许的地址", en: "hosts allowed" },
  digestAt: { zh: "每天发送的时间", en: "hour of every day" },
  q: { zh: "查找", en: "searched for" },
  text: { zh: "细节里的字", en: "words in the details" },
  job: { zh: "后台任务", en: "job" },
  madeAt: { zh: "备份的时刻", en: "moment of the backup" },
  program: { zh: "做备份的版本", en: "made by version" },
  actor: { zh: "操作人", en: "who" },
  action: { zh: "做了什么", en: "what" },
  // As entries of earlier versions have it.
  deed: { zh: "做了什么", en: "what" },
  searched: { zh: "按姓名或编号查找", en: "searched by name or number" },
  shown: { zh: "列出的人数", en: "people listed" },
  belongs: { zh: "在册情况", en: "membership" },
  circumstance: { zh: "特殊情况", en: "circumstance" },
  circumstances: { zh: "特殊情况", en: "circumstances" },
  rank: { zh: "职级", en: "rank" },
  post: { zh: "职务", en: "post" },
  posts: { zh: "在原组织的职务", en: "posts held there" },
  roles: { zh: "在原组织的职责", en: "roles held there" },
  postId: { zh: "任职编号", en: "number of the post" },
  status: { zh: "状态", en: "status" },
  inService: { zh: "在职", en: "in service" },
  gender: { zh: "性别", en: "gender" },
  bornOn: { zh: "出生日期", en: "birth" },
  joinedOn: { zh: "入党日期", en: "joining" },
  phone: { zh: "手机号", en: "phone" },
  fields: { zh: "改了", en: "changed" },
  confirmed: { zh: "经核对仍保存", en: "saved after a question" },
  sheets: { zh: "各表", en: "sheets" },
  changes: { zh: "改动", en: "changes" },
  always: { zh: "一向如此", en: "always so" },
  before: { zh: "原来", en: "before" },
  after: { zh: "后来", en: "after" },
  code: { zh: "编号", en: "number" },
  kind: { zh: "类型", en: "kind" },
  name: { zh: "名称", en: "name" },
  reason: { zh: "理由", en: "reason" },
  people: { zh: "随之转去的人数", en: "people who went with it" },
  units: { zh: "随之转去的下级组织", en: "units that went with it" },
  plans: { zh: "随之转去的计划活动", en: "planned activities that went with it" },
  importId: { zh: "导入编号", en: "number of the import" },
  fileName: { zh: "文件", en: "file" },
  bytes: { zh: "字节数", en: "bytes" },
  attachmentId: { zh: "附件编号", en: "number of the attachment" },
  sha256: { zh: "内容摘要", en: "digest" },
  why: { zh: "原因", en: "why" },
  rows: { zh: "行数", en: "rows" },
  activityId: { zh: "活动", en: "activity" },
  activityIds: { zh: "活动", en: "activities" },
  activities: { zh: "活动", en: "activities" },
  helperId: { zh: "补课负责人", en: "make-up with" },
  members: { zh: "补课的人", en: "who makes up" },
  suggestionId: { zh: "意见编号", en: "number of the suggestion" },
  obligation: { zh: "条款", en: "clause" },
  period: { zh: "时期", en: "period" },
  asked: { zh: "查的对象", en: "asked about" },
  asOf: { zh: "截至", en: "as of" },
  year: { zh: "年度", en: "year" },
  remembered: { zh: "数据文件夹记得的封条", en: "seal that the data folder remembers" },
  seals: { zh: "封条", en: "seals" },
  seal: { zh: "封条", en: "seal" },
  lines: { zh: "记录条数", en: "lines" },
  waiting: { zh: "待封的条数", en: "lines waiting for a seal" },
  fault: { zh: "问题", en: "fault" },
  daysOff: { zh: "放假天数", en: "days off" },
  daysWorked: { zh: "调休上班天数", en: "days worked in exchange" },
  // Fields of a unit.
  category: { zh: "类别", en: "category" },
  field: { zh: "领域", en: "field" },
  hasCentralGroup: { zh: "设中心组", en: "central group" },
  hasCommittee: { zh: "设支委会", en: "branch committee" },
  lectureCycle: { zh: "党课周期", en: "Party lectures" },
  studyDay: { zh: "固定学习日", en: "study day" },
  foundedOn: { zh: "成立日期", en: "founded" },
  // Fields of an activity.
  topic: { zh: "主题", en: "topic" },
  hours: { zh: "学时", en: "hours" },
  place: { zh: "地点", en: "place" },
  form: { zh: "形式", en: "form" },
  content: { zh: "学习内容", en: "content" },
  minutes: { zh: "记录", en: "minutes" },
  effect: { zh: "学习效果", en: "effect" },
  state: { zh: "状态", en: "state" },
  chairId: { zh: "主持人", en: "chair" },
  lecturerId: { zh: "主讲人", en: "lecturer" },
  guestNames: { zh: "名册以外列席的人", en: "guests in no roster" },
  lecturerName: { zh: "主讲人", en: "lecturer" },
  meetingMode: { zh: "会议方式", en: "mode" },
  studyPaths: { zh: "学习途径", en: "ways of study" },
  contentCategories: { zh: "内容类别", en: "content categories" },
  audience: { zh: "面向组织", en: "units addressed" },
  // Settings.
  notices: { zh: "看过的通知", en: "notices seen" },
  imports: { zh: "名册导入的预览", en: "previews of imports" },
  reveals: { zh: "查看手机号的次数", en: "counts of phone numbers looked at" },
  backups: { zh: "已不在的备份", en: "backups no longer there" },
  days: { zh: "保留天数", en: "days kept" },
  counts: { zh: "数量", en: "counts" },
  footer: { zh: "页脚", en: "footer" },
  icp: { zh: "备案号", en: "registration number" },
  classification: { zh: "保密提示", en: "classification" },
  passwordProfile: { zh: "密码规则", en: "rules of passwords" },
  idleMinutes: { zh: "闲置多少分钟退出", en: "minutes until an idle session ends" },
  absoluteHours: { zh: "最长登录小时数", en: "longest session in hours" },
  lockAfter: { zh: "输错几次暂停", en: "failures before a pause" },
  lockMinutes: { zh: "暂停分钟数", en: "minutes of a pause" },
  secondFactorRoles: { zh: "要求两步验证的职责", en: "roles that need a second factor" },
}

/** The words of the field that a detail's value is one of. */
export function wordsOf(words: Words, action: string, name: string): Readonly<Record<string, string>> {
  switch (name) {
    case "role":
    case "secondFactorRoles":
      return words.roles
    case "kind":
      return action.startsWith("unit-") ? words.orgKinds : words.activityKinds
    case "status":
      return { ...words.memberStatuses, ...words.attendanceStatuses }
    case "before":
    case "after":
      return { ...words.activityStates, ...words.attendanceStatuses }
    case "circumstance":
    case "circumstances":
      return words.circumstances
    default:
      return tables(words)[name] ?? {}
  }
}

function tables(words: Words): Readonly<Record<string, Readonly<Record<string, string>>>> {
  return {
    rank: words.ranks,
    post: words.posts,
    gender: words.genders,
    category: words.orgCategories,
    field: words.orgFields,
    lectureCycle: words.lectureCycles,
    studyDay: words.studyDays,
    state: words.activityStates,
    meetingMode: words.meetingModes,
    studyPaths: words.studyPaths,
    contentCategories: words.contentCategories,
  }
}

/** Words that only the audit log uses. */
export const auditWords: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  refused: {
    forbidden: { zh: "没有权限", en: "not allowed" },
    "not-found": { zh: "不存在，或不在范围里", en: "not there, or out of reach" },
    "cross-site": { zh: "不是从本系统的页面来的", en: "not from a page of this system" },
  },
  by: {
    password: { zh: "密码", en: "password" },
    provider: { zh: "统一身份", en: "identity provider" },
    totp: { zh: "动态验证码", en: "code of the second factor" },
    recovery: { zh: "恢复码", en: "recovery code" },
    code: { zh: "动态验证码", en: "code of the second factor" },
    activation: { zh: "激活码", en: "activation code" },
  },
  job: Object.fromEntries(Object.entries(jobWords).map(([name, { title }]) => [name, title])),
  belongs: {
    today: { zh: "现在册", en: "here today" },
    others: { zh: "已转出或待转入", en: "left or to come" },
  },
  posts: {
    end: { zh: "结束", en: "ended" },
    stay: { zh: "保留", en: "kept" },
    follow: { zh: "在新组织继续", en: "go on in the new unit" },
  },
  roles: {
    end: { zh: "结束", en: "ended" },
    stay: { zh: "保留", en: "kept" },
  },
  why: {
    mark: { zh: "带有密级标志", en: "bears the mark of a secret" },
    kind: { zh: "不收这种文件", en: "a kind that is not taken" },
    heic: { zh: "读不了的照片格式", en: "a kind of picture that cannot be read" },
    protected: { zh: "设了密码", en: "behind a password" },
    damaged: { zh: "损坏或读不了", en: "damaged, or cannot be read" },
    pixels: { zh: "像素太多", en: "too many points" },
    size: { zh: "太大", en: "too large" },
  },
  inService: { yes: { zh: "是", en: "yes" }, no: { zh: "否", en: "no" } },
}
