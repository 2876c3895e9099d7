import type { Explanation, RecordLine, RecordReason, Step } from "../../contract/explanation.ts"
import { shown } from "../../domain/shared/quantity.ts"
import { statusWord } from "./show-results.ts"
import type { Said, Speaker } from "./speaker.ts"

const reasonWords: Readonly<Record<RecordReason, Said>> = {
  held: { zh: "已举行", en: "held" },
  taught: { zh: "主讲", en: "taught it" },
  attended: { zh: "出席", en: "attended" },
  late: { zh: "迟到，学时照记", en: "came late, hours count in full" },
  "made-up": { zh: "补课完成", en: "made up" },
  recognised: { zh: "已认定", en: "recognised" },
  accepted: { zh: "已采纳", en: "accepted" },
  "filed-in-time": { zh: "按时备案", en: "filed in time" },
  done: { zh: "已完成", en: "done" },
  complete: { zh: "齐全", en: "complete" },
  "made-up-in-time": { zh: "按时补课，有负责人", en: "made up in time with a helper" },
  member: { zh: "计入平均", en: "in the mean" },
  planned: { zh: "尚在计划中", en: "only planned" },
  cancelled: { zh: "已取消", en: "cancelled" },
  "after-as-of": { zh: "在截止日之后", en: "after the day asked about" },
  "on-leave": { zh: "请假，未补课", en: "on leave, not made up" },
  absent: { zh: "缺席，未补课", en: "absent, not made up" },
  "make-up-to-come": { zh: "补课尚未到日子", en: "the make-up is still to come" },
  "other-category": { zh: "属于其他类别，不计入这一项", en: "of another kind, does not count here" },
  "not-recognised": { zh: "尚未认定", en: "not recognised" },
  "not-accepted": { zh: "尚未采纳", en: "not accepted" },
  "filed-late": { zh: "备案晚于期限", en: "filed after the deadline" },
  "not-filed": { zh: "没有备案", en: "not filed" },
  "no-record": { zh: "没有记录", en: "no record" },
  "list-incomplete": { zh: "考勤不全", en: "the list is incomplete" },
  "no-content": { zh: "没有学习内容", en: "no content" },
  "no-effect": { zh: "没有学习效果", en: "no effect" },
  "no-hours": { zh: "没有学时", en: "no hours" },
  "no-helper": { zh: "没有补课负责人", en: "no helper named" },
  "made-up-late": { zh: "补课晚于期限", en: "made up too late" },
  "lecturer-not-in-post": { zh: "主讲人当天不是书记", en: "not given by the secretary of that day" },
  "not-done": { zh: "尚未完成", en: "not done yet" },
  "not-a-member": { zh: "当天不是党员", en: "not a member that day" },
}

/** Records of each sort that are shown one by one. */
const recordsShown = 30

/** Says an explanation on the command line. */
export function tellExplanation(speak: Speaker, explanation: Explanation): void {
  const { result, clause, pack, target, parameters, period, asOf } = explanation
  const say = (zh: string, en: string) => speak.words({ zh, en })
  const lines = [
    `${clause.id} ${clause.title} · ${explanation.subjectName}（${result.subject}） · ${period.name}`,
    "",
    `${say("原文", "Clause")} ${clause.article}`,
    `  “${clause.quote}”`,
    `  ${pack.title} · ${pack.id} v${pack.version}${pack.unverified ? "（待核）" : ""}`,
    `${say("读法", "Reading")}`,
    ...clause.reading
      .trim()
      .split("\n")
      .map((line) => `  ${line}`),
    `${say("标准", "Target")}`,
    `  ${target.value} ${result.unit}（${say("自", "from")} ${target.from}，${target.source}${target.unverified ? "，待核" : ""}）`,
    ...parameters.map(
      ({ title, name, value, source, otherReading }) =>
        `  ${title} ${name} = ${value}（${source}${otherReading ? `；${say("另一读法", "other reading")}：${otherReading}` : ""}）`,
    ),
    ...recordLines(speak, explanation.records),
    `${say("计算", "Arithmetic")}`,
    ...explanation.arithmetic.map((line) => `  ${line}`),
    `  ${figure(explanation)}`,
    `${say("结论", "Finding")}: ${statusWord(speak, result)}（${say("截至", "as of")} ${asOf}；${period.first} – ${period.last}）`,
  ]
  if (clause.weight === "should") {
    lines.push(
      `  ${say("提倡性要求，只作提醒，不算未达标", "a recommendation: it warns and is never counted as a failure")}`,
    )
  }
  if (explanation.steps.length > 0) {
    lines.push(say("怎样补上", "What would close the gap"))
    for (const step of explanation.steps) lines.push(`  ${stepSentence(speak, step)}`)
  }
  speak.answer(lines.join("\n"))
}

