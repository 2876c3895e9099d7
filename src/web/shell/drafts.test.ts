import { beforeEach, describe, expect, test, vi } from "vitest"
import { fitsDraft } from "./fits-draft.ts"
import { dropDraft, dropDrafts, readDraft, storeDraft } from "./kept-drafts.ts"

/** A tab's storage: what is kept stands on the object itself, as in a browser. */
function tab(): object {
  const kept: Record<string, string> = {}
  return Object.defineProperties(kept, {
    getItem: { value: (key: string) => kept[key] ?? null },
    setItem: { value: (key: string, text: string) => Object.assign(kept, { [key]: text }) },
    removeItem: { value: (key: string) => Reflect.deleteProperty(kept, key) },
  })
}

beforeEach(() => vi.stubGlobal("sessionStorage", tab()))

describe("a draft", () => {
  test("is there again for whoever typed it, and for nobody else", () => {
    storeDraft(1, "sitting 7", { topic: "学习" })
    expect(readDraft(1, "sitting 7")).toEqual({ topic: "学习" })
    expect(readDraft(2, "sitting 7")).toBeUndefined()
    dropDraft(1, "sitting 7")
    expect(readDraft(1, "sitting 7")).toBeUndefined()
  })
  test("of everybody is gone after signing out; of others when somebody else comes", () => {
    storeDraft(1, "sitting 7", { names: ["张三"] })
    storeDraft(11, "sitting 7", { names: ["李四"] })
    sessionStorage.setItem("unrelated", "1")
    dropDrafts({ except: 1 })
    expect([readDraft(1, "sitting 7"), readDraft(11, "sitting 7")]).toEqual([{ names: ["张三"] }, undefined])
    dropDrafts()
    expect(readDraft(1, "sitting 7")).toBeUndefined()
    expect(sessionStorage.getItem("unrelated")).toBe("1")
  })
  test("of another version of the page is not taken for one of this", () => {
    const like = { topic: "", people: [], chair: null }
    expect(fitsDraft({ topic: "学", people: [1], chair: { name: "王" } }, like)).toBe(true)
    for (const other of [undefined, "x", { topic: "" }, { ...like, people: {} }, { ...like, topic: 1 }]) {
      expect(fitsDraft(other, like)).toBe(false)
    }
  })
})
