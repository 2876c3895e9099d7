import { expect, test } from "vitest"
import { nameChanges } from "./list-changes.ts"
import { allGuestNames } from "./many-people.ts"

test("names of guests that are typed and not added count when the list is saved, each once", () => {
  const typed = { guestNames: ["李老师"], typedNames: "王老师、 李老师，赵 老师" }
  expect(allGuestNames(typed)).toEqual(["李老师", "王老师", "赵 老师"])
  expect(nameChanges(["李老师"], allGuestNames(typed))).toEqual({ add: ["王老师", "赵 老师"], remove: [] })
  expect(allGuestNames({ guestNames: ["李老师"], typedNames: " " })).toEqual(["李老师"])
})
