import { expect, test } from "vitest"
import { kindByName } from "./venue-kinds.ts"

test("what a place is called says what it is offered as", () => {
  expect(
    ["社区远程教育站点", "区委党校二教室", "镇政府礼堂", "先锋网站", "一楼会议室", ""].map(kindByName),
  ).toEqual(["distance-station", "party-school", "hall", "portal", "activity-room", "activity-room"])
})
