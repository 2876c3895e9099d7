import type { Board } from "../../../contract/overview-boards.ts"
import { counted } from "../../../domain/shared/english.ts"
import type { Text, Texts } from "../../text/text.ts"

/** What boards say. */
export const boardText = {
  title: (name: string) => ({ zh: `${name} · 学习情况`, en: `${name}: how learning stands` }),
  note: (day: string, branches: string, people: string) => ({
    zh: `截至 ${day}，随记随更新 · ${branches} 个支部 · ${people} 名党员`,
    en: `As of ${day}, live · ${counted(branches, "branch", "branches")} · ${counted(people, "member", "members")}`,
  }),
  noteOfYear: (year: number, branches: string, people: string) => ({
    zh: `${year} 年 · 年底 ${branches} 个支部 · ${people} 名党员`,
    en: `${year} · ${counted(branches, "branch", "branches")} and ${counted(people, "member", "members")} at its end`,
  }),
  mine: { zh: "我负责的单位", en: "The units I look after" },
  total: { zh: "合计", en: "Total" },
  ownYear: { zh: "本级这一年", en: "Its own year" },
  view: { zh: "看哪一段", en: "Which periods" },
  soFar: { zh: "今年到现在", en: "This year so far" },
  now: { zh: "本月本季本期", en: "The period that runs" },
  below: { zh: "下级组织", en: "Units below" },
  belowIn: (year: number) => ({ zh: `下级组织 · ${year} 年全年`, en: `Units below, the whole of ${year}` }),
  byCode: { zh: "按编码排列，不排名次", en: "In the order of codes; nobody is ranked" },
  unit: { zh: "单位", en: "Unit" },
  movedAway: { zh: "现已不归这里", en: "no longer below" },
  endedOn: (day: string) => ({
    zh: `${day} 已撤销，下面还有组织或党员`,
    en: `ended on ${day}, yet something is below it`,
  }),
  beginsOn: (day: string) => ({
    zh: `${day} 才成立，下面已有组织或党员`,
    en: `founded only on ${day}, yet something is below it`,
  }),
  branches: { zh: "支部", en: "Branches" },
  branchesOf: (name: string, count: number) => ({
    zh: `${name}：${count} 个支部，看组织`,
    en: `${name}: ${counted(count, "branch", "branches")}, see the unit`,
  }),
  people: { zh: "党员", en: "Members" },
  nobodyAsked: { zh: "不要求", en: "not asked" },
  done: (done: string, all: string) => ({
    zh: `${done} / ${all} 个支部`,
    en: `${done} of ${counted(all, "branch", "branches")}`,
  }),
  unitsDone: (done: string, all: string) => ({
    zh: `${done} / ${all} 个组织`,
    en: `${done} of ${counted(all, "unit", "units")}`,
  }),
  checked: (done: string, all: string) => ({
    zh: `${done} / ${all} 个支部抽查过`,
    en: `${done} of ${counted(all, "branch", "branches")} checked`,
  }),
  left: (count: string) => ({ zh: `还差 ${count} 个`, en: `${count} to go` }),
  late: (count: string) => ({ zh: `${count} 个没有按期办`, en: `${count} not in time` }),
  see: { zh: "看抽查情况", en: "See the checks" },
  allDone: { zh: "都齐了", en: "all done" },
  daysLeft: (days: number) => ({
    zh: `还剩 ${days} 天`,
    en: days === 1 ? "1 day left" : `${days} days left`,
  }),
  branchesTitle: (rule: string) => ({ zh: `${rule} · 哪些支部`, en: `${rule}: which branches` }),
  unitsTitle: (rule: string) => ({ zh: `${rule} · 哪些组织`, en: `${rule}: which units` }),
  unmetTitle: (rule: string) => ({ zh: `${rule} · 还差的支部`, en: `${rule}: branches that still owe it` }),
  unmet: { zh: "还差的", en: "Not met" },
  bandFilter: { zh: "情况", en: "State" },
  anyBand: { zh: "全部", en: "All" },
  groupFilter: { zh: "制度", en: "Duty" },
  superior: { zh: "上级", en: "Under" },
  why: { zh: "因为", en: "Because" },
  ofGroup: (group: string, duty: string) => ({ zh: `${group}：${duty}`, en: `${group}: ${duty}` }),
  periods: (title: string, count: number) => ({
    zh: count > 1 ? `${title} ${count} 期` : title,
    en: count > 1 ? `${title}, ${count} periods` : title,
  }),
  noBranches: { zh: "没有这样的支部", en: "There are no such branches" },
  noUnits: { zh: "没有这样的组织", en: "There are no such units" },
  allMet: { zh: "都达标了", en: "All have met it" },
  units: { zh: "组织", en: "Units" },
  wholeYear: (year: number) => ({ zh: `${year} 年全年`, en: `the whole of ${year}` }),
  noBranchesHow: { zh: "换一个情况或制度看看。", en: "Choose another state or duty." },
  noChildren: { zh: "下面还没有组织", en: "There are no units below yet" },
  noChildrenHow: {
    zh: "建好下级组织、导入花名册以后，各单位的情况会列在这里。",
    en: "Once there are units and people below, how each of them stands will be listed here.",
  },
  notListed: (count: number) => ({
    zh: `另有 ${count} 个单位没有这些要求，不列。`,
    en: `${counted(count, "further unit is", "further units are")} asked none of this and not listed.`,
  }),
  trainingTitle: (name: string) => ({ zh: `${name} · 党员培训`, en: `${name}: members' training` }),
  trainingIn: (name: string, year: number) => ({
    zh: `${name} · ${year} 年党员培训`,
    en: `${name}: members' training in ${year}`,
  }),
  trainingNote: { zh: "按党员编号排列，不排名次", en: "In the order of members' numbers; nobody is ranked" },
  noPeople: { zh: "没有这样的党员", en: "There are no such members" },
  hasLeft: { zh: "现已不在这里", en: "no longer here" },
  person: { zh: "姓名", en: "Name" },
  group: { zh: "所在", en: "Unit" },
  state: { zh: "情况", en: "State" },
  figures: { zh: "学时", en: "Hours" },
  year: { zh: "年度", en: "Year" },
  duties: { zh: "十二个月", en: "Twelve months" },
  figuresOfYear: { zh: "全年累计", en: "Over the year" },
  nothingAsked: { zh: "这一年没有要求", en: "Nothing is asked for this year" },
  signed: { zh: "书记签字", en: "Secretary's signature" },
  dated: { zh: "日期", en: "Date" },
} satisfies Texts

/** What stands on top of a board. */
export const kpiNames: Readonly<Record<Board["kpis"][number]["key"], Text>> = {
  "committee-meeting": { zh: "本月支委会", en: "Committee meetings this month" },
  assembly: { zh: "本季党员大会", en: "Assemblies this quarter" },
  "collective-study": { zh: "本周集中学习", en: "Collective study this week" },
  plan: { zh: "学习计划备案", en: "Study plans filed" },
  sample: { zh: "本月抽查", en: "Spot checks this month" },
  "secretary-lecture": { zh: "书记党课", en: "Secretaries' lectures" },
}
