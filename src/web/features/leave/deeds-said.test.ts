import { expect, test } from "vitest"
import { say } from "../../text/text.ts"
import { wordsIn } from "../../text/words.ts"
import { deedsSaid } from "./deeds-said.ts"

const said = (of: Parameters<typeof deedsSaid>[0]) =>
  deedsSaid(of, { t: (text) => say(text, "zh"), words: wordsIn("zh") })

test("a leave that was withdrawn after it was approved names who approved and who withdrew it", () => {
  expect(said({ state: "approved", decidedBy: "徐春萍", withdrawnBy: null })).toEqual(["徐春萍：已批"])
  expect(said({ state: "withdrawn", decidedBy: "徐春萍", withdrawnBy: "李庆文" })).toEqual([
    "徐春萍：已批",
    "李庆文：撤回",
  ])
  expect(said({ state: "withdrawn", decidedBy: null, withdrawnBy: "李庆文" })).toEqual(["李庆文：撤回"])
})
