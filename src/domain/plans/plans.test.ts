import { describe, expect, test } from "vitest"
import { dayOf, type PeriodKind, periodsOf } from "../shared/calendar.ts"
import { type ActivityKind, activityKinds, contentCategories, orgKinds } from "../shared/words.ts"
import { changesBetween, monthsWithout, saysOtherwise } from "./plan-content.ts"
import { isLate, type PlanDeed, planDeeds, planState, planStates, stateAfter } from "./plan-state.ts"
import { type AskedOfUnit, monthsThere, monthsToPlan, planTemplate } from "./plan-templates.ts"
import { takenBy } from "./planned-by.ts"
import { kindOfForm, progressOf } from "./progress.ts"

describe("the way of a plan", () => {
  /** Every state with every deed, written down by hand. */
  const walked: Readonly<Record<(typeof planStates)[number], Partial<Record<PlanDeed, string>>>> = {
    draft: { edit: "draft", discard: "gone", submit: "submitted" },
    submitted: { withdraw: "draft", file: "filed", return: "returned" },
    filed: { amend: "filed", unfile: "submitted" },
    returned: { edit: "returned", submit: "submitted" },
  }
  test.each(planStates.flatMap((state) => planDeeds.map((deed) => [state, deed] as const)))(
    "%s: %s leads where it should, or nowhere",
    (state, deed) => {
      expect(stateAfter(state, deed)).toBe(walked[state][deed])
    },
  )

  test("every state is reached from a draft, and none but a draft is let go", () => {
    const reached = new Set(["draft"])
    for (const _ of planStates)
      for (const state of planStates)
        for (const deed of planDeeds) if (reached.has(state)) reached.add(stateAfter(state, deed) ?? state)
    expect([...reached].sort()).toEqual([...planStates, "gone"].sort())
  })

  test("is told by its days", () => {
    const day = dayOf("2010-01-05")
    const none = { submittedOn: null, filedOn: null, returnedOn: null }
    expect(planState(none)).toBe("draft")
    expect(planState({ ...none, submittedOn: day })).toBe("submitted")
    expect(planState({ ...none, submittedOn: day, returnedOn: day })).toBe("returned")
    expect(planState({ submittedOn: day, returnedOn: day, filedOn: day })).toBe("filed")
    expect(planState({ ...none, filedOn: day })).toBe("filed")
  })

  test("the last day is in time, the next is late; without a last day nothing is", () => {
    const last = dayOf("2010-12-31")
    expect(isLate(last, last)).toBe(false)
    expect(isLate(dayOf("2011-01-01"), last)).toBe(true)
    expect(isLate(dayOf("2011-01-01"), null)).toBe(false)
    expect(isLate(null, last)).toBe(false)
  })
})

describe("a line", () => {
  const today = dayOf("2010-08-20")
  test("is held, planned, due or still to come", () => {
    expect(progressOf({ month: 12 }, [{ state: "held" }, { state: "planned" }], 2010, today)).toBe("held")
    expect(progressOf({ month: 3 }, [{ state: "planned" }], 2010, today)).toBe("planned")
    expect(progressOf({ month: 3 }, [{ state: "cancelled" }], 2010, today)).toBe("due")
    expect(progressOf({ month: 7 }, [], 2010, today)).toBe("due")
    expect(progressOf({ month: 8 }, [], 2010, today)).toBe("later")
    expect(progressOf({ month: null }, [], 2010, today)).toBe("later")
    expect(progressOf({ month: null }, [], 2009, today)).toBe("due")
  })

  test("names a kind of activity by its word, and nothing by any other", () => {
    expect(kindOfForm("党课")).toBe("party-lecture")
    expect(kindOfForm("专家讲座")).toBeUndefined()
    expect(kindOfForm(null)).toBeUndefined()
  })
})

