import { setTimeout as pause } from "node:timers/promises"
import { expect, test } from "vitest"
import { batched } from "./batch.ts"
import type { Queryable } from "./request-context.ts"

const client = {} as Queryable

function doubling(
  fails: (questions: readonly number[]) => boolean = () => false,
  underWay = 1,
  code = "23503",
) {
  const rounds: number[][] = []
  const ask = batched<number, number>(async (_, questions) => {
    rounds.push([...questions])
    await pause(20)
    if (fails(questions)) throw Object.assign(new Error(`not ${questions.join(" ")}`), { code })
    return questions.map((one) => one * 2)
  }, underWay)
  return { rounds, ask: (question: number) => ask(client, question) }
}

test("what comes in one turn is answered together, what comes meanwhile in the next round", async () => {
  const { rounds, ask } = doubling()
  const first = [ask(1), ask(2)]
  await pause(2)
  const second = [ask(3), ask(4), ask(5)]
  expect(await Promise.all([...first, ...second])).toEqual([2, 4, 6, 8, 10])
  expect(rounds).toEqual([
    [1, 2],
    [3, 4, 5],
  ])
  expect(await ask(6)).toBe(12)
})

test("one that cannot be answered fails alone", async () => {
  const { rounds, ask } = doubling((questions) => questions.includes(2))
  const answers = await Promise.allSettled([ask(1), ask(2), ask(3)])
  expect(answers.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"])
  expect(rounds).toEqual([[1, 2, 3], [1], [2], [3]])
  expect(await ask(4)).toBe(8)
})

test("trouble with the database is everybody's, and is not asked for again", async () => {
  const { rounds, ask } = doubling((questions) => questions.includes(2), 1, "57P01")
  const answers = await Promise.allSettled([ask(1), ask(2), ask(3)])
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"])
  expect(rounds).toEqual([[1, 2, 3]])
  expect(await ask(4)).toBe(8)
})

test("nobody waits first for others at a silent database, and then for themselves", async () => {
  let rounds = 0
  const ask = batched<number, number>(async (_, questions) => {
    rounds += 1
    await pause(600)
    throw new Error(`Query read timeout: ${questions}`)
  })
  const first = ask(client, 1)
  await pause(50)
  const later = [ask(client, 2), ask(client, 3)]
  const answers = await Promise.allSettled([first, ...later])
  expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"])
  expect(rounds).toBe(1)
})

test("as many rounds are under way as was said, and what comes then gathers", async () => {
  const { rounds, ask } = doubling(undefined, 2)
  const first = [ask(1)]
  await pause(1)
  const second = [ask(2)]
  await pause(1)
  const third = [ask(3), ask(4)]
  expect(await Promise.all([...first, ...second, ...third])).toEqual([2, 4, 6, 8])
  expect(rounds).toEqual([[1], [2], [3, 4]])
})

test("a hundred at the most go together, and none is lost", async () => {
  const { rounds, ask } = doubling()
  const answers = await Promise.all(Array.from({ length: 250 }, (_, index) => ask(index)))
  expect(answers).toEqual(Array.from({ length: 250 }, (_, index) => index * 2))
  expect(rounds.map(({ length }) => length)).toEqual([100, 100, 50])
})

test("connections do not wait for each other", async () => {
  const asked: Queryable[] = []
  const ask = batched<number, number>(async (of, questions) => {
    asked.push(of)
    await pause(of === client ? 30 : 0)
    return questions
  })
  const other = {} as Queryable
  const slow = ask(client, 1)
  expect(await ask(other, 2)).toBe(2)
  expect(asked).toEqual([client, other])
  await slow
})
