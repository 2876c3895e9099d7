import { expect, test } from "vitest"
import { formatIn } from "../../text/format.ts"
import { detailsSaid } from "./details-said.ts"

test("days in what stands beside a record are written as the reader writes them", () => {
  const said = (language: "zh" | "en") =>
    detailsSaid("王新鹏 2026-02-03、李军", { language, format: formatIn(language) })
  expect(said("zh")).toContain("2月3日")
  expect(said("en")).toMatch(/^王新鹏 3\sFeb, 李军$/)
})
