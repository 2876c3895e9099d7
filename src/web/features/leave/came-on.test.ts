import { expect, test } from "vitest"
import type { Leave } from "../../../contract/leave.ts"
import { speechIn } from "../../text/speech.ts"
import { absentOn, cameOn, missedIn } from "./came-on.ts"

const study = { activityId: 1, kind: "collective-study", topic: "党章" } as const
const leave = {
  attended: [
    { ...study, on: "2010-10-22" },
    { ...study, on: "2010-10-22" },
    { ...study, on: "2010-10-29" },
  ],
  attendedMore: 3,
  absentSince: [{ ...study, on: "2010-10-22" }],
  absentSinceMore: 0,
  misses: [{ ...study, start: "2010-10-22 14:00" }],
  missesMore: 1,
} as unknown as Leave

test("what is named with a leave says how much there is where it was cut", () => {
  const [zh, en] = [speechIn("zh"), speechIn("en")]
  expect(cameOn(leave, zh)).toMatch(/10月22日、10月29日等\s6\s次$/)
  expect(cameOn(leave, en)).toMatch(/22 Oct, 29 Oct and 3 more meetings$/)
  expect(absentOn(leave, zh)).toMatch(/10月22日$/)
  expect(missedIn(leave, en)).toMatch(/党章 and 1 more meeting$/)
  expect(missedIn(leave, zh, true)).toMatch(/10月22日\s14:00\s.*党章等\s2\s次$/)
})
