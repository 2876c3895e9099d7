import { describe, expect, test } from "vitest"
import { peopleNamed } from "../../../domain/people/people-named.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { fromPlanLine, type PlanLine } from "./from-plan-line.ts"
import { asSeen, changesIn, guestChanges, marksOf, nameChanges, seenIn } from "./list-changes.ts"
import { namesIn } from "./many-people.ts"
import { groupsOf, leaveMarks, nextMark, pressedOver } from "./roster-marks.ts"
import {
  draftFrom,
  expectedIn,
  isAhead,
  newItem,
  stillNeeded,
  toBody,
  withKinds,
  withTopics,
} from "./sitting-draft.ts"
import type { ListRow, Template } from "./types.ts"
import { clockAfter } from "./use-now.ts"

const person = (memberId: number, inCommittee = false, units: number[] = [1, 7]) => ({
  memberId,
  units,
  branchId: 7,
  code: String(memberId),
  name: `党员${memberId}`,
  foundBy: "",
  belongs: true,
  posts: inCommittee ? (["secretary"] as const).slice() : [],
  inCommittee,
  inCentralGroup: false,
  mayVote: true,
  leave: null,
})
const template: Template = {
  unit: { unitId: 7, code: "B", name: "支部", kind: "branch" },
  on: dayOf("2026-08-13"),
  now: "2026-08-13 16:00",
  kinds: ["collective-study", "committee-meeting"],
  last: {
    on: dayOf("2026-08-06"),
    time: "15:30",
    venueId: null,
    place: "活动室",
    form: null,
    chair: { memberId: 1, code: "1", name: "党员1" },
    items: [
      { activityId: 3, kind: "collective-study", topic: "第一章", hours: 2.5, lecturer: null },
      { activityId: 4, kind: "committee-meeting", topic: "议事", hours: 1, lecturer: null },
    ],
  },
  lastByKind: [],
  slot: null,
  suggested: [],
  concerns: [],
  roster: [person(1, true), person(2), person(3, false, [1, 7, 71])],
  rosterMore: 0,
  branches: [{ unitId: 7, code: "B", name: "支部" }],
  groups: [
    { unitId: 71, code: "G1", name: "一组" },
    { unitId: 72, code: "G2", name: "二组" },
  ],
  below: [],
}

