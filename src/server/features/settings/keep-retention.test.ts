import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { openWorld } from "../../../../tests/access/world.ts"
import type { Person, TestServer } from "../../../../tests/support/server.ts"
import { ofEachKind } from "../../../contract/settings-retention.ts"
import { keepRetention } from "./keep-retention.ts"

let server: TestServer
let security: Person

beforeAll(async () => {
  server = await openWorld()
  security = await server.as("security-admin", "D")
})
afterAll(() => server.close())

const forEver = ofEachKind(() => null)

/** Sets for how many days each kind is kept. */
async function keepFor(days: object): Promise<number> {
  const { body } = await security.get("/settings")
  const { version } = body.retention
  return (await security.put("/settings/retention", { ...forEver, ...days }, { version })).status
}

/** Of each kind what is old enough and what is one day too young, and what stays however old it is. */
async function fillIn(): Promise<void> {
  const owner = await server.database.ownerClient()
  await owner.query(
    "delete from notice; delete from import_run; delete from reveal_day; delete from backup; delete from job_run; delete from suggestion; delete from confirmation",
  )
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
  await owner.query(
    `insert into job_run (job_run_id, job, begun_at, ended_at, outcome)
     select gen_random_uuid(), w.job, w.at, case when w.outcome is not null then w.at end, w.outcome from
       (values ('old', ${old}, 'failed'), ('old', ${old}, 'done'), ('old', ${old} - interval '1 day', 'done'),
               ('young', ${young}, 'failed'), ('under way', ${old}, null)) w (job, at, outcome)`,
  )
  await owner.query(
    `insert into suggestion (account_id, page, body, sent_at, answer, answered_by, answered_at)
     select account_id, '', w.word, ${old}, w.word, account_id, w.at from
       (select account_id from account limit 1) a,
       (values ('old', ${old}), ('young', ${young}), ('open', null)) w (word, at)`,
  )
  await owner.query(
    `insert into confirmation (act, account_id, details, asked_by, asked_from, asked_at, expires_at, settled_by, settled_at, outcome)
     select 'issue-code', account_id, '{}', account_id, w.word, ${old}, w.expires, case when w.at is not null then account_id end, w.at,
            case when w.at is not null then 'refused' end from (select account_id from account limit 1) a,
       (values ('old', ${old}, ${old}), ('over', ${old}, null), ('young', ${old}, ${young}), ('open', ${young}, null)) w (word, expires, at)`,
  )
  await owner.end()
}

async function left(): Promise<object> {
  const { rows } = await server.database.pool.query(
    `select (select array_agg(details ->> 'word' order by notice_id) from notice where details ? 'word') as notices,
            (select array_agg(file_name order by import_run_id) from import_run) as imports,
            (select array_agg(reveals order by reveals) from reveal_day) as reveals,
            (select array_agg(file_name order by backup_id) from backup) as backups,
            (select array_agg(concat_ws(' ', job, outcome) order by job, outcome) from job_run) as runs,
            (select array_agg(body order by suggestion_id) from suggestion) as suggestions,
            (select array_agg(asked_from order by confirmation_id) from confirmation) as confirmations`,
  )
  return rows[0]
}

const everything = {
  notices: ["old", "young", "unseen"],
  imports: ["old", "old and done", "young", "done lately", "can be taken back"],
  reveals: [1, 30, 31],
  backups: ["old", "young", "still there"],
  runs: ["old done", "old done", "old failed", "under way", "young failed"],
  suggestions: ["old", "young", "open"],
  confirmations: ["old", "over", "young", "open"],
}
const kept = {
  notices: ["young", "unseen"],
  imports: ["young", "done lately", "can be taken back"],
  reveals: [1, 30],
  backups: ["young", "still there"],
  runs: ["old done", "under way", "young failed"],
  suggestions: ["young", "open"],
  confirmations: ["young", "open"],
}
const counted = Object.keys(everything) as (keyof typeof everything)[]
const entries = async () =>
  (await server.database.pool.query("select details from audit_entry where action = 'old-let-go'")).rows

test("nothing goes by itself, and no entry says so", async () => {
  await fillIn()
  await keepRetention(server.database)
  expect(await left()).toEqual(everything)
  expect(await entries()).toEqual([])
})

test.each(counted)("of %s goes what is older than was said, and nothing of the other kinds", async (kind) => {
  await fillIn()
  expect(await keepFor({ [kind]: 30 })).toBe(200)
  const gone = everything[kind].length - kept[kind].length
  expect(await keepRetention(server.database)).toMatchObject({ [kind]: gone })
  expect(await left()).toEqual({ ...everything, [kind]: kept[kind] })
  const last = (await entries()).at(-1)
  expect(last.details.counts[kind]).toBe(gone)
  expect(last.details.days[kind]).toBe(30)
})

