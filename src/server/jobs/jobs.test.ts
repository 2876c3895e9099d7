import { spawn } from "node:child_process"
import { once } from "node:events"
import { setTimeout as pause } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import type { Pool } from "pg"
import { afterEach, expect, test } from "vitest"
import { freshDatabase, type TestDatabase } from "../../../tests/support/database.ts"
import { openTestServer, type TestServer } from "../../../tests/support/server.ts"
import type { AppContext } from "../request-context.ts"
import { doJob } from "./do-job.ts"
import { type Job, JobFailed, type Run } from "./job.ts"
import { type JobServer, jobsOf } from "./start-jobs.ts"

const open: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

async function scene(): Promise<TestServer> {
  const server = await openTestServer({ today: "2010-11-25" })
  open.push(() => server.close())
  return server
}

/** A server beside others on the same database, which knows one job. */
function serve(app: AppContext, work: Job["work"], more: Partial<Job> = {}): JobServer {
  const job: Job = { name: "clear-away", byHand: true, minutes: 5, work, ...more }
  const jobs = jobsOf(app.database, [job])
  jobs.start({ ...app, jobs })
  open.push(() => jobs.stop())
  return jobs
}

async function until<T>(what: () => Promise<T | undefined>, seconds = 60): Promise<T> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await pause(100)) {
    const found = await what()
    if (found !== undefined) return found
  }
  throw new Error("it has not come to that")
}

const runOf = async (pool: Pool) => (await pool.query("select * from job_run")).rows[0]
const ended = (pool: Pool, outcome: string, seconds = 60) =>
  until(async () => {
    const run = await runOf(pool)
    return run?.outcome === outcome ? run : undefined
  }, seconds)

test("what is asked for is done once, however many servers look and however often it is asked", async () => {
  const { app, database } = await scene()
  let done = 0
  const work = async () => {
    done++
    await pause(300)
    return { zh: "好了", en: "done" }
  }
  const servers = [serve(app, work), serve(app, work), serve(app, work)]
  const asked = await Promise.all(servers.map((jobs) => jobs.ask("clear-away", database.pool, null)))
  expect(asked.filter(Boolean)).toHaveLength(1)
  const run = await ended(database.pool, "done")
  await pause(6000)
  expect(done).toBe(1)
  expect(run.told).toEqual({ zh: "好了", en: "done" })
  expect(await servers[0]?.ask("clear-away", database.pool, null)).toBe(true)
})

test("what is asked for in a transaction that is taken back is not done", async () => {
  const { app, database } = await scene()
  let done = 0
  const jobs = serve(app, async () => {
    done++
    return undefined
  })
  const client = await database.pool.connect()
  await client.query("begin")
  expect(await jobs.ask("clear-away", client, null)).toBe(true)
  await client.query("rollback")
  client.release()
  await pause(6000)
  expect(done).toBe(0)
})

test("whoever waits sees how far it is, and why it failed", async () => {
  const { app, database, as } = await openAdministered()
  const admin = await as("system-admin", "D")
  const go = Promise.withResolvers<void>()
  const jobs = serve(
    app,
    async ({ stage, at }: Run) => {
      stage({ zh: "数一数", en: "counting" })
      await pause(1200)
      at(3, 7)
      await go.promise
      throw new JobFailed({ zh: "没有地方", en: "no room" })
    },
    { minutes: 5 },
  )
  await jobs.ask("clear-away", database.pool, admin.accountId)
  const mine = async () =>
    (await admin.get("/jobs")).body.jobs.find(({ job }: { job: string }) => job === "clear-away")
  const seen = await until(async () => {
    const one = await mine()
    return one.last?.done === 3 ? one : undefined
  })
  expect(seen).toMatchObject({
    state: "running",
    last: { stage: { zh: "数一数", en: "counting" }, done: 3, total: 7, outcome: null },
  })
  expect(seen.last.by).toMatch(/^Person/)
  go.resolve()
  await ended(database.pool, "failed")
  expect((await mine()).last).toMatchObject({ outcome: "failed", told: { zh: "没有地方", en: "no room" } })
})

test("what nobody expected of a job is said in a sentence, and told whole by the log alone", async () => {
  const { app, database } = await openAdministered()
  const jobs = serve(
    app,
    async () => {
      throw new Error('null value in column "x" violates a constraint')
    },
    { minutes: 5 },
  )
  await jobs.ask("clear-away", database.pool, null)
  await ended(database.pool, "failed")
  const { rows } = await database.pool.query("select told from job_run where outcome = 'failed'")
  expect(rows).toEqual([
    {
      told: {
        zh: expect.stringMatching(/^出了预料之外的错误/),
        en: expect.stringMatching(/^Something unexpected/),
      },
    },
  ])
})

