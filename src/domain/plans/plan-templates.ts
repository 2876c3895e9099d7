import { existsWithin, type Life } from "../org/existence.ts"
import type { Emphasis } from "../policy/emphasis.ts"
import { type Day, type Period, periodsOf } from "../shared/calendar.ts"
import { type ActivityKind, activityKinds, type ContentCategory, type OrgKind } from "../shared/words.ts"
import type { PlanLine } from "./plan-content.ts"

/** What a unit is asked to hold in a period: so many sittings of a kind, or so many hours of it. */
export interface AskedOfUnit {
  readonly kind: ActivityKind
  readonly period: Pick<Period, "first" | "last">
  readonly amount: { readonly times: number } | { readonly hours: number; readonly inWords: string }
  readonly bySecretary: boolean
}

/** What a template needs to know of a unit. */
export interface PlannedFor {
  readonly kind: OrgKind
  /** What its field of life is to study above all; null where no document in force says so. */
  readonly emphasis: Pick<Emphasis, "topic" | "category"> | null
  /** What the documents in force ask of it in that year, as it is judged. */
  readonly asked: readonly AskedOfUnit[]
  /** The months in which it is there, 1 to 12, and those of them for which lines are wanted. */
  readonly there: readonly number[]
  readonly months: readonly number[]
}

export type TemplateLine = Omit<PlanLine, "planLineId" | "ordinal" | "responsibleId">

/** A year to begin with: what it aims at, on which document it rests, its lines by month. Everything is there to be changed. */
export interface PlanTemplate {
  readonly goals: string
  readonly guidance: string
  readonly lines: readonly TemplateLine[]
}

/** What is studied where no document names something for the field of life. */
const ofOneself = { topic: "岗位业务知识", category: "professional-skills" } as const

/** What is studied together month by month; null: what the field of life studies above all. */
const months: readonly (readonly [string, ContentCategory] | null)[] = [
  ["上级会议精神和全年学习安排", "political-theory"],
  ["党的基本理论", "political-theory"],
  ["行政管理知识和政策法规", "administration"],
  null,
  ["经济形势和本地发展", "economy"],
  ["党的历史和优良传统", "political-theory"],
  ["党章和党内法规", "political-theory"],
  ["科技知识", "science"],
  ["法律知识", "law"],
  null,
  ["国际形势", "world"],
  ["全年学习成果交流", "political-theory"],
]

/** The months of a year, 1 to 12, in which a unit is there. */
export function monthsThere(year: number, life: Life): number[] {
  return periodsOf(year, "month").flatMap((month, index) => (existsWithin(life, month) ? [index + 1] : []))
}

/**
 * The months of a year for which lines are taken over as a plan begins: those in which the unit is there, and of the
 * year that runs those that are not over, since nobody plans for them any more.
 */
export function monthsToPlan(year: number, life: Life, today: Day): number[] {
  const months = periodsOf(year, "month")
  const isOver = (month: number) => (months[month - 1]?.last ?? today) < today
  return monthsThere(year, life).filter((month) => String(year) !== today.slice(0, 4) || !isOver(month))
}

/** A year of a unit that answers what is asked of it: its obligations are lines, and no other meeting is. */
export function planTemplate(unit: PlannedFor): PlanTemplate {
  const lines = [...linesAsked(unit), ...(isBranchLike(unit.kind) ? [] : trainings)]
  return {
    goals: ["把创建学习型党组织纳入党建工作的重要内容。", goalOf(unit)]
      .filter((one) => one !== "")
      .join("\n"),
    guidance: "《关于深化学习实践科学发展观活动成效 扎实开展创建学习型党组织活动的意见》",
    lines: lines
      .filter(({ month }) => month === null || unit.months.includes(month))
      .toSorted((one, other) => (one.month ?? 13) - (other.month ?? 13)),
  }
}

const isBranchLike = (kind: OrgKind) => kind === "branch" || kind === "general-branch"
const meetings: readonly ActivityKind[] = ["assembly", "committee-meeting", "party-lecture"]

