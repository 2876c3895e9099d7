import { describe, expect, test } from "vitest"
import type { Category } from "../policy/clause.ts"
import { dayOf } from "../shared/calendar.ts"
import { type CategorySubject, categoryOn, yearlyTargets } from "./category.ts"

const categories: Category[] = [
  { name: "处级干部", ranks: ["chu-head", "chu-deputy"], clause: "CHU" },
  {
    name: "村支部书记",
    holding: { posts: ["secretary"], kinds: ["branch"], fields: ["village"] },
    clause: "VILLAGE",
  },
  {
    name: "班子",
    holding: { posts: ["secretary", "committee-member"], kinds: ["branch"] },
    clause: "LEADER",
  },
  { name: "企业党员", fields: ["enterprise"], clause: "ENTERPRISE" },
  { name: "其他党员", clause: "MEMBER" },
]
const hours: Record<string, number> = { CHU: 144, VILLAGE: 40, LEADER: 24, ENTERPRISE: 16, MEMBER: 16 }
const hoursOf = (category: Category) => hours[category.clause ?? ""] ?? 0
const always = { fromOn: dayOf("2000-01-01"), untilOn: null, fieldOn: () => null }

function person(over: Partial<CategorySubject>): CategorySubject {
  return { rankOn: () => "none", memberships: [always], posts: [], turns: [], ...over }
}
const village = { unit: { kind: "branch" }, fieldOn: () => "village" as const } as const

describe("the category of a person on a day", () => {
  const day = dayOf("2010-06-15")

  test("is the first that fits: rank before post, the village before the committee", () => {
    const secretary = { ...always, post: "secretary", ...village } as const
    expect(categoryOn(categories, person({ posts: [secretary] }), day)?.name).toBe("村支部书记")
    expect(
      categoryOn(categories, person({ rankOn: () => "chu-deputy", posts: [secretary] }), day)?.name,
    ).toBe("处级干部")
    const school = { ...secretary, unit: { kind: "branch" }, fieldOn: () => "school" as const } as const
    expect(categoryOn(categories, person({ posts: [school] }), day)?.name).toBe("班子")
    expect(categoryOn(categories, person({}), day)?.name).toBe("其他党员")
  })

  test("follows the post's days, the last exclusive", () => {
    const until = { ...always, untilOn: day, post: "secretary", ...village } as const
    expect(categoryOn(categories, person({ posts: [until] }), day)?.name).toBe("其他党员")
  })

  test("may look at the field of the branch one belongs to that day", () => {
    const works = person({ memberships: [{ ...always, fieldOn: () => "enterprise" as const }] })
    expect(categoryOn(categories, works, day)?.name).toBe("企业党员")
  })
})

describe("what a year asks of a person", () => {
  const target = (subject: CategorySubject) => yearlyTargets(categories, hoursOf, 2010)(subject)

  test("is nothing without a month on whose 15th they are a member", () => {
    const brief = { ...always, fromOn: dayOf("2010-03-16"), untilOn: dayOf("2010-04-15") }
    expect(target(person({ memberships: [brief] }))).toBeUndefined()
    expect(target(person({ memberships: [] }))).toBeUndefined()
  })

  test("is a twelfth for each counted month", () => {
    const july = { ...always, fromOn: dayOf("2010-07-01") }
    expect(target(person({ memberships: [july] }))).toMatchObject({
      hours: 8,
      category: { clause: "MEMBER" },
    })
  })

  test("mixes categories month by month, names the last, and rounds up to a half", () => {
    const elected = {
      ...always,
      fromOn: dayOf("2010-06-20"),
      post: "committee-member",
      ...village,
    } as const
    expect(target(person({ posts: [elected] }))).toMatchObject({ hours: 20, category: { clause: "LEADER" } })
    const april = { ...always, fromOn: dayOf("2010-11-01") }
    expect(target(person({ memberships: [april] }))?.hours).toBe(3)
  })
})