async function openAdministered() {
  const server = await scene()
  await server.database.pool.query(
    "insert into unit (code, name, kind) values ('D', '区委', 'district-committee') on conflict do nothing",
  )
  return server
}

test("the administrator asks for a job now; the audit log says so", async () => {
  const { database, as } = await openAdministered()
  const admin = await as("system-admin", "D")
  const answer = await admin.post("/jobs/check-audit-log/run", {})
  expect(answer.status).toBe(200)
  const job = answer.body.jobs.find(({ job: name }: { job: string }) => name === "check-audit-log")
  expect(job).toMatchObject({ state: "waiting" })
  expect(Date.parse(job.next)).toBeGreaterThan(Date.now())
  await admin.post("/jobs/check-audit-log/run", {})
  const { rows } = await database.pool.query("select actor from audit_entry where action = 'job-asked-for'")
  expect(rows).toHaveLength(1)
})

test("a server that stops breaks its job off, and the next takes it up", async () => {
  const { app, database } = await scene()
  const begun = Promise.withResolvers<void>()
  const first = serve(app, async ({ signal }) => {
    begun.resolve()
    await pause(600_000, undefined, { signal })
    return undefined
  })
  await first.ask("clear-away", database.pool, null)
  await begun.promise
  const before = performance.now()
  await first.stop()
  expect(performance.now() - before).toBeLessThan(8000)
  expect(await runOf(database.pool)).toMatchObject({ outcome: "interrupted" })
  serve(app, async () => ({ zh: "完", en: "end" }))
  expect(await ended(database.pool, "done")).toMatchObject({ attempt: 2 })
}, 90_000)

test("what a server that is killed was doing is done by another", async () => {
  const { app, database } = await scene()
  const script = fileURLToPath(new URL("../../../tests/support/hang-in-job.ts", import.meta.url))
  const child = spawn(process.execPath, [script, JSON.stringify(database.access)], {
    stdio: ["ignore", "pipe", "inherit"],
  })
  const taken = once(child.stdout, "data")
  await until(() => app.jobs.ask("clear-away", database.pool, null).catch(() => undefined))
  await taken
  child.kill("SIGKILL")
  await once(child, "exit")
  serve(app, async () => ({ zh: "完", en: "end" }))
  expect(await app.jobs.ask("clear-away", database.pool, null)).toBe(false)
  expect(await ended(database.pool, "done", 150)).toMatchObject({ attempt: 2 })
}, 180_000)

test("a database that goes away and comes back ends no jobs", async () => {
  const { app, database } = await scene()
  const jobs = serve(app, async () => ({ zh: "完", en: "end" }))
  await jobs.ask("clear-away", database.pool, null)
  await ended(database.pool, "done")
  const owner = await database.ownerClient()
  await owner.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )
  await owner.end()
  await until(() => jobs.ask("clear-away", database.pool, null).catch(() => undefined))
  await until(async () =>
    (await database.pool.query("select 1 from job_run")).rowCount === 2 ? true : undefined,
  )
}, 60_000)

test("what fails is tried four times, what is broken off as often as servers are killed", async () => {
  const { app, database } = await scene()
  const { rows } = await database.pool.query("select gen_random_uuid() as id, gen_random_uuid() as other")
  const failing: Job = {
    name: "clear-away",
    byHand: true,
    minutes: 5,
    work: () => Promise.reject(new Error("no")),
  }
  const once = (id: string, stopping: AbortSignal) =>
    doJob(app, failing, { id, signal: new AbortController().signal, data: null }, stopping).then(
      () => "given up",
      () => "again",
    )
  const runs = async (id: string, stopping: AbortSignal) => {
    const outcomes = []
    for (let time = 0; time < 5; time++) outcomes.push(await once(id, stopping))
    return outcomes
  }
  const going = new AbortController().signal
  expect(await runs(rows[0].id, going)).toEqual(["again", "again", "again", "given up", "given up"])
  expect(await runs(rows[0].other, AbortSignal.abort())).toEqual(Array(5).fill("again"))
  await until(() => app.jobs.ask("clear-away", database.pool, null).catch(() => undefined))
  const queues = await database.pool.query(
    "select distinct retry_limit from pgboss.queue where name not like '\\_\\_%'",
  )
  expect(queues.rows).toEqual([{ retry_limit: 10 }])
})

test("the queue's tables are those the package works with", async () => {
  const database: TestDatabase = await freshDatabase()
  open.push(() => database.drop())
  const { PgBoss } = await import("pg-boss")
  const owner = await database.ownerClient()
  const boss = new PgBoss({
    schema: "pgboss",
    db: { executeSql: (text, values) => owner.query(text, values) },
    migrate: false,
  })
  boss.on("error", () => undefined)
  const found = await boss.detectSchemaDrift()
  await owner.end()
  expect(found).toMatchObject({ ok: true })
})
