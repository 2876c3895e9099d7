import { describe, expect, test } from "vitest"
import { packText } from "../policy/index.ts"
import { readPacks } from "../policy/read-packs.ts"
import { markQuotes } from "./mark-quotes.ts"

describe("the text of a document", () => {
  test("is cut where a quote begins and ends", () => {
    const blocks = markQuotes("# 标题\n\n> 每月召开\n> 一次**支委会**，照办。\n\n- 一项", [
      { id: "A", quote: "召开一次支委会" },
      { id: "B", quote: "一次" },
    ])
    expect(blocks).toEqual([
      { kind: "title", runs: [{ text: "标题", clauses: [] }] },
      {
        kind: "quote",
        runs: [
          { text: "每月", clauses: [] },
          { text: "召开\n", clauses: ["A"] },
          { text: "一次", clauses: ["A", "B"] },
          { text: "支委会", clauses: ["A"] },
          { text: "，照办。", clauses: [] },
        ],
      },
      { kind: "item", runs: [{ text: "一项", clauses: [] }] },
    ])
  })

  test.each(readPacks().map((pack) => [pack.id, pack] as const))(
    "of %s holds every quote of its clauses, whole",
    (_, pack) => {
      const runs = markQuotes(packText(pack, "/nowhere"), pack.clauses).flatMap((block) => block.runs)
      for (const clause of pack.clauses) {
        const marked = runs.filter((run) => run.clauses.includes(clause.id)).map((run) => run.text)
        expect(marked.join("").replace(/\s/g, "")).toBe(clause.quote.replace(/\s/g, ""))
      }
    },
  )
})
