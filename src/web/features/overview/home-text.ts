import { counted } from "../../../domain/shared/english.ts"
import type { Texts } from "../../text/text.ts"

const numerals = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"]
const months = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]

/** A member's collective study of a year: the hours as text. */
interface StudySums {
  readonly attended: number
  readonly madeUp: number
  readonly held: number
  readonly hours: string
}

/** What the homes say. */
export const homeText = {
  homeTitle: { zh: "首页", en: "Home" },
  desks: { zh: "我的职责", en: "My roles" },
  ownDesk: { zh: "我自己", en: "Myself" },
  deskOf: (role: string, unit: string) => ({ zh: `${unit} · ${role}`, en: `${unit}, ${role}` }),
  studyDay: (day: string) => ({ zh: `固定学习日：${day}`, en: `study day: ${day}` }),
  recordEvent: { zh: "记一次活动", en: "Record an activity" },
  owes: (month: number, count: number) => ({
    zh: `${months[month - 1]}月还差${numerals[count] ?? ` ${count} `}件事`,
    en: `${count === 1 ? "One thing is" : `${count} things are`} still to do`,
  }),
  nothingMore: { zh: "组织已撤销，不再有要办的事", en: "The unit has ended: nothing more is to be done" },
  nothingOwed: { zh: "这个月的事都齐了", en: "Everything for this month is done" },
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
  registerMakeUp: { zh: "登记补课", en: "Register it" },
  belowOwes: (what: string, left: string) => ({
    zh: `${what}：还差 ${left} 个`,
    en: `${what}: ${left} to go`,
  }),
  belowDone: (done: string, all: string) => ({
    zh: `${all} 个里做到 ${done} 个`,
    en: `${done} of ${all} have done it`,
  }),
  whoOwes: { zh: "看是哪些", en: "See which" },
  completeIt: { zh: "补齐", en: "Complete it" },
  missing: (what: string) => ({ zh: `还缺${what}`, en: `missing: ${what}` }),
  moreOwed: (count: number) => ({ zh: `还有 ${count} 件`, en: `${count} more` }),
  missedBefore: (count: number) => ({
    zh: `前面的月份有 ${count} 格没有做到，可以点开看；开过而没有记的，补记就好。`,
    en: `${counted(count, "earlier cell was", "earlier cells were")} missed. Open to see; what was held but not recorded can still be recorded.`,
  }),
  recent: { zh: "最近", en: "Lately" },
  allEvents: { zh: "全部活动", en: "All activities" },
  ahead: { zh: "接下来", en: "Coming up" },
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
  missedEvent: (day: string, hours: string) => ({
    zh: `${day}没有参加 · ${hours} 学时`,
    en: `missed on ${day}, ${counted(hours, "hour")}`,
  }),
  makeUpArranged: (day: string) => ({ zh: `约好 ${day} 补课`, en: `a make-up is arranged for ${day}` }),
  gapOf: (clause: string, left: string) => ({
    zh: `${clause}：还差 ${left}`,
    en: `${clause}: ${left} to go`,
  }),
  askForMakeUp: { zh: "申请补课", en: "Ask for a make-up" },
  askMakeUpBody: (day: string, name: string) => ({
    zh: `我${day}没有参加“${name}”，请帮我安排补课。`,
    en: `I missed “${name}” on ${day}. Please arrange a make-up for me.`,
  }),
  askForRecognition: { zh: "请支部认定", en: "Ask for recognition" },
  askRecognitionBody: (day: string, name: string) => ({
    zh: `${day}的“${name}”还没有认定，请帮我认定。`,
    en: `Please recognise this training of mine: “${name}”, ${day}.`,
  }),
  pendingRecord: (hours: string) => ({
    zh: `等支部认定 · ${hours} 学时`,
    en: `awaits recognition, ${counted(hours, "hour")}`,
  }),
  aheadCounts: (hours: string) => ({
    zh: `参加后可得 ${hours} 学时`,
    en: `brings ${counted(hours, "hour")}`,
  }),
  nothingToClose: {
    zh: "眼下没有能算进这一条的补课、待认定的培训，也没有排好的学习。",
    en: "Nothing that counts for this clause is to be made up, awaits recognition or is planned.",
  },
  nextStudy: { zh: "下次学习", en: "Next study" },
  noNextStudy: { zh: "支部还没有排下一次学习", en: "Your branch has not planned the next study yet" },
  noNextStudyHow: {
    zh: "排好以后，时间、地点和内容都在这里。",
    en: "Once planned, its time, place and content will be here.",
  },
  collective: { zh: "集中学习", en: "Collective study" },
  collectiveFigures: ({ attended, madeUp, held, hours }: StudySums) => ({
    zh: `今年办了 ${held} 次，您参加 ${attended} 次${madeUp > 0 ? `，补课 ${madeUp} 次` : ""}，${hours} 学时`,
    en: `${attended} of ${held} this year${madeUp > 0 ? `, ${madeUp} made up` : ""}, ${counted(hours, "hour")}`,
  }),
  dueBy: (day: string) => ({ zh: `${day}以前`, en: `by ${day}` }),
  nothingFixed: {
    zh: "学时不作硬性要求，量力而行",
    en: "No fixed hours are asked of you; as much as is good for you",
  },
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