test("done again it finds nothing, and entries of the audit log and records stay", async () => {
  const count =
    "select (select count(*) from audit_entry) as entries, (select count(*) from activity) as activities"
  await fillIn()
  await keepFor(Object.fromEntries(counted.map((kind) => [kind, 30])))
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

describe("whoever has left", () => {
  const reach = async (code: string) => {
    const { rows } = await server.database.pool.query(
      `select m.phone, a.disabled_at is not null as shut, a.password_hash as password, a.totp_secret as factor,
              (select count(*) from session s where s.account_id = a.account_id) as sessions,
              (select count(*) from device d where d.account_id = a.account_id) as devices,
              (select count(*) from mail_address l where l.account_id = a.account_id) as addresses,
              (select count(*) from notice n where n.account_id = a.account_id) as notices
         from member m join account a using (member_id) where m.code = $1`,
      [code],
    )
    return rows[0]
  }
  const there = {
    phone: "13800005678",
    shut: false,
    password: "hash",
    factor: Buffer.from([0]),
    sessions: 1,
    devices: 1,
    addresses: 1,
    notices: 1,
  }
  const gone = {
    phone: null,
    shut: true,
    password: null,
    factor: null,
    sessions: 0,
    devices: 0,
    addresses: 0,
    notices: 0,
  }
  const stays = ["m-B1", "m-B1-other", "m-G1-other", "m-G2", "m-B2"]
  const memberships = "select count(*) as n, max(until_on)::text as last from membership"

  test("long enough can neither be reached nor sign in; nobody else loses anything, nor do records", async () => {
    const owner = await server.database.ownerClient()
    for (const code of [...stays, "m-G1", "m-B3"]) await server.asMember(code)
    await owner.query(
      `update account set password_hash = 'hash' where member_id is not null;
       insert into device (account_id, token_hash) select account_id, '\\x00' from account where member_id is not null;
       insert into mail_address (account_id) select account_id from account where member_id is not null;
       delete from notice;
       insert into notice (account_id, kind, details) select account_id, 'role-given', '{}' from account where member_id is not null`,
    )
    const left = (code: string, days: number) =>
      owner.query(
        `update membership set until_on = current_date - $2::int
          where member_id = (select member_id from member where code = $1)`,
        [code, days],
      )
    await left("m-G1", 31)
    await left("m-B3", 40)
    // Left too lately; with a post still; with a role until lately; come back; and one who never left.
    await left("m-B1", 29)
    for (const code of ["m-B1-other", "m-G1-other", "m-G2"]) await left(code, 40)
    await owner.query(
      `insert into post (member_id, unit_id, post, from_on) select member_id, unit_id, 'committee-member', '2010-01-01'
         from member m, unit u where m.code = 'm-B1-other' and u.code = 'B1';
       insert into grant_of_role (account_id, role, unit_id, from_on, ended_at)
       select account_id, 'recorder', unit_id, '2010-01-01', now() - interval '29 days'
         from account join member m using (member_id), unit u where m.code = 'm-G1-other' and u.code = 'B1';
       insert into membership (member_id, unit_id, from_on) select member_id, unit_id, current_date
         from member m, unit u where m.code = 'm-G2' and u.code = 'B2'`,
    )
    const before = (await owner.query(memberships)).rows
    const { rows: changes } = await owner.query("select count(*) as n from record_change")

    await keepRetention(server.database)
    expect(await reach("m-G1")).toEqual(there)
    expect(await keepFor({ leavers: 30 })).toBe(200)
    expect(await keepRetention(server.database)).toMatchObject({ leavers: 2 })
    for (const code of ["m-G1", "m-B3"]) expect({ code, ...(await reach(code)) }).toEqual({ code, ...gone })
    for (const code of stays) expect({ code, ...(await reach(code)) }).toEqual({ code, ...there })
    expect((await owner.query(memberships)).rows).toEqual(before)
    expect((await owner.query("select count(*) as n from record_change")).rows).toEqual(changes)
    const entries = await owner.query(
      "select code from audit_entry join member using (member_id) where action = 'left-let-go' order by 1",
    )
    expect(entries.rows).toEqual([{ code: "m-B3" }, { code: "m-G1" }])

    expect(await keepRetention(server.database)).toMatchObject({ leavers: 0 })
    expect((await owner.query("select from audit_entry where action = 'left-let-go'")).rowCount).toBe(2)
    await owner.end()
  })
})
