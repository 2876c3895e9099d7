import { expect, test } from "vitest"
import { faultSentence } from "../../src/contract/fault-sentences.ts"
import { fileFaultSentences } from "../../src/contract/file-faults.ts"
import { importFaultSentences } from "../../src/contract/import-faults.ts"
import { sheets } from "../../src/contract/workbook.ts"

const codes = [...Object.keys(fileFaultSentences), ...Object.keys(importFaultSentences)]
const said = (code: string) => faultSentence({ level: "fault", code, value: "甲" }, "zh")

test("the sheets that findings send people to are those of the workbook", () => {
  const titles = sheets.map(({ title }) => title)
  const named = codes.flatMap((code) => [...said(code).matchAll(/“([^“”]+)”表/g)].map(([, title]) => title))
  expect(named.length).toBeGreaterThan(2)
  expect(named.filter((title) => title === undefined || !titles.includes(title as never))).toEqual([])
})

test("nobody is sent to what a page does not take: a folder, or the tree from a part of the district", () => {
  // A workbook that is written is one of the command line.
  const written = ["too-large-for-xlsx", "cell-too-long-for-xlsx"]
  for (const code of codes.filter((one) => !written.includes(one))) {
    if (/改用 CSV 文件夹/.test(said(code))) expect(said(code), code).toMatch(/请分成几份，在命令行上/)
    if (/“组织”表/.test(said(code))) expect(said(code), code).toContain("全区")
  }
  for (const code of ["member-elsewhere", "membership-elsewhere"]) {
    expect(said(code), code).toContain("管得到两边的上级")
  }
})
