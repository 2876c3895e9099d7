import type { RecordReason } from "./explanation.ts"
import type { Language, Said } from "./refusals.ts"

/** Why a record counts or does not, for people. */
export const reasonWords: Readonly<Record<RecordReason, Said>> = {
  held: { zh: "已举行", en: "held" },
  taught: { zh: "主讲", en: "taught it" },
  attended: { zh: "出席", en: "attended" },
  late: { zh: "迟到，学时照记", en: "came late, hours count in full" },
  "left-early": { zh: "早退，学时照记", en: "left early, hours count in full" },
  "made-up": { zh: "补课完成", en: "made up" },
  recognised: { zh: "已认定", en: "recognised" },
  accepted: { zh: "已采纳", en: "accepted" },
  "filed-in-time": { zh: "在期限内", en: "filed in time" },
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
  "not-recognised": { zh: "等待认定", en: "waits to be recognised" },
  "not-accepted": { zh: "等待采纳", en: "waits to be accepted" },
  returned: { zh: "已退回", en: "sent back" },
  "filed-late": { zh: "晚于期限", en: "filed after the deadline" },
  "not-filed": { zh: "没有备案", en: "not filed" },
  "no-record": { zh: "没有记录", en: "no record" },
  "list-incomplete": { zh: "考勤不全", en: "the list is incomplete" },
  "no-content": { zh: "没有学习内容", en: "no content" },
  "no-effect": { zh: "没有学习效果", en: "no effect" },
  "no-hours": { zh: "没有学时", en: "no hours" },
  "month-too-short": {
    zh: "当月班前班后的学习合起来不足半学时",
    en: "the short sittings of its month add up to less than half an hour of study",
  },
  "no-helper": { zh: "没有补课负责人", en: "no helper named" },
  "made-up-late": { zh: "补课晚于期限", en: "made up too late" },
  "lecturer-not-in-post": { zh: "主讲人当天不是书记", en: "not given by the secretary of that day" },
  "not-done": { zh: "尚未完成", en: "not done yet" },
  "helped-by-oneself": { zh: "补课负责人是缺课本人", en: "helped by the absentee" },
  "made-up-before": { zh: "补课日期早于活动", en: "made up before the activity" },
  "outside-pool": { zh: "不在抽查范围内", en: "outside the pool" },
  "checked-before": { zh: "本期已抽查过这个支部", en: "this branch was checked before in the period" },
}

/** Names and numbers beside a record, which the server puts together in Chinese, with the reader's punctuation. */
export function detailsIn(language: Language, details: string): string {
  if (language === "zh") return details
  return details.replaceAll("（", " (").replaceAll("）", ")").replaceAll("、", ", ")
}
