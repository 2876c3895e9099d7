import { setTimeout as pause } from "node:timers/promises"
import { expect, test } from "vitest"
import { type Stranger, Turns } from "./in-turns.ts"

const refusal = () => new Error("busy")
const from = (key: string, begin = () => 0): Stranger => ({ key, begin })

/** Works that take turns, and the order in which they were done. */
function crowd(turns: Turns) {
  const order: string[] = []
  const come = (name: string, stranger?: Stranger) =>
    turns
      .take(() => pause(5), refusal, stranger)
      .then(
        () => order.push(name),
        () => order.push(`${name} refused`),
      )
  return { order, come }
}

test("whoever is known goes before any number of strangers, and has a place of their own", async () => {
  const turns = new Turns({ atOnce: 2, most: 1000, patience: 10_000 })
  const { order, come } = crowd(turns)
  const strangers = Array.from({ length: 60 }, (_, index) => come(`stranger ${index}`, from("a")))
  expect(turns.running).toBe(1)
  expect(turns.waiting).toEqual({ known: 0, strangers: 59 })
  const known = [come("known"), come("known too")]
  expect(turns.running).toBe(2)
  await Promise.all(known)
  expect(order.indexOf("known too")).toBeLessThan(5)
  await Promise.all(strangers)
  expect(order).toHaveLength(62)
  expect([turns.running, turns.waiting]).toEqual([0, { known: 0, strangers: 0 }])
})

test("strangers go by turns between the networks they come from, each in the order they came", async () => {
  const { order, come } = crowd(new Turns({ atOnce: 2, most: 1000, patience: 10_000 }))
  const all = [..."123456"].map((number) => come(`a${number}`, from("a")))
  all.push(come("b1", from("b")), come("b2", from("b")), come("c1", from("c")))
  await Promise.all(all)
  expect(order).toEqual(["a1", "a2", "b1", "c1", "a3", "b2", "a4", "a5", "a6"])
})

test("a network that has to wait keeps no other waiting, and goes on when it may", async () => {
  const began = performance.now()
  const at: number[] = []
  const slowed = from("a", () => {
    const now = performance.now() - began
    const wait = Math.max(0, (at.length + 1) * 60 - now)
    if (wait === 0) at.push(now)
    return wait
  })
  const { order, come } = crowd(new Turns({ atOnce: 2, most: 1000, patience: 10_000 }))
  const slow = [1, 2].map((number) => come(`a${number}`, slowed))
  const others = [1, 2, 3].map((number) => come(`b${number}`, from("b")))
  await Promise.all([...slow, ...others])
  expect(order).toEqual(["b1", "b2", "b3", "a1", "a2"])
  expect(at).toHaveLength(2)
})

test("who has waited too long, or comes when too many wait, is refused, and the rest goes on", async () => {
  const turns = new Turns({ atOnce: 2, most: 3, patience: 40 })
  const { order, come } = crowd(turns)
  const long = [1, 2].map(() => turns.take(() => pause(100), refusal))
  const waiting = [come("a", from("a")), come("b"), come("c"), come("too many")]
  await Promise.all(waiting)
  expect(order).toEqual(["too many refused", "a refused", "b refused", "c refused"])
  await Promise.all(long)
  await come("later", from("a"))
  expect(order.at(-1)).toBe("later")
  expect([turns.running, turns.waiting]).toEqual([0, { known: 0, strangers: 0 }])
})

test("work that fails gives its place back", async () => {
  const turns = new Turns({ atOnce: 2, most: 10, patience: 1000 })
  for (let number = 0; number < 5; number += 1) {
    const failed = turns.take(() => Promise.reject(new Error("no")), refusal, from("a"))
    await expect(failed).rejects.toThrow("no")
  }
  expect(turns.running).toBe(0)
})