describe("a sitting is filled in", () => {
  test("as the last one was, its topics only when asked for", () => {
    const draft = draftFrom(template, undefined)
    expect(draft).toMatchObject({ on: "2026-08-13", time: "15:30", place: "活动室", chair: { value: "1" } })
    expect(draft.items.map(({ kind, hours, topic }) => [kind, hours, topic])).toEqual([
      ["collective-study", "2.5", ""],
      ["committee-meeting", "1", ""],
    ])
    expect(withTopics(draft, template).items.map(({ topic }) => topic)).toEqual(["第一章", "议事"])
  })
  test("with one item of a kind that the last one did not have", () => {
    expect(draftFrom(template, "party-lecture").items.map(({ kind, hours }) => [kind, hours])).toEqual([
      ["party-lecture", "2"],
    ])
  })
  test("before the shift at the hour of the slot, and as a short one, whenever the last one began", () => {
    const draft = draftFrom({ ...template, slot: { part: "shifts", startsAt: "07:40" } }, "collective-study")
    expect(draft).toMatchObject({ time: "07:40", place: "活动室" })
    expect(draft.items).toMatchObject([{ shortMinutes: "20" }, {}])
    expect(draftFrom({ ...template, slot: { part: "morning", startsAt: "08:30" } }, undefined).time).toBe(
      "15:30",
    )
  })
  test("with what a line of the plan says: topic, hours, lecturer and categories", () => {
    const said: PlanLine = {
      ...{ planLineId: 4, unitId: 7, unitName: "支部", year: 2026, month: 8, form: "集中学习" },
      ...{ topic: "第二章", lecturer: "党员2", hours: 3 },
      kind: "collective-study",
      contentCategories: ["law"],
    }
    const [item] = fromPlanLine(draftFrom(template, undefined), said, template).items
    expect(item).toMatchObject({ topic: "第二章", hours: "3", contentCategories: ["law"], planLineId: 4 })
    expect(item?.lecturer).toMatchObject({ value: "2" })
    // A form that is not held here gives neither its kind nor its hours.
    const above: PlanLine = { ...said, kind: "central-group-study", hours: 8 }
    const [other] = fromPlanLine(draftFrom(template, undefined), above, template).items
    expect(other).toMatchObject({ kind: "collective-study", hours: "2.5" })
  })
  test("anew once another kind is chosen, but for what somebody has touched", () => {
    const lecture = {
      activityId: 9,
      kind: "party-lecture",
      topic: "党课",
      hours: 1.5,
      lecturer: null,
    } as const
    const known: Template = {
      ...template,
      lastByKind: [
        {
          ...{ kind: "party-lecture", on: dayOf("2026-07-01"), time: "09:00", venueId: 5, place: "礼堂" },
          ...{ form: "专题讲座", chair: null, items: [lecture] },
        },
      ],
    }
    const draft = draftFrom(known, undefined)
    const chosen = withKinds(draft, ["party-lecture"], "collective-study", known)
    expect(chosen).toMatchObject({ time: "09:00", place: "礼堂", venue: "5", form: "专题讲座", chair: null })
    expect(chosen.items).toMatchObject([{ kind: "party-lecture", hours: "1.5" }])
    const typed = { ...draft, time: "10:00", place: "田间" }
    const kept = { ...typed, ...withKinds(typed, ["party-lecture"], "collective-study", known) }
    expect(kept).toMatchObject({ time: "10:00", place: "田间", venue: "", form: "专题讲座" })
    // One more of them changes nothing of when and where.
    expect(withKinds(draft, ["collective-study", "party-lecture"], "collective-study", known).time).toBe(
      undefined,
    )
    // Of a kind that was never held nothing is known but where the unit sits, and its own way is not another's.
    const back = { ...draft, ...chosen, form: "专题讲座" }
    expect(withKinds(back, ["assembly"], "party-lecture", known)).toMatchObject({ time: "15:30", form: "" })
  })
  test("with whoever some item expects", () => {
    const names = (kinds: Parameters<typeof newItem>[0][]) =>
      expectedIn(
        kinds.map((kind) => newItem(kind, template)),
        template,
      ).map(({ memberId }) => memberId)
    expect(names(["committee-meeting"])).toEqual([1])
    expect(names(["committee-meeting", "assembly"])).toEqual([1, 2, 3])
    expect(names(["central-group-study"])).toEqual([])
  })
})

describe("what a complete record still lacks", () => {
  test("is told until the form has it, and what comes later until then", () => {
    const lecture = newItem("party-lecture", template)
    expect(stillNeeded(lecture, "")).toEqual({ here: ["lecturer"], later: [] })
    expect(stillNeeded({ ...lecture, lecturerName: "孙维平" }, "").here).toEqual([])
    expect(stillNeeded({ ...lecture, lecturer: { value: "1", label: "王" } }, "").here).toEqual([])
    const group = newItem("central-group-study", template)
    expect(stillNeeded(group, "").here).toEqual(["form"])
    expect(stillNeeded(group, "集体学习研讨")).toEqual({
      here: [],
      later: ["secretary", "key-speaker", "conclusion"],
    })
  })
})

describe("a sitting is sent", () => {
  const draft = {
    ...draftFrom(template, undefined),
    marks: {
      1: { status: "late", reason: "" },
      2: { status: "on-leave", reason: "病假" },
      3: { status: "present", reason: "病假" },
      9: { status: "absent", reason: "" },
    },
  } as const
  test("with the exceptions alone, of people who are on the list", () => {
    expect(toBody(draft, template, false)).toMatchObject({
      state: "held",
      start: "2026-08-13 15:30",
      attendance: [
        { memberId: 1, status: "late" },
        { memberId: 2, status: "on-leave", reason: "病假" },
      ],
    })
  })
  test("before its day as a plan, with leave alone", () => {
    const body = toBody(draft, template, true)
    expect(body).toMatchObject({ state: "planned", attendance: [{ memberId: 2, status: "on-leave" }] })
    expect(body.guests).toBeUndefined()
  })
})