function figure({ result }: Explanation): string {
  if (result.target === null || result.actual === null) return "–"
  const sign = result.actual >= result.target - 1e-6 ? "≥" : "<"
  return `${result.actual} ${sign} ${result.target} ${result.unit}`
}

function recordLines(speak: Speaker, records: readonly RecordLine[]): string[] {
  const counted = records.filter((record) => record.counts)
  // What somebody can still do something about comes first, what belongs elsewhere last.
  const others = records
    .filter((record) => !record.counts)
    .toSorted((a, b) => Number(a.reason === "other-category") - Number(b.reason === "other-category"))
  const list = (found: readonly RecordLine[]) => {
    const lines = found.slice(0, recordsShown).map((record) => recordLine(speak, record))
    const more = found.length - lines.length
    if (more > 0)
      lines.push(
        speak.words({
          zh: `  另有 ${more} 条（--json 列出全部）`,
          en: `  and ${more} more (--json lists all)`,
        }),
      )
    return lines
  }
  return [
    speak.words({ zh: `计入的记录（${counted.length}）`, en: `Records that count (${counted.length})` }),
    ...list(counted),
    ...(others.length > 0
      ? [
          speak.words({
            zh: `未计入的记录（${others.length}）`,
            en: `Records that do not count (${others.length})`,
          }),
          ...list(others),
        ]
      : []),
  ]
}

function recordLine(speak: Speaker, record: RecordLine): string {
  const hours = record.hundredthHours === undefined ? "" : ` ${shown(record.hundredthHours / 100)} 学时`
  const target = record.targetHours === undefined ? "" : ` / ${record.targetHours} 学时`
  const details = record.details && record.reason !== "other-category" ? `（${record.details}）` : ""
  const place = [record.on, record.code].filter(Boolean).join(" ")
  return `  ${place} ${record.label}${hours}${target} — ${speak.words(reasonWords[record.reason])}${details}`
}

function togetherWords(people: number): Said {
  return { zh: `，这 ${people} 人合计`, en: ` for the ${people} people together` }
}

function stepSentence(speak: Speaker, step: Step): string {
  const say = (zh: string, en: string) => speak.words({ zh, en })
  switch (step.step) {
    case "hold":
      return say(`${step.by}前再进行 ${step.times} 次`, `${step.times} more by ${step.by}`)
    case "hours": {
      const also = step.unit === "天" ? say(`（${step.inUnit} 天）`, ` (${step.inUnit} days)`) : ""
      const together = step.people === undefined ? { zh: "", en: "" } : togetherWords(step.people)
      return say(
        `${step.by}前${together.zh}还需 ${step.hours} 学时${also}`,
        `${step.hours} more hours${also}${together.en} by ${step.by}`,
      )
    }
    case "make-up":
      return say(
        `补上 ${step.on} 的 ${step.code} ${step.label}，可得 ${step.hours} 学时`,
        `make up ${step.code} ${step.label} of ${step.on}: ${step.hours} hours`,
      )
    case "awaiting":
      return say(
        `${step.code} ${step.label} 完成或认定后可得 ${step.hours} 学时`,
        `${step.code} ${step.label}: ${step.hours} hours once made up or recognised`,
      )
    case "write":
      return say(`${step.by}前再有 ${step.pieces} 篇被采纳`, `${step.pieces} more accepted by ${step.by}`)
    case "file":
      return say(`在 ${step.before} 以前报送并备案`, `submit and file it before ${step.before}`)
    case "complete":
      return say(
        `${step.code} ${step.label}：${reasonWords[step.reason].zh}${step.details ? `（${step.details}）` : ""}，请补上`,
        `${step.code} ${step.label}: ${reasonWords[step.reason].en}${step.details ? ` (${step.details})` : ""}; fill it in`,
      )
    case "too-late":
      return say(
        `${step.absences} 次缺课已过 ${step.days} 天的补课期限，不能再补`,
        `${step.absences} absences are past the ${step.days} days for making them up`,
      )
    case "period-over":
      return say(
        `时段已于 ${step.last} 结束，不能再补`,
        `the period ended on ${step.last} and can no longer be filled`,
      )
  }
}
