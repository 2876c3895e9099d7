import { afterAll, beforeAll, expect, test } from "vitest"
import { openWorld } from "../../../../tests/access/world.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { keepRetention } from "./keep-retention.ts"

let server: TestServer
let security: Person

beforeAll(async () => {
  server = await openWorld()
  security = await server.as("security-admin", "D")
})
afterAll(() => server.close())

const forEver = { notices: null, imports: null, reveals: null, backups: null }

/** Sets for how many days each kind is kept. */
async function keepFor(days: object): Promise<number> {
  const { body } = await security.get("/settings")
  const { version } = body.retention
  return (await security.put("/settings/retention", { ...forEver, ...days }, { version })).status
}

/** Of each kind what is old enough and what is one day too young, and what stays however old it is. */
async function fillIn(): Promise<void> {
  const owner = await server.database.ownerClient()
  await owner.query("delete from notice; delete from import_run; delete from reveal_day; delete from backup")
  const old = "now() - interval '31 days'"
  const young = "now() - interval '29 days'"
  await owner.query(
    `insert into notice (account_id, kind, details, sent_at, seen_at)
     select account_id, 'role-given', jsonb_build_object('word', w.word), w.sent, w.seen from
       (select account_id from account limit 1) a,
       (values ('old', ${old}, ${old}), ('young', ${old}, ${young}), ('unseen', ${old}, null)) w (word, sent, seen)`,
  )
  await owner.query(
    `insert into import_run (account_id, unit_id, file_name, preview, previewed_at, applied_at, undo)
     select a.account_id, u.unit_id, w.word, '{}', w.at, w.applied, w.undo::jsonb from
       (select account_id from account limit 1) a, (select unit_id from unit limit 1) u,
       (values ('old', ${old}, null, null), ('old and done', ${old}, ${old}, null), ('young', ${young}, null, null),
               ('done lately', ${old}, ${young}, null), ('can be taken back', ${old}, ${old}, '[]'))
         w (word, at, applied, undo)`,
  )
  await owner.query(
    `insert into reveal_day (account_id, on_day, reveals)
     select account_id, (now() at time zone 'Asia/Shanghai')::date - days, days from
       (select account_id from account limit 1) a, unnest(array[31, 30, 1]) days`,
  )
  await owner.query(
    `insert into backup (file_name, made_at, bytes, rows, files, removed_at)
     values ('old', ${old}, 1, 1, 0, ${old}), ('young', ${old}, 1, 1, 0, ${young}), ('still there', ${old}, 1, 1, 0, null)`,
  )
  await owner.end()
}

async function left(): Promise<object> {
  const { rows } = await server.database.pool.query(
    `select (select array_agg(details ->> 'word' order by notice_id) from notice where details ? 'word') as notices,
            (select array_agg(file_name order by import_run_id) from import_run) as imports,
            (select array_agg(reveals order by reveals) from reveal_day) as reveals,
            (select array_agg(file_name order by backup_id) from backup) as backups`,
  )
  return rows[0]
}

const everything = {
  notices: ["old", "young", "unseen"],
  imports: ["old", "old and done", "young", "done lately", "can be taken back"],
  reveals: [1, 30, 31],
  backups: ["old", "young", "still there"],
}
const kept = {
  notices: ["young", "unseen"],
  imports: ["young", "done lately", "can be taken back"],
  reveals: [1, 30],
  backups: ["young", "still there"],
}
const entries = async () =>
  (await server.database.pool.query("select details from audit_entry where action = 'old-let-go'")).rows

test("nothing goes by itself, and no entry says so", async () => {
  await fillIn()
  await keepRetention(server.database)
  expect(await left()).toEqual(everything)
  expect(await entries()).toEqual([])
})

test.each(["notices", "imports", "reveals", "backups"] as const)(
  "of %s goes what is older than was said, and nothing of the other kinds",
  async (kind) => {
    await fillIn()
    expect(await keepFor({ [kind]: 30 })).toBe(200)
    const gone = everything[kind].length - kept[kind].length
    expect(await keepRetention(server.database)).toMatchObject({ [kind]: gone })
    expect(await left()).toEqual({ ...everything, [kind]: kept[kind] })
    const last = (await entries()).at(-1)
    expect(last.details.counts[kind]).toBe(gone)
    expect(last.details.days[kind]).toBe(30)
  },
)

test("done again it finds nothing, and entries of the audit log and records stay", async () => {
  const count =
    "select (select count(*) from audit_entry) as entries, (select count(*) from activity) as activities"
  await fillIn()
  await keepFor({ notices: 30, imports: 30, reveals: 30, backups: 30 })
  const before = (await server.database.pool.query(count)).rows[0]
  await keepRetention(server.database)
  expect(await left()).toEqual(kept)
  await keepRetention(server.database)
  const after = (await server.database.pool.query(count)).rows[0]
  expect(after).toEqual({ ...before, entries: before.entries + 1 })
})

test("fewer than thirty days are refused, and a setting that cannot be read lets nothing go", async () => {
  expect(await keepFor({ notices: 29 })).toBe(400)
  await fillIn()
  await server.database.pool.query(
    `update setting set value = '{"notices":"30","imports":3}' where name = 'retention'`,
  )
  await keepRetention(server.database)
  expect(await left()).toEqual(everything)
})