describe("the template", () => {
  const year = Array.from({ length: 12 }, (_, index) => index + 1)
  const whole = { emphasis: null, there: year, months: year } as const
  const every = (kind: ActivityKind, period: PeriodKind, bySecretary = false): AskedOfUnit[] =>
    periodsOf(2026, period).map((one) => ({ kind, period: one, amount: { times: 1 }, bySecretary }))
  const hours = (kind: ActivityKind, inWords: string, of: number): AskedOfUnit[] =>
    periodsOf(2026, "year").map((period) => ({
      kind,
      period,
      amount: { hours: of, inWords },
      bySecretary: false,
    }))
  const monthsOf = (of: Parameters<typeof planTemplate>[0], form: string) =>
    planTemplate(of).lines.flatMap((one) => (one.form === form ? [one.month] : []))
  const hoursOf = (of: Parameters<typeof planTemplate>[0], form: string) =>
    planTemplate(of)
      .lines.filter((line) => line.form === form)
      .reduce((sum, { hundredthHours }) => sum + (hundredthHours ?? 0), 0) / 100

  test.each(Object.values(orgKinds))(
    "of a %s has topics, forms that are kinds, hours, known categories",
    (kind) => {
      const asked = Object.values(activityKinds).flatMap((one) => every(one, "quarter"))
      for (const emphasis of [{ topic: "科学致富", category: "professional-skills" } as const, null]) {
        const { lines, goals } = planTemplate({ ...whole, kind, emphasis, asked })
        expect(goals).toContain("学习型党组织")
        for (const line of lines) {
          expect(line.topic).not.toBe("")
          expect(kindOfForm(line.form)).toBeDefined()
          expect(line.hundredthHours).toBeGreaterThan(0)
          for (const category of line.contentCategories)
            expect(Object.values(contentCategories)).toContain(category)
        }
      }
    },
  )

  test("has a sitting for each that is asked, and none that is not", () => {
    const asked = [
      ...every("assembly", "quarter"),
      ...every("assembly", "quarter"),
      ...every("party-lecture", "half-year"),
      ...every("committee-meeting", "month"),
      ...every("democratic-review", "year"),
    ]
    const branch = { ...whole, kind: "branch", asked } as const
    expect(monthsOf(branch, "党员大会")).toEqual([3, 6, 9, 12])
    expect(monthsOf(branch, "党课")).toEqual([6, 11])
    expect(monthsOf(branch, "支委会")).toEqual(year)
    expect(monthsOf(branch, "民主评议")).toEqual([12])
    expect([...new Set(planTemplate(branch).lines.map(({ form }) => form))]).toHaveLength(4)
    // What is held every month is there for the quarter.
    const group = [...every("central-group-study", "quarter"), ...every("central-group-study", "month")]
    expect(monthsOf({ ...whole, kind: "party-committee", asked: group }, "中心组学习")).toEqual(year)
    // Of a period whose usual month is over, the months that are left.
    expect(monthsOf({ ...branch, months: [12] }, "党课")).toEqual([12])
    expect(planTemplate({ ...whole, kind: "branch", asked: [] }).lines).toEqual([])
  })

  test("has as many hours as are asked, of a unit that is there for a part of the year, too", () => {
    const asked = hours("collective-study", "40学时", 40)
    expect(hoursOf({ ...whole, kind: "branch", asked }, "集中学习")).toBe(40)
    const autumn = [10, 11, 12]
    const part = hours("collective-study", "7学时", 7)
    const founded = { ...whole, kind: "branch", asked: part, there: autumn, months: autumn } as const
    expect(hoursOf(founded, "集中学习")).toBe(7)
    expect(planTemplate(founded).goals).toContain("全年集中学习不少于7学时")
    expect(planTemplate({ ...founded, asked: [] }).goals).not.toContain("学时")
    const group = [...every("central-group-study", "month"), ...hours("central-group-study", "12天", 96)]
    expect(hoursOf({ ...whole, kind: "party-committee", asked: group }, "中心组学习")).toBe(96)
  })

  test("is for the months in which the unit is there, and in the year that runs for those to come", () => {
    const life = { foundedOn: dayOf("2026-03-20"), dissolvedOn: null }
    expect(monthsToPlan(2026, life, dayOf("2025-12-01"))).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    expect(monthsToPlan(2026, life, dayOf("2026-07-31"))).toEqual([7, 8, 9, 10, 11, 12])
    expect(monthsToPlan(2026, life, dayOf("2027-01-05"))).toHaveLength(10)
    const ended = { foundedOn: null, dissolvedOn: dayOf("2026-03-01") }
    expect(monthsToPlan(2026, ended, dayOf("2025-12-01"))).toEqual([1, 2])
    // No month before is missed in the plan of a unit that was founded in the year, whenever it is read.
    expect(monthsWithout(monthsThere(2026, life), [3, 4, null, 12])).toEqual([5, 6, 7, 8, 9, 10, 11])
  })
})

test("a line that stands elsewhere because others came or went says nothing else", () => {
  const line = (planLineId: number, ordinal: number, topic = "学习") => ({
    ...{ planLineId, ordinal, topic, month: 3, contentCategories: [] },
    ...{ form: null, lecturer: null, responsibleId: null, hundredthHours: null },
  })
  const rhythm = { studyDay: null, slotPart: null, lectureCycle: null }
  const whole = { goals: null, guidance: null, reading: null, note: null, visitIds: [], ...rhythm }
  const before = { ...whole, lines: [line(1, 1), line(2, 2), line(3, 3)] }
  const after = { ...whole, lines: [line(2, 1), line(3, 2, "改了"), line(4, 3)] }
  const { added, changed, removed } = changesBetween(before, after)
  expect([added, removed].map((lines) => lines.map(({ planLineId }) => planLineId))).toEqual([[4], [1]])
  expect(changed.filter(saysOtherwise).map(({ after: { planLineId } }) => planLineId)).toEqual([3])
})

describe("a superior's line", () => {
  const line = { topic: "会议精神", form: "中心组学习", hours: 8 }
  test("is taken as the unit can hold it", () => {
    expect(takenBy("branch", line)).toEqual({ topic: "会议精神", form: "集中学习", hours: null })
    expect(takenBy("party-committee", line)).toBe(line)
    expect(takenBy("group", { form: "党员大会", hours: 1 })).toEqual({ form: null, hours: null })
  })
  test("stays as it is where the unit, or a group of the branch, holds it, and in own words", () => {
    for (const form of ["党课", "党小组会", "观看影片", null]) {
      const one = { form, hours: 2 }
      expect(takenBy("branch", one)).toBe(one)
    }
  })
})
