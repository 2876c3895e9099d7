import fc from "fast-check"
import { afterAll, beforeAll, expect, test } from "vitest"
import { dayOf } from "../../src/domain/shared/calendar.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import { rebuild, refresh } from "../../src/server/features/standing/index.ts"
import { bringInBook, emptyDistrict } from "../support/district.ts"
import { districts, judgedYear } from "../support/random-district.ts"
import { openTestServer, type Person, type Reply, type TestServer } from "../support/server.ts"
import { storedStanding } from "../support/standing.ts"

const packs = readPacks()
const today = dayOf(`${judgedYear}-09-15`)

let server: TestServer
let owner: Awaited<ReturnType<TestServer["database"]["ownerClient"]>>

beforeAll(async () => {
  server = await openTestServer({ today })
  owner = await server.database.ownerClient()
})
afterAll(async () => {
  await owner.end()
  await server.close()
})

/** Numbers from which an action chooses whom and what it is about. */
interface Draw {
  readonly action: string
  readonly one: number
  readonly two: number
  readonly day: number
}

const kinds = ["collective-study", "committee-meeting", "party-lecture", "group-meeting", "assembly"]
const statuses = ["present", "late", "left-early", "on-leave", "absent", null]

async function pick(table: "unit" | "member" | "activity", number: number): Promise<number> {
  const { rows } = await server.database.pool.query(
    `select ${table}_id as id from ${table} order by ${table}_id offset $1 % greatest(1, (select count(*) from ${table})) limit 1`,
    [number],
  )
  return rows[0]?.id ?? 1
}

async function seen(activityId: number): Promise<{ version: number; state: string }> {
  const { rows } = await server.database.pool.query(
    "select version, state from activity where activity_id = $1",
    [activityId],
  )
  return rows[0] ?? { version: 1, state: "held" }
}

const dayOfYear = (number: number) =>
  `${judgedYear}-${String(1 + (number % 12)).padStart(2, "0")}-${String(1 + (number % 28)).padStart(2, "0")}`

const actions: Readonly<Record<string, (asker: Person, draw: Draw) => Promise<Reply>>> = {
  record: async (asker, { one, two, day }) =>
    await asker.post("/sittings", {
      unitId: await pick("unit", one),
      start: `${dayOfYear(day)} 14:00`,
      state: dayOfYear(day) > today ? "planned" : "held",
      items: [
        {
          kind: kinds[two % 5],
          topic: "一",
          hours: (two % 9) / 2,
          content: "一",
          lecturerId: await pick("member", two),
        },
        { kind: kinds[(two + 1 + (one % 4)) % 5], topic: "二", hours: 1, effect: "二" },
      ],
      guests: dayOfYear(day) > today ? [] : [{ memberId: await pick("member", one), items: [0] }],
      sameDay: "another",
    }),
  correct: async (asker, { one, two, day }) => {
    const id = await pick("activity", one)
    const { version, state } = await seen(id)
    const start = state === "held" && dayOfYear(day) > today ? `${today} 09:00` : `${dayOfYear(day)} 09:00`
    const patch = [
      { start },
      { hours: (two % 40) / 4, content: two % 2 ? "三" : "", effect: two % 3 ? "四" : "" },
      { kind: kinds[two % 5], minutes: two % 2 ? "五" : "" },
      { lecturerId: two % 2 ? await pick("member", two) : null },
      { audience: two % 3 ? [await pick("unit", two)] : null },
    ]
    return await asker.patch(`/events/${id}`, patch[day % 5], { version })
  },
  cancel: async (asker, { one }) => {
    const id = await pick("activity", one)
    return await asker.post(`/events/${id}/cancel`, { reason: "改期" }, await seen(id))
  },
  restore: async (asker, { one, two }) => {
    const id = await pick("activity", one)
    return await asker.post(`/events/${id}/restore`, { state: two % 2 ? "held" : "planned" }, await seen(id))
  },
  hold: async (asker, { one }) => {
    const id = await pick("activity", one)
    return await asker.post(`/events/${id}/hold`, {}, await seen(id))
  },
  attend: async (asker, { one, two, day }) => {
    const id = await pick("activity", one)
    const memberId = await pick("member", two)
    const { rows } = await server.database.pool.query(
      "select status from attendance where activity_id = $1 and member_id = $2",
      [id, memberId],
    )
    return await asker.put(`/events/${id}/attendance`, {
      changes: [{ memberId, status: statuses[day % 5], was: rows[0]?.status ?? null }],
    })
  },
  makeUp: async (asker, { one, two, day }) => {
    const { rows } = await server.database.pool.query(
      `select activity_id as "activityId", member_id as "memberId" from attendance
        where status in ('on-leave', 'absent') order by 1, 2 offset $1 % 7 limit 1`,
      [one],
    )
    return await asker.post(`/events/${rows[0]?.activityId ?? 1}/make-up`, {
      memberIds: [rows[0]?.memberId ?? 1],
      helperId: await pick("member", two),
      on: dayOfYear(day),
    })
  },
}

const draw = fc.record({
  action: fc.constantFrom(...Object.keys(actions)),
  one: fc.nat(1000),
  two: fc.nat(1000),
  day: fc.nat(1000),
})

/**
 * To bring a district in and to judge it costs as much as ten actions. So each meets three sequences, one after the
 * other on what the last has left, and after each of them it is judged anew.
 */
const sequences = fc.array(fc.array(draw, { minLength: 1, maxLength: 8 }), { minLength: 3, maxLength: 3 })

test("after any actions through the API, what is kept is what judging everything again says", async () => {
  const done = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(districts({ size: 4 }), sequences, async (book, several) => {
      await emptyDistrict(owner)
      await bringInBook(server.database, book)
      await refresh(server.database, packs, judgedYear, today)
      const { rows } = await server.database.pool.query("select code from unit where parent_id is null")
      const asker = await server.as("branch-secretary", rows[0].code)
      for (const sequence of several) {
        for (const draw of sequence) {
          const reply = await actions[draw.action]?.(asker, draw)
          expect(reply?.status ?? 500, `${draw.action} ${reply?.text}`).toBeLessThan(500)
          if (reply?.status === 200) done.set(draw.action, (done.get(draw.action) ?? 0) + 1)
          await refresh(server.database, packs, judgedYear, today)
        }
        const kept = await storedStanding(server.database)
        await rebuild(server.database, packs, judgedYear, today)
        expect(kept).toEqual(await storedStanding(server.database))
      }
    }),
    { numRuns: 14, endOnFailure: true },
  )
  // A property about actions that were all refused would say nothing.
  for (const action of ["record", "correct", "cancel", "attend"])
    expect(done.get(action) ?? 0, action).toBeGreaterThan(0)
}, 300_000)
