import { describe, expect, test } from "vitest"
import { formatIn } from "../../text/format.ts"
import { say, type Text } from "../../text/text.ts"
import { wordsIn } from "../../text/words.ts"
import { detailsInWords } from "./details-in-words.ts"

const speech = (language: "zh" | "en") => ({
  t: (text: Text) => say(text, language),
  format: formatIn(language),
  words: wordsIn(language),
})
const names = {
  "unit 7": "西河村党支部",
  "unit 9": "唐冶街道党工委",
  "member 5": "李建国",
  "event 3": "春季学习",
}
const told = (action: string, details: Readonly<Record<string, unknown>>, language: "zh" | "en" = "zh") =>
  detailsInWords({ action, details, names }, speech(language))

describe("what an entry noted is told in sentences", () => {
  test("an edit field by field, in the words of the field", () => {
    const details = {
      before: { lectureCycle: null, hasCommittee: true, name: "B2" },
      after: { lectureCycle: "quarter", hasCommittee: false, name: "东村党支部" },
    }
    expect(told("unit-edited", details)).toEqual([
      "党课周期由“空”改为“季度”",
      "设支委会由“是”改为“否”",
      "名称由“B2”改为“东村党支部”",
    ])
    expect(told("unit-edited", details, "en")[0]).toBe(
      "Party lectures changed from “empty” to “each quarter”",
    )
  })
  test("numbers of things by their names; of what is no longer there by the number", () => {
    const day = formatIn("zh").fullDay("2010-08-01")
    expect(told("unit-moved", { from: 9, to: 8, day: "2010-08-01" })).toEqual([
      `自${day}起由唐冶街道党工委转到编号\u20098（已不在）`,
    ])
  })
  test("what became of a unit, or of where somebody belongs, as a sentence", () => {
    const day = formatIn("zh").fullDay("2010-08-01")
    const on = "2010-08-01"
    expect(told("member-transferred", { from: "甲", to: "乙", on, posts: "end", roles: "stay" })).toEqual([
      `自${day}起由甲转到乙`,
      "在原组织的职务：结束",
      "在原组织的职责：保留",
    ])
    expect(told("member-left", { from: "甲", to: null, on, posts: "stay" })[0]).toBe(`自${day}起离开甲`)
    expect(told("transfer-taken-back", { from: "乙", to: "甲", on })).toEqual([
      `撤销${day}的转接：由乙回到甲`,
    ])
    expect(told("unit-merged", { into: 7, day: on, people: 12, units: 0, plans: 1 })).toEqual([
      `自${day}起并入西河村党支部；带去党员\u200912\u2009名、下属组织\u20090\u2009个、已排的活动\u20091\u2009次`,
    ])
    expect(told("unit-dissolved", { day: on })).toEqual([`自${day}起撤销`])
    for (const [action, details] of [
      ["member-transferred", { from: null, to: "乙", on }],
      ["unit-merged", { into: 7, day: on }],
    ] as const)
      expect(told(action, details, "en").join()).not.toMatch(/[：]|undefined|null/)
  })
  test("attendance person by person, with the reason", () => {
    const changes = [
      { memberId: 5, before: "absent", after: "on-leave", detail: "sick-leave", reason: "住院" },
      { memberId: 5, before: null, after: "present" },
    ]
    expect(told("attendance-changed", { activityId: 3, code: "A2", changes })).toEqual([
      "活动：春季学习",
      "编号：A2",
      "李建国由“缺席”改为“请假”，理由：病假、住院",
      "李建国由“没有登记”改为“出席”",
    ])
  })
  test("a leave and a dispute by their states; what was noted of them before stays readable", () => {
    expect(told("leave-decided", { leaveId: 4, before: "asked", after: "refused", activityIds: [] })).toEqual(
      ["请假编号：4", "原来：待批", "后来：未批"],
    )
    expect(told("leave-approver-named", { before: null, after: "discipline-officer" })).toEqual([
      "后来：纪检委员",
    ])
    expect(told("dispute-accepted", { activityId: 3, before: "absent", after: "on-leave" })).toEqual([
      "活动：春季学习",
      "原来：缺席",
      "后来：请假",
    ])
    expect(told("leave-asked", { leaveId: 4, kind: "sick" })).toEqual(["请假编号：4", "类型：病假"])
    expect(told("leave-decided", { after: "refused", reason: "那天要表决" })).toContain("理由：那天要表决")
    expect(told("dispute-made", { claim: "was-there", reason: "我坐在后排" })).toEqual([
      "本人说：到会了",
      "理由：我坐在后排",
    ])
  })
  test("an import sheet by sheet and cell by cell", () => {
    const sheets = [{ sheet: "党员", added: 2, changed: 1, unchanged: 5 }]
    const changes = [
      { sheet: "党员", row: 3, about: "002", name: "李建国", column: "职级", was: "", is: "科员" },
    ]
    expect(told("workbook-imported", { sheets, changes }).join(" ")).toContain(
      "新增 2 行".replaceAll(" ", "\u2009"),
    )
    expect(told("workbook-imported", { changes })).toEqual(["李建国的职级由“”改为“科员”"])
  })
  test("a role, a post and the fields that were changed", () => {
    expect(told("role-ended", { accountId: 1, login: "li", role: "recorder", grantId: 4 })[1]).toBe(
      "职责：支部记录员",
    )
    expect(told("post-added", { post: "secretary", untilOn: null })).toEqual(["职务：书记"])
    expect(told("member-edited", { fields: ["phone", "rank"] })).toEqual(["改了：手机号、职级"])
  })
  test("whatever a later version notes stays readable", () => {
    expect(told("something-new", { never: { seen: [1, null, true] } })).toEqual(["never：seen：1、null、是"])
  })
})