describe("a roll", () => {
  const draft = draftFrom(template, "collective-study")
  test("goes with what is held, so that nobody is recorded unseen, and not with a plan", () => {
    expect(toBody(draft, template, false).roll).toEqual({ memberIds: [1, 2, 3], whole: true })
    expect(toBody(draft, { ...template, rosterMore: 4 }, false).roll?.whole).toBe(false)
    expect(toBody(draft, template, true).roll).toBeUndefined()
  })
  test("of a group's meeting has the people of the group that is chosen", () => {
    const item = newItem("group-meeting", template)
    expect(item.groupId).toBeNull()
    expect(newItem("group-meeting", { ...template, groups: template.groups.slice(0, 1) }).groupId).toBe(71)
    const chosen = [{ ...item, groupId: 71 }]
    expect(expectedIn(chosen, template).map(({ memberId }) => memberId)).toEqual([3])
    expect(toBody({ ...draft, items: chosen }, template, false).items).toMatchObject([{ unitId: 71 }])
  })
  test("of a lecture for some units has their people alone", () => {
    const lecture = { ...newItem("party-lecture", template), audience: [71] }
    expect(expectedIn([lecture], template).map(({ memberId }) => memberId)).toEqual([3])
  })
})

describe("a sitting is still to come", () => {
  const at = (on: string, time: string, begun = false) => ({
    ...draftFrom(template, undefined),
    on,
    time,
    begun,
  })
  test("on a later day, or later today unless somebody says that it was held", () => {
    const now = "2026-08-13 16:00"
    expect(isAhead(at("2026-08-14", "09:00"), now)).toBe(true)
    expect(isAhead(at("2026-08-13", "19:00"), now)).toBe(true)
    expect(isAhead(at("2026-08-13", "19:00", true), now)).toBe(false)
    expect(isAhead(at("2026-08-13", "16:00"), now)).toBe(false)
    expect(isAhead(at("2026-08-12", "23:00"), now)).toBe(false)
  })
  test("by a clock that goes on while the page is open", () => {
    expect(clockAfter("2026-08-13 23:50", 15 * 60_000)).toBe("2026-08-14 00:05")
    expect(clockAfter("2026-08-13 23:50", -5000)).toBe("2026-08-13 23:50")
  })
})

describe("a pasted list", () => {
  const people = [
    { memberId: 1, code: "0101", name: "王刚" },
    { memberId: 2, code: "0102", name: "李强" },
    { memberId: 3, code: "0103", name: "赵敏" },
    { memberId: 4, code: "0104", name: "赵敏" },
    { memberId: 5, code: "0105", name: "Anna Li" },
  ]
  const found = (pasted: string) => {
    const { people: some, unknown, ambiguous } = peopleNamed(pasted, people)
    return { ids: some.map(({ memberId }) => memberId), unknown, ambiguous }
  }
  test("is read however its names are set apart, with blanks within them, by name or number", () => {
    expect(found("王　刚、李强\n0104").ids).toEqual([1, 2, 4])
    expect(found("王刚 李强, Anna Li").ids).toEqual([1, 2, 5])
  })
  test("says whom it does not know, and who is not the only one of their name", () => {
    expect(found("赵敏；孙某；王刚；王刚")).toEqual({ ids: [1], unknown: ["孙某"], ambiguous: ["赵敏"] })
  })
  test("of names from outside is taken as it is written", () => {
    expect(namesIn("张教授、 李 老师,\n")).toEqual(["张教授", "李 老师"])
  })
})

describe("a long list", () => {
  test("stands branch by branch, those without one last", () => {
    const of = (memberId: number, branchId: number | null) => ({ memberId, branchId, code: "", name: "" })
    const branches = [
      { unitId: 9, name: "一支部" },
      { unitId: 8, name: "二支部" },
    ]
    const groups = groupsOf([of(1, 8), of(2, null), of(3, 9), of(4, 8)], branches, "其他")
    expect(groups.map(({ name, people }) => [name, people.map(({ memberId }) => memberId)])).toEqual([
      ["一支部", [3]],
      ["二支部", [1, 4]],
      ["其他", [2]],
    ])
  })
})

