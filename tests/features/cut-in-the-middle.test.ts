import type pg from "pg"
import { afterAll, beforeAll, expect, test } from "vitest"
import { closeRegisters } from "../../src/server/jobs/close-registers.ts"
import { openPeopleScene } from "../support/people-scene.ts"
import type { Person, TestServer } from "../support/server.ts"

let server: TestServer
let officer: Person
let recorder: Person
let branch: number

beforeAll(async () => {
  server = await openPeopleScene()
  server.setToday("2010-08-20")
  officer = await server.as("committee-officer", "0101")
  recorder = await server.as("recorder", "0102")
  branch = await server.unitId("0102")
  await server.database.pool.query("update unit set has_committee = true where code = '0102'")
  layWire("requests")
  layWire("pool")
})
afterAll(() => server.close())

/** Which statement of a transaction is cut; of none: all arrive. */
let cutAt = Number.POSITIVE_INFINITY
let wasCut = false

/** The connection is gone as the n-th statement of a transaction is sent: the database knows nothing of it. */
function layWire(name: "requests" | "pool"): void {
  const pool: pg.Pool = server.database[name]
  const connect = async () => {
    const client = await pool.connect()
    let sent = 0
    const query = (...words: unknown[]) => {
      sent += 1
      if (sent !== cutAt) return Reflect.apply(client.query, client, words)
      wasCut = true
      return client.query("select pg_terminate_backend(pg_backend_pid())")
    }
    return new Proxy(client, { get: (of, key) => (key === "query" ? query : bound(of, key)) })
  }
  const cut = new Proxy(pool, { get: (of, key) => (key === "connect" ? connect : bound(of, key)) })
  Object.assign(server.database, { [name]: cut })
}

function bound<T extends object>(of: T, key: string | symbol): unknown {
  const value: unknown = Reflect.get(of, key)
  return typeof value === "function" ? value.bind(of) : value
}

const count = async (from: string): Promise<number> => {
  const owner = await server.database.ownerClient()
  const { rows } = await owner.query(`select count(*)::int as n from ${from}`)
  await owner.end()
  return rows[0].n
}

async function asOwner(...statements: string[]): Promise<void> {
  const owner = await server.database.ownerClient()
  for (const statement of statements) await owner.query(statement)
  await owner.end()
}

/** Entries of an action since the last beginning: none is ever taken out again. */
let lastEntry = 0
const entries = (action: string) =>
  count(`audit_entry where action = '${action}' and audit_entry_id > ${lastEntry}`)

/**
 * Does something anew with its connection cut at the first statement, the second and so on: each time all of it is there
 * or nothing, and done again it is there once.
 */
async function cutEverywhere(of: {
  readonly begin: () => Promise<void>
  readonly act: () => Promise<unknown>
  /** How often each thing that it does is there. */
  readonly there: () => Promise<number[]>
  readonly once: readonly number[]
}): Promise<number> {
  for (let statement = 1; ; statement += 1) {
    await of.begin()
    lastEntry = await count("generate_series(1, (select coalesce(max(audit_entry_id), 0) from audit_entry))")
    const nothing = await of.there()
    cutAt = statement
    wasCut = false
    await of.act()
    cutAt = Number.POSITIVE_INFINITY
    if (!wasCut) {
      expect(await of.there(), "not cut").toEqual(of.once)
      return statement - 1
    }
    expect(await of.there(), `cut at ${statement}`).toEqual(nothing)
    await of.act()
    expect(await of.there(), `after a cut at ${statement}`).toEqual(of.once)
  }
}

test("a receipt for a plan is given whole or not at all, with its version, its notice and its entry", async () => {
  const cuts = await cutEverywhere({
    begin: () =>
      asOwner(
        "delete from plan_version; delete from study_plan; delete from plan_line",
        "delete from notice where kind = 'plan-filed'",
        `insert into study_plan (unit_id, year, submitted_on, submitted_by) values (${branch}, 2011, '2010-08-01', ${recorder.accountId})`,
        `insert into plan_line (unit_id, year, ordinal, topic) values (${branch}, 2011, 1, '读书')`,
      ),
    act: () => officer.post("/plans/file", { year: 2011, unitIds: [branch] }),
    there: async () => [
      await count("study_plan where filed_on is not null and filing_number is not null"),
      await count("plan_version"),
      await count("notice where kind = 'plan-filed'"),
      await entries("plans-filed"),
    ],
    once: [1, 1, 1, 1],
  })
  expect(cuts).toBeGreaterThan(4)
}, 300_000)

test("a reminder from above is sent whole or not at all, and once", async () => {
  const cuts = await cutEverywhere({
    begin: () => asOwner("delete from reminder; delete from notice where kind = 'reminded'"),
    act: () => officer.post("/reminders", { obligation: "TM-ASSEMBLY", unitIds: [branch] }),
    there: async () => [
      await count("reminder"),
      await count("notice where kind = 'reminded'"),
      await entries("units-reminded"),
    ],
    once: [1, 1, 1],
  })
  expect(cuts).toBeGreaterThan(4)
}, 300_000)

test("records that were left open are closed whole or not at all, each with its entry, and once", async () => {
  await asOwner(
    `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
     values ('left-open', ${branch}, 'assembly', '大会', '2010-08-01 09:00', 100, 'held')`,
  )
  const { signal } = new AbortController()
  const run = { app: server.app, signal, stage: () => undefined, at: () => undefined }
  const cuts = await cutEverywhere({
    begin: () =>
      asOwner(
        "delete from record_deed",
        `insert into meeting_record (activity_id, state, open_since)
         select activity_id, 'open', '2010-08-01' from activity where code = 'left-open'
         on conflict (activity_id) do update set state = 'open', open_since = excluded.open_since, closed_by_itself = false,
                                                 reminded_on = null`,
      ),
    act: () => closeRegisters.work(run).catch(() => undefined),
    there: async () => [
      await count("meeting_record where state = 'closed'"),
      await count("record_deed where deed = 'close-by-itself'"),
      await entries("record-closed-by-itself"),
    ],
    once: [1, 1, 1],
  })
  expect(cuts).toBeGreaterThan(2)
}, 300_000)
