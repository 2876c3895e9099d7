import { expect, test } from "vitest"
import { formatIn } from "../../text/format.ts"
import { sittingSaid } from "./sitting-said.ts"

const said = (target: number, unit: string, held: boolean) =>
  sittingSaid({ target, unit }, { start: "2010-08-20 14:30", held }, formatIn("zh")).zh

test("what stands beside a sum is its latest sitting, not the one that was asked for", () => {
  expect(said(40, "学时", true)).toBe("最近一次在8月20日")
  expect(said(12, "天", true)).toBe("最近一次在8月20日")
  expect(said(2, "次", true)).toBe("最近一次在8月20日")
  expect(said(1, "次", true)).toBe("8月20日这次")
  expect(said(40, "学时", false)).toBe("已排在8月20日")
})