describe("a list is changed", () => {
  test("by guests who come to be known later, unless they stand in it already", () => {
    const guest = (value: string) => ({ value, label: "" })
    expect(guestChanges(rows, [guest("1"), guest("8")])).toEqual([
      { memberId: 8, status: "present", was: null },
    ])
    expect(nameChanges(["张教授"], ["李老师"])).toEqual({ add: ["李老师"], remove: ["张教授"] })
    expect(nameChanges(["张教授"], ["张教授"])).toBeUndefined()
  })
  test("as it was seen, so that what somebody else wrote meanwhile is not overwritten unseen", () => {
    const seen = seenIn(rows)
    const now = rows.map((one) => ({ ...one, status: "late" as const }))
    expect(asSeen(now, seen).map(({ status }) => status)).toEqual(["present", "on-leave", null])
  })
  const row = (memberId: number, status: ListRow["status"], reason: string | null = null): ListRow => ({
    member: { memberId, code: "", name: "" },
    expected: true,
    status,
    detail: null,
    reason,
    helper: null,
    madeUpOn: null,
    arrangedFor: null,
    arrangement: null,
    makeUpId: null,
    notedFirst: null,
    leave: null,
    selfRecorded: false,
  })
  const rows = [row(1, "present"), row(2, "on-leave", "病假"), row(3, null)]
  test("where somebody was marked otherwise, and of nobody whom nobody pressed", () => {
    const marks = { ...marksOf(rows), 1: { status: "absent", reason: "外出" } } as const
    expect(changesIn(rows, marks, false)).toEqual([
      {
        memberId: 1,
        status: "absent",
        detail: null,
        reason: "外出",
        was: "present",
        wasWhy: { detail: null, reason: null },
      },
    ])
    const pressed = { ...marks, 3: { status: "late", reason: "" } } as const
    expect(changesIn(rows, pressed, false)).toContainEqual({
      memberId: 3,
      status: "late",
      detail: null,
      reason: "",
      was: null,
    })
  })
  test("ahead of the day by leave alone", () => {
    expect(changesIn(rows.slice(1), marksOf(rows), true)).toEqual([])
    const back = { 2: { status: "present", reason: "" } } as const
    expect(changesIn(rows.slice(1), back, true)).toEqual([
      { memberId: 2, status: null, was: "on-leave", wasWhy: { detail: null, reason: "病假" } },
    ])
  })
  test("step by step with every press", () => {
    const pressed = [0, 1, 2, 3, 4, 5].reduce<Parameters<typeof nextMark>[0][]>(
      (seen) => [...seen, nextMark(seen.at(-1) ?? { status: "present" }, false)],
      [{ status: "present" }],
    )
    expect(pressed.map((step) => step?.detail ?? step?.status)).toEqual([
      "present",
      "late",
      "on-leave",
      "absent",
      "left-early",
      "left-and-returned",
      "present",
    ])
    expect(nextMark({ status: "present" }, true)).toEqual({ status: "on-leave" })
    expect(nextMark(undefined, false, true)).toMatchObject({ status: "present" })
    expect(nextMark({ status: "present", detail: "left-and-returned" }, false, true)).toBeUndefined()
  })
})

describe("whoever has leave on the day", () => {
  const away = { ...template, roster: template.roster.map((one) => ({ ...one, leave: "sick" as const })) }
  const draft = { ...draftFrom(away, "collective-study"), marks: {} }
  const shown = leaveMarks(away.roster)
  test("stands as on leave, and nothing of it is sent", () => {
    expect(shown[1]).toEqual({ status: "on-leave", detail: "sick-leave", reason: "" })
    expect(toBody(draft, away, false).attendance).toEqual([])
    expect(pressedOver(shown, shown)).toEqual({})
  })
  test("and came after all, is said to have been there", () => {
    const marks = pressedOver(shown, { ...shown, 1: { status: "present", reason: "" } })
    expect(toBody({ ...draft, marks }, away, false).attendance).toEqual([{ memberId: 1, status: "present" }])
  })
})
