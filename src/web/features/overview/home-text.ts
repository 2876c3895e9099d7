import { counted } from "../../../domain/shared/english.ts"
import type { Texts } from "../../text/text.ts"
import { type Counted, countedAs } from "./due-text.ts"

const numerals = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"]

/** A member's collective study of a year: the hours as text. */
interface StudySums {
  readonly attended: number
  readonly madeUp: number
  readonly held: number
  /** Studies that expected others. */
  readonly asGuest: number
  readonly hours: string
}

/** What the homes say. */
export const homeText = {
  belowReminded: (on: string, units: number) => ({
    zh: `${on}提醒过，还有 ${units} 个没办`,
    en: `asked after on ${on}, ${counted(units, "unit")} of those still to do it`,
  }),
  remindedOn: (on: string, by: string) => ({ zh: `${on} ${by}提醒过`, en: `${by} asked after it on ${on}` }),
  homeTitle: { zh: "首页", en: "Home" },
  desks: { zh: "我的职责", en: "My roles" },
  ownDesk: { zh: "我自己", en: "Myself" },
  deskOf: (role: string, unit: string) => ({ zh: `${unit} · ${role}`, en: `${unit}, ${role}` }),
  studyDays: { zh: "中心组学习天数", en: "Days of the central group" },
  studyDay: (day: string) => ({ zh: `固定学习日：${day}`, en: `study day: ${day}` }),
  recordEvent: { zh: "记一次活动", en: "Record an activity" },
  owes: (count: number) => ({
    zh: `还有${numerals[count] ?? ` ${count} `}件事要办`,
    en: `${count === 1 ? "One thing is" : `${count} things are`} still to do`,
  }),
  nothingMore: { zh: "组织已撤销，不再有要办的事", en: "The unit has ended: nothing more is to be done" },
  nothingOwed: { zh: "现在该办的都办了", en: "All that is due now is done" },
  nextIs: (day: string, what: string) => ({ zh: `下一次：${day}，${what}`, en: `Next: ${day}, ${what}` }),
  nextMonth: (day: string) => ({ zh: `新的一月从 ${day} 开始。`, en: `The next month begins on ${day}.` }),
  daysLeft: (days: number) => ({
    zh: days === 0 ? "今天是最后一天" : `还剩 ${days} 天`,
    en: days === 0 ? "today is the last day" : days === 1 ? "1 day left" : `${days} days left`,
  }),
  overdue: (days: number) => ({
    zh: `逾期 ${days} 天`,
    en: days === 1 ? "1 day overdue" : `${days} days overdue`,
  }),
  lastOn: (day: string) => ({ zh: `上一次是 ${day}`, en: `the last was on ${day}` }),
  lastCame: (day: string, came: number, listed: number) => ({
    zh: `上次（${day}）${listed} 人到 ${came} 人，照上次填只要改例外`,
    en: `last time (${day}) ${came} of ${listed} came; fill it from that and change the exceptions`,
  }),
  timesLeft: (times: number) => ({
    zh: `还要 ${times} 次`,
    en: times === 1 ? "once more" : `${times} more times`,
  }),
  arrange: { zh: "记一次", en: "Record" },
  likeLast: { zh: "照上次填", en: "Fill from the last" },
  makeUpOf: (names: string) => ({ zh: `${names}的补课`, en: `Make-up for ${names}` }),
  makeUpCount: (count: number) => ({
    zh: `${count} 人的补课`,
    en: count === 1 ? "Make-up for 1 person" : `Make-up for ${count} people`,
  }),
  andOthers: (names: string, count: number) => ({
    zh: `${names}等 ${count} 人`,
    en: `${names} and others (${counted(count, "person", "people")})`,
  }),
  missedWhat: (day: string, what: string) => ({
    zh: `缺的是 ${day} 的${what}`,
    en: `missed: ${what} on ${day}`,
  }),
  helper: (names: string) => ({ zh: `补课负责人：${names}`, en: `helped by: ${names}` }),
  withoutHelper: (count: number) => ({
    zh: `${count} 人还没有负责人`,
    en: count === 1 ? "nobody helps 1 of them yet" : `nobody helps ${count} of them yet`,
  }),
  lacks: (amount: string) => ({ zh: `还差 ${amount}`, en: `${amount} to go` }),
  toPlan: { zh: "做计划", en: "Write the plan" },
  goOnWithPlan: { zh: "接着写", en: "Go on with it" },
  mendPlan: { zh: "改了再报", en: "Mend and send" },
  lookAtPlan: { zh: "看计划", en: "See the plan" },
  planOfYear: (year: number) => ({ zh: `${year} 年学习计划`, en: `Study plan for ${year}` }),
  planReturned: { zh: "已退回", en: "returned" },
  planDraft: { zh: "草稿，还没有报送", en: "a draft, not sent up yet" },
  planReturnedOn: (day: string, word: string) => ({
    zh: `${day}退回：${word}`,
    en: `Returned on ${day}: ${word}`,
  }),
  planWaits: (day: string, unit: string) => ({
    zh: `${day}已报送，等${unit}备案`,
    en: `Sent up on ${day}; ${unit} still has to file it`,
  }),
  waitsAbove: { zh: "已报上去、等上级的", en: "Sent up, waiting above" },
  plannedBefore: (start: string) => ({
    zh: `排在 ${start}，还没有记`,
    en: `planned for ${start}, not recorded yet`,
  }),
  makeUpsBefore: (count: number) => ({
    zh: `更早缺的课，还有 ${count} 人次没有补`,
    en: `${counted(count, "earlier absence is", "earlier absences are")} still not made up`,
  }),
  makeUpsBeforeWhat: (events: number, day: string) => ({
    zh: `${events} 次学习，最早在 ${day}；补了照记，但不算按时`,
    en: `${counted(events, "sitting", "sittings")}, the first on ${day}; what is made up is recorded, though no longer in time`,
  }),
  longOverdue: { zh: "逾期已久", en: "long overdue" },
  unseenNotices: (count: number) => ({
    zh: `有 ${count} 条没看的消息`,
    en: counted(count, "notice is new", "notices are new"),
  }),
  allAbsences: { zh: "谁还要补课", en: "Who has to make up" },
  plannedLate: (count: number) => ({
    zh: `${count} 人约在补课期限以后`,
    en: `${count} arranged for after the time for make-ups`,
  }),
  registerMakeUp: { zh: "登记补课", en: "Register it" },
  belowOwes: (what: string, left: string, of: Counted) => ({
    zh: `${what}：还差 ${left} ${countedAs(of).zh}`,
    en: `${what}: ${counted(left, ...countedAs(of).en)} to go`,
  }),
  belowDone: (done: string, all: string, of: Counted) => ({
    zh: `${all} ${countedAs(of).zh}里做到 ${done} 个`,
    en: `${done} of ${counted(all, ...countedAs(of).en)} have done it`,
  }),
  whoOwes: { zh: "看是哪些", en: "See which" },
  completeList: { zh: "补记考勤", en: "Complete the list" },
  completeIt: { zh: "补齐", en: "Complete it" },
  missing: (what: string) => ({ zh: `还缺${what}`, en: `missing: ${what}` }),
  missedBefore: (count: number) => ({
    zh: `前面的月份有 ${count} 格没有做到，可以点开看；开过而没有记的，补记就好。`,
    en: `${counted(count, "earlier cell was", "earlier cells were")} missed. Open to see; what was held but not recorded can still be recorded.`,
  }),
  recent: { zh: "最近", en: "Lately" },
  allEvents: { zh: "全部活动", en: "All activities" },
  ahead: { zh: "已排的活动", en: "Planned" },
  nothingRecent: { zh: "最近两个月还没有记下活动", en: "Nothing was recorded in the last two months" },
  nothingRecentHow: {
    zh: "记下的活动会按日期排在这里，四盏灯说明哪样还没落实。",
    en: "What is recorded will stand here by date, with four lamps for what is still missing.",
  },
  came: (came: number, listed: number) => ({ zh: `到 ${came} / ${listed}`, en: `${came} of ${listed} came` }),
  onLeave: (count: number) => ({ zh: `请假 ${count}`, en: `${count} on leave` }),
  absent: (count: number) => ({ zh: `缺席 ${count}`, en: `${count} absent` }),
  hours: (hours: string) => ({ zh: `${hours} 学时`, en: counted(hours, "hour") }),
  stillOwed: (figure: string) => ({
    zh: `今年的培训还差 ${figure}`,
    en: `${figure} of training to go this year`,
  }),
  allMet: { zh: "今年的培训学时够了", en: "This year's training is done" },
  noTraining: { zh: "今年没有对您的培训要求", en: "No training is asked of you this year" },
  howToClose: { zh: "怎样补上", en: "How to close the gap" },
  toMakeUp: (count: number) => ({
    zh: `还有${numerals[count] ?? ` ${count} `}次集中学习要补课`,
    en: `${counted(count, "study", "studies")} to make up`,
  }),
  missedEvent: (day: string, hours: string) => ({
    zh: `${day}没有参加 · ${hours} 学时`,
    en: `missed on ${day}, ${counted(hours, "hour")}`,
  }),
  makeUpArranged: (day: string) => ({ zh: `约好 ${day} 补课`, en: `a make-up is arranged for ${day}` }),
  gapOf: (clause: string, left: string) => ({
    zh: `${clause}：还差 ${left}`,
    en: `${clause}: ${left} to go`,
  }),
  pendingRecord: (hours: string) => ({
    zh: `等支部认定 · ${hours} 学时`,
    en: `awaits recognition, ${counted(hours, "hour")}`,
  }),
  returnedRecord: (hours: string) => ({
    zh: `退回了，改好可以再送 · ${hours} 学时`,
    en: `returned, can be handed in again, ${counted(hours, "hour")}`,
  }),
  askedRecord: (hours: string) => ({
    zh: `有一个问题等您回答 · ${hours} 学时`,
    en: `a question waits for your answer, ${counted(hours, "hour")}`,
  }),
  lookAtIt: { zh: "去看看", en: "Look at it" },
  registerTraining: { zh: "登记培训", en: "Register training" },
  registerTrainingHow: {
    zh: "在外面参加的党校、网络、函授等培训，登记并认定后算进来。",
    en: "Party school, online, correspondence and other training attended elsewhere counts once recognised.",
  },
  nothingButTraining: {
    zh: "眼下没有能算作培训的补课，也没有排好的能算作培训的学习。在外面参加过培训的，可以登记。",
    en: "No make-up and nothing that is planned would count as training. Training attended elsewhere can be registered.",
  },
  aheadCounts: (hours: string) => ({
    zh: `参加后可得 ${hours} 学时`,
    en: `brings ${counted(hours, "hour")}`,
  }),
  nothingToClose: {
    zh: "眼下没有能算进这一条的补课、待认定的培训，也没有排好的学习。",
    en: "Nothing that counts for this clause is to be made up, awaits recognition or is planned.",
  },
  nextStudy: { zh: "下次学习", en: "Next study" },
  inHall: {
    zh: "会场里念了号码？在这里输入",
    en: "A code is read out in the hall? Type it here",
  },
  noNextStudy: { zh: "支部还没有排下一次学习", en: "Your branch has not planned the next study yet" },
  noNextStudyHow: {
    zh: "排好以后，时间、地点和内容都在这里。",
    en: "Once planned, its time, place and content will be here.",
  },
  collective: { zh: "集中学习", en: "Collective study" },
  collectiveFigures: ({ attended, madeUp, held, asGuest, hours }: StudySums) => ({
    zh: `今年办了 ${held} 次，您参加 ${attended} 次${madeUp > 0 ? `，补课 ${madeUp} 次` : ""}${asGuest > 0 ? `，另在别处参加 ${asGuest} 次` : ""}，${hours} 学时`,
    en: `${attended} of ${held} this year${madeUp > 0 ? `, ${madeUp} made up` : ""}${asGuest > 0 ? `, ${asGuest} elsewhere` : ""}, ${counted(hours, "hour")}`,
  }),
  nothingFixed: {
    zh: "学时不作硬性要求，量力而行",
    en: "No fixed hours are asked of you; as much as is good for you",
  },
  myTraining: { zh: "我的培训", en: "My training" },
  myRecord: { zh: "我的全部记录", en: "All my records" },
  adminTitle: (name: string) => ({ zh: `${name}，您好`, en: `Hello, ${name}` }),
  adminNote: {
    zh: "三员各管一摊：系统管账号和设置，安全管授权，审计查操作记录。学习记录不在这里看。",
    en: "The three administrators keep apart: system sees to accounts and settings, security to roles, audit to the audit log. Learning records are not seen here.",
  },
  goTo: { zh: "您要做的在这几处", en: "Your work is in these places" },
  accounts: { zh: "账号", en: "Accounts" },
  accountsWhat: {
    zh: "建账号、发激活码、停用、解锁",
    en: "Make accounts, hand out activation codes, shut and unlock",
  },
  accountsShut: {
    zh: "停用、解锁、结束登录、解除第二步验证",
    en: "Shut and unlock, end sessions, take a second step off",
  },
  grants: { zh: "授权", en: "Roles" },
  confirmations: { zh: "待确认", en: "To confirm" },
  confirmationsWhat: {
    zh: "要两个人办的事：别人提出的，由您确认；您提出的，等别人确认。",
    en: "What takes two persons: asked for by others and confirmed by you, or the other way round.",
  },
  grantsWhat: {
    zh: "谁在哪个组织担什么职责，从哪天到哪天",
    en: "Who holds which role where, from when until when",
  },
  audit: { zh: "操作记录", en: "Audit log" },
  auditWhat: { zh: "谁在什么时候做了什么、看了谁", en: "Who did what, and who looked at whose data, when" },
  backups: { zh: "备份", en: "Backups" },
  backupsWhat: {
    zh: "每夜的备份做成了没有，怎样恢复",
    en: "Whether the nightly backup was made, and how to restore",
  },
  jobs: { zh: "后台任务", en: "Jobs" },
  jobsWhat: { zh: "系统自己在做什么，做成了没有", en: "What the system does by itself, and what came of it" },
  settings: { zh: "设置", en: "Settings" },
  settingsWhat: { zh: "单位名称、页脚、放假安排", en: "Names, footer, days off" },
  settingsRules: {
    zh: "登录规矩、群机器人的地址、保留多久",
    en: "Sign-in rules, where robots of groups may be, how long things are kept",
  },
  open: { zh: "打开", en: "Open" },
} satisfies Texts
