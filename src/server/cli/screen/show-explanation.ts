import { type Explanation, isFiling, type RecordLine, type Step } from "../../../contract/explanation.ts"
import { detailsIn, reasonWords } from "../../../contract/explanation-reasons.ts"
import { labelOfTask } from "../../../contract/explanation-tasks.ts"
import { counted } from "../../../domain/shared/english.ts"
import { besideTarget, numberText, owedText, shareText } from "../../../domain/shared/figure-text.ts"
import { reaches, shown } from "../../../domain/shared/quantity.ts"
import { filedOrNot, statusWord, unverified } from "./show-results.ts"
import { aside, type Said, type Speaker, unitWord } from "./speaker.ts"

/** Records of each sort that are shown one by one. */
const recordsShown = 30

/** Says an explanation on the command line. */
export function tellExplanation(speak: Speaker, explanation: Explanation): void {
  const { result, clause, pack, target, parameters, period, asOf } = explanation
  const say = (zh: string, en: string) => speak.words({ zh, en })
  const lines = [
    `${clause.id} ${clause.title} · ${explanation.subjectName}${aside(speak, result.subject)} · ${period.name}`,
    "",
    `${say("原文", "Clause")} ${clause.article}`,
    `  “${clause.quote}”`,
    `  ${pack.title} · ${pack.id} v${pack.version}${pack.unverified ? aside(speak, speak.words(unverified)) : ""}`,
    `${say("读法", "Reading")}`,
    ...clause.reading
      .trim()
      .split("\n")
      .map((line) => `  ${line}`),
    `${say("标准", "Target")}`,
    `  ${targetText(speak, explanation)}${aside(speak, `${say("自", "from")} ${target.from}`, target.source, target.unverified ? speak.words(unverified) : "")}`,
    ...parameters.map(
      ({ title, name, value, source, otherReading }) =>
        `  ${title} ${name} = ${value}${aside(speak, source, otherReading ? say(`另一读法：${otherReading}`, `other reading: ${otherReading}`) : "")}`,
    ),
    ...recordLines(speak, explanation),
    `${say("计算", "Arithmetic")}`,
    ...(explanation.notAsked ? [`  ${speak.words(explanation.notAsked)}`] : []),
    ...explanation.arithmetic.map((line) => `  ${speak.words(line)}`),
    `  ${figure(speak, explanation)}`,
    `${say("结论", "Finding")}: ${statusWord(speak, result)}${aside(speak, `${say("截至", "as of")} ${asOf}`, `${period.first} – ${period.last}`)}`,
  ]
  if (explanation.withoutCalendar) {
    const calendar = say(
      "这一年的国务院放假安排还没有导入，工作日只按星期算",
      "the State Council calendar of this year is not there: workdays go by the day of the week alone",
    )
    lines.push(`  ${calendar}`)
  }
  const { exemptedBy } = explanation
  if (exemptedBy) {
    const { obligation, packTitle } = exemptedBy
    lines.push(
      `  ${say(`按${packTitle}（${obligation}），对年老体弱的党员不作硬性要求，不催`, `by ${packTitle} (${obligation}) nothing fixed is asked of the frail: nobody presses them`)}`,
    )
  }
  if (clause.weight === "should") {
    lines.push(
      `  ${say("提倡性要求，只作提醒，不算未达标", "a recommendation: it warns and is never counted as a failure")}`,
    )
  }
  if (explanation.steps.length > 0 && !exemptedBy) {
    lines.push(say("怎样补上", "What would close the gap"))
    for (const step of explanation.steps) lines.push(`  ${stepSentence(speak, step)}`)
  }
  speak.answer(lines.join("\n"))
}

function figure(speak: Speaker, explanation: Explanation): string {
  const { result } = explanation
  if (result.target === null || result.actual === null) return "–"
  if (isFiling(explanation)) return speak.words(filedOrNot(result))
  const { actual, target } = besideTarget(result.actual, result.target, result.unit)
  return `${actual} ${reaches(result.actual, result.target) ? "≥" : "<"} ${target} ${unitWord(speak, result.unit, target)}`.trimEnd()
}

function targetText(speak: Speaker, explanation: Explanation): string {
  const { target, result } = explanation
  if (isFiling(explanation)) return speak.words({ zh: "按时完成", en: "done in time" })
  if (result.unit === "") return shareText(target.value)
  const figure = numberText(target.value)
  return `${figure} ${unitWord(speak, result.unit, figure)}`
}

