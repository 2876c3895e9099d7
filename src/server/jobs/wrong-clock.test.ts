import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { openWorld } from "../../../tests/access/world.ts"
import type { TestServer } from "../../../tests/support/server.ts"
import { doJob } from "./do-job.ts"
import { allJobs } from "./list.ts"

let server: TestServer
let activityId: number

const day = 86_400_000

beforeEach(async () => {
  server = await openWorld()
  const { rows } = await server.database.pool.query(
    "update activity set state = 'held' where code = 'e-B1' returning activity_id as id, starts_on::text as on",
  )
  activityId = rows[0].id
  await server.database.pool.query(
    `insert into meeting_record (activity_id, state, open_since) values ($1, 'open', $2)
     on conflict (activity_id) do update set state = 'open', open_since = excluded.open_since`,
    [activityId, server.app.today()],
  )
})
afterEach(async () => {
  vi.useRealTimers()
  await server.close()
})

const stateOfRecord = async () =>
  (await server.database.pool.query("select state from meeting_record where activity_id = $1", [activityId]))
    .rows[0].state

/** Does a job once, and answers what the administrator is told of it. */
async function done(name: string) {
  const job = allJobs.find((one) => one.name === name)
  if (!job) throw new Error(`there is no job ${name}`)
  const { signal } = new AbortController()
  const id = crypto.randomUUID()
  await doJob(server.app, job, { id, signal, data: null }, signal).catch(() => undefined)
  const { rows } = await server.database.pool.query("select outcome, told from job_run where job = $1", [
    name,
  ])
  return rows.at(-1)
}

test.each(["close-registers", "keep-retention", "clear-away", "tell-meetings"])(
  "%s does nothing while the program's clock is thirty days ahead of the database's, and says so",
  async (name) => {
    server.setToday("2010-09-19")
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 30 * day })
    expect(await done(name)).toMatchObject({
      outcome: "failed",
      told: {
        zh: expect.stringMatching(/时钟相差 432\d\d 分钟/),
        en: expect.stringMatching(/432\d\d minutes apart/),
      },
    })
    expect(await stateOfRecord()).toBe("open")
  },
)

test("a record open too long is closed once the clocks agree", async () => {
  server.setToday("2010-09-19")
  expect(await done("close-registers")).toMatchObject({ outcome: "done" })
  expect(await stateOfRecord()).toBe("closed")
})

test("whatever is done by a schedule of days goes by the date, or says why it does not", () => {
  const byDate = allJobs.filter(({ byDate: goes }) => goes).map(({ name }) => name)
  const harmless = [
    "bring-standing-up-to-date", // judged anew when the clock is right
    "check-audit-log", // looks alone
    "keep-backup", // a backup more is none less
    "send-notices", // what waits goes out
    "tell-audit-head", // what waits goes out
  ]
  expect([...byDate, ...harmless].sort()).toEqual(allJobs.map(({ name }) => name).sort())
})
