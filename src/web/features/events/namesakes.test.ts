import { describe, expect, test } from "vitest"
import { calledIn } from "./namesakes.ts"

describe("people in a list", () => {
  test("are called by name, and by number too where a name stands twice", () => {
    const people = [
      { name: "王芳", code: "0001" },
      { name: "王 芳", code: "0002" },
      { name: "李强", code: "0003" },
    ]
    expect(people.map(calledIn(people))).toEqual(["王芳（0001）", "王 芳（0002）", "李强"])
  })
})
