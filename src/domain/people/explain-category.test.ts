import { describe, expect, test } from "vitest"
import type { Category } from "../policy/clause.ts"
import { dayOf } from "../shared/calendar.ts"
import type { CategorySubject } from "./category.ts"
import { explainCategory } from "./explain-category.ts"

const categories: readonly Category[] = [
  { name: "cadres", ranks: ["ke-head"], clause: "TR-CADRE" },
  {
    name: "secretaries",
    holding: { posts: ["secretary"], kinds: ["branch"], fields: ["village"] },
    clause: "TR-VILLAGE",
  },
  { name: "villagers", fields: ["village"] },
  { name: "members", clause: "TR-MEMBER" },
]

const person: CategorySubject = {
  rankOn: () => "none",
  memberships: [{ fieldOn: () => "village" as const, fromOn: dayOf("2008-05-01"), untilOn: null }],
  posts: [],
  turns: [],
}
const village = { unit: { kind: "branch" }, fieldOn: () => "village" as const } as const

describe("a person's category", () => {
  test("is theirs since its ground began", () => {
    const post = { post: "secretary", ...village, fromOn: dayOf("2009-03-01"), untilOn: null } as const
    const found = explainCategory(categories, { ...person, posts: [post] }, dayOf("2010-08-20"))
    expect(found).toMatchObject({
      category: { name: "secretaries" },
      ground: { post: { post: "secretary", kind: "branch", fromOn: "2009-03-01" } },
      since: "2009-03-01",
    })
  })
  test("goes on through what does not change it", () => {
    const other = {
      post: "committee-member",
      ...village,
      fromOn: dayOf("2010-01-01"),
      untilOn: null,
    } as const
    const found = explainCategory(categories, { ...person, posts: [other] }, dayOf("2010-08-20"))
    expect(found).toMatchObject({
      category: { name: "villagers" },
      ground: { field: "village" },
      since: "2008-05-01",
    })
  })
  test("begins anew when a post has ended", () => {
    const over = {
      post: "secretary",
      ...village,
      fromOn: dayOf("2009-03-01"),
      untilOn: dayOf("2010-02-01"),
    } as const
    const found = explainCategory(categories, { ...person, posts: [over] }, dayOf("2010-08-20"))
    expect(found).toMatchObject({ category: { name: "villagers" }, since: "2010-02-01" })
  })
  test("begins anew after a time of belonging nowhere", () => {
    const memberships = [
      { fieldOn: () => "village" as const, fromOn: dayOf("2005-01-01"), untilOn: dayOf("2007-01-01") },
      { fieldOn: () => "village" as const, fromOn: dayOf("2007-06-01"), untilOn: null },
    ] as const
    expect(explainCategory(categories, { ...person, memberships }, dayOf("2010-08-20"))?.since).toBe(
      "2007-06-01",
    )
  })
  test("names the rank that fits", () => {
    expect(
      explainCategory(categories, { ...person, rankOn: () => "ke-head" }, dayOf("2010-08-20"))?.ground,
    ).toEqual({
      rank: "ke-head",
    })
  })
  test("is nobody's who belongs nowhere", () => {
    expect(explainCategory(categories, { ...person, memberships: [] }, dayOf("2010-08-20"))).toBeUndefined()
  })
})
