import { setTimeout as pause } from "node:timers/promises"
import { expect, test } from "vitest"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { usualLimits } from "../../limits.ts"
import { FeedReads } from "./feed-reads.ts"

const hour = { today: () => dayOf("2010-08-20"), time: () => "10:00" }
const refused = (error: Error) => Object(error).code as string

test("guesses count by network, however many come at once, and beyond the limit they look one by one", async () => {
  const reads = new FeedReads({ ...hour, limits: { ...usualLimits, strangeFeedsAnHour: 3 } })
  let looking = 0
  let most = 0
  const look = async () => {
    most = Math.max(most, ++looking)
    await pause(1)
    looking -= 1
    return undefined
  }
  const addresses = Array.from({ length: 30 }, (_, place) => `2001:db8::${place + 1}`)
  const answers = await Promise.all(addresses.map((from) => reads.find(from, look).catch(refused)))
  expect(answers.filter((code) => code === "not-found")).toHaveLength(3)
  expect(answers.filter((code) => code === "feed-read-too-often")).toHaveLength(27)
  expect(most).toBe(4)
  expect(await reads.find("2001:db8::1", async () => "found")).toBe("found")
  expect(await reads.find("2001:db8:0:1::1", look).catch(refused)).toBe("not-found")
})

test("of ten thousand networks that guess, the one silent longest is forgotten", async () => {
  const reads = new FeedReads({ ...hour, limits: { ...usualLimits, strangeFeedsAnHour: 1 } })
  const guess = (from: string) => reads.find(from, async () => undefined).catch(refused)
  const network = (place: number) =>
    `2001:db8:${(place >> 12).toString(16)}:${(place & 0xfff).toString(16)}::1`
  expect([await guess("192.0.2.1"), await guess("192.0.2.2")]).toEqual(["not-found", "not-found"])
  for (let place = 1; place <= 9_998; place += 1) await guess(network(place))
  expect(await guess("192.0.2.1")).toBe("feed-read-too-often")
  await guess(network(9_999))
  expect([await guess("192.0.2.2"), await guess("192.0.2.1")]).toEqual(["not-found", "feed-read-too-often"])
})