function recordLines(speak: Speaker, { records, notAsked }: Explanation): string[] {
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
  if (notAsked) {
    const count = records.length
    const head = {
      zh: `有关的记录（${count}，这一项都不算）`,
      en: `Records beside it (${count}, none counts here)`,
    }
    return count === 0 ? [] : [speak.words(head), ...list(records)]
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
  const inHours = (figure: number) => `${figure} ${unitWord(speak, "学时", String(figure))}`
  const hours = record.hundredthHours === undefined ? "" : ` ${inHours(shown(record.hundredthHours / 100))}`
  const target = record.targetHours === undefined ? "" : ` / ${inHours(record.targetHours)}`
  const details =
    record.details && record.reason !== "other-category"
      ? aside(speak, detailsIn(speak.language, record.details))
      : ""
  const place = [record.on, record.code].filter(Boolean).join(" ")
  const label = speak.words(labelOfTask(record.label) ?? record.label)
  return `  ${place} ${label}${hours}${target} — ${speak.words(reasonWords[record.reason])}${details}`
}

function togetherWords(people: number): Said {
  return {
    zh: `，这 ${people} 人合计`,
    en: ` for ${people === 1 ? "the one person" : `the ${people} people together`}`,
  }
}

const lecturers: Readonly<Record<"secretary" | "other", Said>> = {
  secretary: { zh: "，由当天任书记的人主讲", en: ", given by whoever is secretary that day" },
  other: { zh: "，由当天任这一职务的人主讲", en: ", given by whoever holds the post that day" },
}

function stepSentence(speak: Speaker, step: Step): string {
  const say = (zh: string, en: string) => speak.words({ zh, en })
  const from =
    "from" in step && step.from !== undefined
      ? { zh: `${step.from} 起、`, en: ` (from ${step.from} on)` }
      : { zh: "", en: "" }
  switch (step.step) {
    case "hold":
      return say(
        `${from.zh}${step.by}前再进行 ${step.times} 次${step.lecturer ? lecturers[step.lecturer].zh : ""}`,
        `${step.times} more by ${step.by}${from.en}${step.lecturer ? lecturers[step.lecturer].en : ""}`,
      )
    case "hours": {
      const days = owedText(step.inUnit, step.unit)
      const also = step.unit === "天" ? aside(speak, `${days} ${unitWord(speak, step.unit, days)}`) : ""
      const hours = owedText(step.hours, "学时")
      const together = step.people === undefined ? { zh: "", en: "" } : togetherWords(step.people)
      return say(
        `${step.by}前${together.zh}还需 ${hours} 学时${also}`,
        `${counted(hours, "more hour")}${also}${together.en} by ${step.by}`,
      )
    }
    case "make-up":
      return say(
        `补上 ${step.on} 的 ${step.code} ${step.label}，可得 ${step.hours} 学时`,
        `make up ${step.code} ${step.label} of ${step.on}: ${counted(step.hours, "hour")}`,
      )
    case "awaiting": {
      const what = [step.code, step.label].filter(Boolean).join(" ")
      return step.hours === undefined
        ? say(`${step.on} 的 ${what} 采纳后算进来`, `${what} of ${step.on} counts once it is accepted`)
        : say(
            `${step.on} 的 ${what} 完成或认定后可得 ${step.hours} 学时`,
            `${what} of ${step.on}: ${counted(step.hours, "hour")} once made up or recognised`,
          )
    }
    case "write":
      return say(
        `${from.zh}${step.by}前再有 ${step.pieces} 篇被采纳`,
        `${step.pieces} more accepted by ${step.by}${from.en}`,
      )
    case "file":
      return step.what === "archive"
        ? say(
            `在 ${step.by} 以前（含当日）填写、审阅、归档`,
            `have it filled in, reviewed and filed by ${step.by}, that day included`,
          )
        : say(`在 ${step.by} 以前（含当日）报送并备案`, `have it filed by ${step.by}, that day included`)
    case "do":
      return step.by === undefined
        ? say(
            `再完成 ${step.times} 次并记下；迟了也算`,
            `${step.times} more, done and recorded; late ones count`,
          )
        : say(`${from.zh}${step.by}前再完成 ${step.times} 次`, `${step.times} more by ${step.by}${from.en}`)
    case "complete": {
      const lacks = (language: "zh" | "en") =>
        step.lacks.map((reason) => reasonWords[reason][language]).join(language === "zh" ? "、" : ", ")
      const details = step.details
        ? { zh: `（${step.details}）`, en: ` (${detailsIn("en", step.details)})` }
        : { zh: "", en: "" }
      return say(
        `${step.code} ${step.label}：${lacks("zh")}${details.zh}，请补上`,
        `${step.code} ${step.label}: ${lacks("en")}${details.en}; put it right`,
      )
    }
    case "too-late":
      return say(
        `${step.absences} 次缺课已过 ${step.days} 天的补课期限，不能再补`,
        `${counted(step.absences, "absence is", "absences are")} past the ${counted(step.days, "day")} for a make-up`,
      )
    case "period-over":
      if (step.goesOn !== undefined) {
        return say(
          `这一行算到 ${step.last} 为止；周期到 ${step.goesOn} 才结束，以后的学时算在后面各年的行里`,
          `this row counts up to ${step.last}; the cycle ends on ${step.goesOn}, and later hours count in the rows of the years to come`,
        )
      }
      return say(
        `时段已于 ${step.last} 结束；当时做过而没有记的，补记就会算进来`,
        `the period ended on ${step.last}; what was done in it and not recorded counts once it is`,
      )
    case "deadline-over":
      if (step.filedOn !== undefined) {
        return say(
          `期限是 ${step.last}，${step.filedOn} 才${step.what === "archive" ? "归档" : "备案"}，不算按时`,
          `the deadline was ${step.last}; it was filed late, on ${step.filedOn}`,
        )
      }
      if (step.what === "archive") {
        return say(
          `期限 ${step.last} 已过，现在归档已不算按时；当时已归档而没有记的，补记归档日期就会算进来`,
          `the deadline was ${step.last}: filing it now is late; one that was filed by then counts once its day is recorded`,
        )
      }
      return say(
        `期限 ${step.last} 已过，现在报送已不算按时；当时已备案而没有记的，补记备案日期就会算进来`,
        `the deadline was ${step.last}: filing now is late; what was filed by then counts once its day is recorded`,
      )
  }
}