function goalOf({ kind, asked }: PlannedFor): string {
  const asks = (of: ActivityKind) => asked.some((one) => one.kind === of && !one.bySecretary)
  const amountOf = (of: ActivityKind) =>
    asked.flatMap((one) => (one.kind === of && "hours" in one.amount ? [one.amount.inWords] : []))[0]
  const study = amountOf("collective-study")
  const days = amountOf("central-group-study")
  const goals = [
    study && `全年集中学习不少于${study}，学习时间、学习人员、学习内容和学习效果都落到实处`,
    asks("central-group-study") && "中心组按期集中学习",
    days && `中心组全年学习讨论不少于${days}`,
    meetings.some(asks) && "三会一课按期召开",
    asks("organisational-life") && "开好组织生活会",
    asks("democratic-review") && "开展民主评议党员",
    asked.some(({ bySecretary }) => bySecretary) && "书记给全体党员上一次党课",
    kind === "branch" && study && "缺课的有人帮助补上",
    !isBranchLike(kind) && "下级的学习计划及时备案",
  ].filter((goal) => typeof goal === "string")
  return goals.length === 0 ? "" : `${goals.join("；")}。`
}

function line(
  month: number,
  topic: string,
  form: string,
  hours: number,
  ...contentCategories: ContentCategory[]
): TemplateLine {
  return { month, topic, form, contentCategories, lecturer: null, hundredthHours: hours * 100 }
}

/** What a committee offers its people, who are asked for hours of training. */
const trainings = [
  line(3, "党务干部培训", "专题培训", 8, "professional-skills"),
  line(9, "形势报告", "形势报告会", 3, "economy"),
]

/** Months in which some meetings are held where a period leaves a choice; others in its last. */
const usualMonths: Partial<Record<ActivityKind, readonly number[]>> = { "party-lecture": [6, 11, 3, 9] }

function linesAsked(unit: PlannedFor): TemplateLine[] {
  const sittings: { readonly kind: ActivityKind; readonly month: number; readonly bySecretary: boolean }[] =
    []
  const lengthOf = ({ period }: AskedOfUnit) => monthsIn(period).length
  // What is held for the shorter period is there for the longer one.
  for (const one of unit.asked.toSorted((a, b) => lengthOf(a) - lengthOf(b))) {
    if (!("times" in one.amount)) continue
    const { kind, period, amount, bySecretary } = one
    const span = monthsIn(period).filter((month) => unit.there.includes(month))
    const held = sittings.filter(
      (sitting) =>
        sitting.kind === kind && sitting.bySecretary === bySecretary && span.includes(sitting.month),
    )
    const open = span.filter((month) => unit.months.includes(month))
    const choice = open.length > 0 ? open : span
    const month = usualMonths[kind]?.find((usual) => choice.includes(usual)) ?? choice.at(-1)
    if (month === undefined) continue
    for (let missing = Math.ceil(amount.times) - held.length; missing > 0; missing--)
      sittings.push({ kind, month, bySecretary })
  }
  const lines = sittings.map((sitting) => ({ ...sitting, hours: usualHours[sitting.kind] ?? 2 }))
  for (const { kind, amount, bySecretary } of unit.asked) {
    if (!("hours" in amount)) continue
    if (!lines.some((one) => one.kind === kind))
      lines.push(...unit.there.map((month) => ({ kind, month, bySecretary, hours: 0 })))
    const own = lines.filter((one) => one.kind === kind)
    own.forEach((one, index) => {
      one.hours = halves(amount.hours, index + 1, own.length) - halves(amount.hours, index, own.length)
    })
  }
  return lines.map(({ kind, month, bySecretary, hours }) => lineOf(unit, { kind, month, bySecretary }, hours))
}

/** So many of some parts of hours, in whole half hours. */
const halves = (hours: number, parts: number, of: number) => Math.round((hours * 2 * parts) / of) / 2

const usualHours: Partial<Record<ActivityKind, number>> = { "central-group-study": 4 }

const monthsIn = ({ first, last }: AskedOfUnit["period"]) =>
  Array.from({ length: 12 }, (_, index) => index + 1).filter(
    (month) => month >= Number(first.slice(5, 7)) && month <= Number(last.slice(5, 7)),
  )

const wordOf = new Map(Object.entries(activityKinds).map(([word, kind]) => [kind, word] as const))

function lineOf(
  { kind: of, emphasis }: PlannedFor,
  {
    kind,
    month,
    bySecretary,
  }: { readonly kind: ActivityKind; readonly month: number; readonly bySecretary: boolean },
  hours: number,
): TemplateLine {
  const form = wordOf.get(kind) ?? kind
  if (bySecretary) return line(month, `书记给全体党员上${form}`, form, hours, "political-theory")
  if (kind === "party-lecture") return line(month, form, form, hours, "political-theory")
  if (kind !== "collective-study" && kind !== "central-group-study") return line(month, form, form, hours)
  const own = isBranchLike(of) ? (emphasis ?? ofOneself) : { ...ofOneself, topic: "结合本单位实际的专题" }
  const [topic, category] = months[month - 1] ?? [own.topic, own.category]
  return line(month, topic, form, hours, category)
}
