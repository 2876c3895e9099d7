import { Readable } from "node:stream"
import type pg from "pg"
import type { Database } from "../../src/server/db/index.ts"
import { databaseLike } from "../support/database.ts"
import { makeSession, openTestServer, type Person, type TestServer } from "../support/server.ts"

/**
 * A small district in which every relation between the asker's unit and the asked one exists:
 *
 *     D (区委)
 *     ├─ T1 (党委)            members nowhere but in branches and groups
 *     │  ├─ B1 (党支部) ─ m-B1, m-B1-other
 *     │  │  ├─ G1 (党小组) ─ m-G1, m-G1-other
 *     │  │  └─ G2 (党小组) ─ m-G2
 *     │  └─ B2 (党支部) ─ m-B2
 *     └─ T2 (党委)
 *        └─ B3 (党支部) ─ m-B3
 */
const units = [
  ["D", "district-committee", null],
  ["T1", "party-committee", "D"],
  ["B1", "branch", "T1"],
  ["G1", "group", "B1"],
  ["G2", "group", "B1"],
  ["B2", "branch", "T1"],
  ["T2", "party-committee", "D"],
  ["B3", "branch", "T2"],
] as const

const members = [
  ["m-B1", "B1"],
  ["m-B1-other", "B1"],
  ["m-G1", "G1"],
  ["m-G1-other", "G1"],
  ["m-G2", "G2"],
  ["m-B2", "B2"],
  ["m-B3", "B3"],
] as const

/** Members who ask as nothing but that. */
const asking: readonly string[] = ["m-B1", "m-G1"]

export type UnitCode = (typeof units)[number][0]

/** What is kept of a file with a fault: it is there to be read, and nothing comes of it. */
const faulty = {
  state: "faulty",
  digest: "",
  sheets: [],
  counts: { fault: 1, warning: 0, note: 0 },
  faults: [],
  changes: [],
  added: [],
}

export const today = "2010-08-20"

/** The district, with an event of each unit, and an account for each member. */
export async function openWorld(): Promise<TestServer> {
  return await openTestServer({ today, database: await databaseLike("world", fillWorld) })
}

async function fillWorld({ pool }: Database): Promise<void> {
  for (const [code, kind, parent] of units) {
    await pool.query(
      `insert into unit (code, name, kind, parent_id, category, has_committee, has_central_group, path)
       select $1, $1, $2, p.unit_id, case when $2 = 'party-committee' then 'town' end, $2 = 'branch',
              $2 = 'party-committee', '' from (select 1) one left join unit p on p.code = $3`,
      [code, kind, parent],
    )
    await pool.query(
      `update unit u set path = coalesce((select p.path from unit p where p.unit_id = u.parent_id), '')
                                || u.unit_id::text where code = $1`,
      [code],
    )
    await pool.query(
      `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
       select 'e-' || code, unit_id,
              case kind when 'group' then 'group-meeting' when 'branch' then 'collective-study'
                        else 'central-group-study' end,
              'An afternoon', '2010-08-20 14:00', 200, 'held' from unit where code = $1`,
      [code],
    )
  }
  for (const [code, unit] of members) {
    await pool.query("insert into member (code, name, phone, rank) values ($1, $1, '13800005678', 'none')", [
      code,
    ])
    await pool.query(
      `insert into membership (member_id, unit_id, from_on)
       select m.member_id, u.unit_id, '2009-01-01' from member m, unit u where m.code = $1 and u.code = $2`,
      [code, unit],
    )
  }
}

/** A member who belongs to the unit, not the one who asks; committees have none. */
export function memberOf(unit: UnitCode): string | undefined {
  const found = members.filter(([, of]) => of === unit).map(([code]) => code)
  return found.at(-1)
}

/** Who asks, and from which unit they look at the others. */
export interface Asker {
  readonly name: string
  readonly at: UnitCode | undefined
  readonly person: Person
}

/** Everybody the table has a column for. */
export async function gatherAskers(server: TestServer): Promise<Asker[]> {
  const role = async (name: Parameters<TestServer["as"]>[0], at: UnitCode): Promise<Asker> => ({
    name,
    at,
    person: await server.as(name, at),
  })
  const askers: Asker[] = [
    { name: "anonymous", at: "B1", person: server.stranger },
    { name: "member", at: "B1", person: await server.asMember("m-B1") },
    { name: "group-member", at: "G1", person: await server.asMember("m-G1") },
    await role("recorder", "B1"),
    await role("branch-secretary", "B1"),
    await role("group-leader", "G1"),
    await role("central-group-secretary", "T1"),
    await role("committee-officer", "T1"),
    await role("department-officer", "D"),
    await role("inspector", "T1"),
    await role("system-admin", "D"),
    await role("security-admin", "D"),
    await role("audit-admin", "D"),
  ]
  const { pool } = server.database
  const disabled = await server.as("department-officer", "D")
  await pool.query("update account set disabled_at = now() where account_id = $1", [disabled.accountId])
  askers.push({ name: "disabled", at: "B1", person: disabled })
  const expired = await server.as("department-officer", "D")
  const ended = await server.as("department-officer", "D")
  const future = await server.as("department-officer", "D")
  const owner = await server.database.ownerClient()
  await owner.query("update grant_of_role set until_on = '2010-08-20' where account_id = $1", [
    expired.accountId,
  ])
  await owner.query("update grant_of_role set ended_at = now() where account_id = $1", [ended.accountId])
  await owner.query("update grant_of_role set from_on = '2010-08-21' where account_id = $1", [
    future.accountId,
  ])
  await owner.end()
  askers.push({ name: "expired", at: "B1", person: expired })
  askers.push({ name: "ended", at: "B1", person: ended })
  askers.push({ name: "not-yet", at: "B1", person: future })
  return askers
}

/** Ids of everything that is asked about, by kind and name; accounts, posts and roles of the members are made. */
export async function gatherIds(server: TestServer): Promise<Map<string, number>> {
  const { pool } = server.database
  const ids = new Map<string, number>()
  for (const [code] of units) {
    ids.set(`unit ${code}`, await server.unitId(code))
    const { rows } = await pool.query("select activity_id as id from activity where code = $1", [`e-${code}`])
    ids.set(`event e-${code}`, rows[0].id)
  }
  for (const [code, unit] of members) {
    const memberId = await server.memberId(code)
    ids.set(`member ${code}`, memberId)
    const { rows: posts } = await pool.query(
      `insert into post (member_id, unit_id, post, from_on) select $1, unit_id, 'committee-member', '2010-01-01'
         from unit where code = 'B1' returning post_id as id`,
      [memberId],
    )
    ids.set(`post of ${memberId}`, posts[0].id)
    const { rows: leave } = await pool.query(
      `insert into leave (member_id, from_on, ends_on, kind, state)
       values ($1, '2010-08-20', '2010-08-21', 'sick', $2) returning leave_id as id`,
      [memberId, code === "m-G1-other" ? "approved" : "asked"],
    )
    ids.set(`leave ${code}`, leave[0].id)
    const { rows: training } = await pool.query(
      `insert into training (member_id, name, kind, started_on, hundredth_hours, state)
       values ($1, '进修班', 'party-school', '2010-07-01', 800, 'pending') returning training_id as id`,
      [memberId],
    )
    ids.set(`training ${code}`, training[0].id)
    if (asking.includes(code)) continue
    const { accountId } = await server.asMember(code)
    ids.set(`account ${code}`, accountId)
    const role = unit.startsWith("G") ? "group-leader" : "recorder"
    const { rows: grants } = await pool.query(
      `insert into grant_of_role (account_id, role, unit_id, from_on, until_on)
       select $1, $2, unit_id, '2010-01-01', '2011-01-01' from unit where code = $3 returning grant_id as id`,
      [accountId, role, unit],
    )
    ids.set(`grant ${code}`, grants[0].id)
    const { rows: past } = await pool.query(
      `insert into grant_of_role (account_id, role, unit_id, from_on, ended_at)
       select $1, $2, unit_id, '2011-01-01', now() from unit where code = $3 returning grant_id as id`,
      [accountId, role, unit],
    )
    ids.set(`past-grant ${code}`, past[0].id)
  }
  // A hall of the day, which is found by its code.
  await pool.query(
    `with held as (
       insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
       select 'e-hall', unit_id, 'collective-study', 'A hall', '2010-08-20 09:00', 200, 'planned' from unit where code = 'B1'
       returning sitting_id)
     insert into hall_code (sitting_id, code, secret, ends_at)
     select sitting_id, '2468', decode(repeat('00', 32), 'hex'), '2010-08-21' from held`,
  )
  // Two of T1's central group, whom its secretary may record.
  await pool.query(
    `insert into post (member_id, unit_id, post, from_on)
     select m, unit_id, 'central-group-member', '2010-01-01' from unit, unnest($1::int[]) m where code = 'T1'`,
    [[ids.get("member m-B1-other"), ids.get("member m-G2"), ids.get("member m-B2")]],
  )
  // Of each unit that plans: this year's plan is filed, next year's a draft, the one after it sent up.
  await pool.query(
    `insert into study_plan (unit_id, year, submitted_on, filed_on)
     select unit_id, year, case when year <> 2011 then '2009-12-01'::date end, case when year = 2010 then '2009-12-02'::date end
       from unit, generate_series(2010, 2012) year where kind <> 'group'`,
  )
  const { rows: lines } = await pool.query(
    `insert into plan_line (unit_id, year, ordinal, topic)
     select unit_id, year, 1, 'Something to learn' from study_plan
     returning plan_line_id as id, unit_id = $1 and year = 2010 as here`,
    [ids.get("unit B1")],
  )
  await pool.query(
    `insert into plan_version (study_plan_id, number, content)
     select study_plan_id, 1, '{"goals": null, "guidance": null, "reading": null, "note": null, "visitIds": [], "studyDay": null,
       "slotPart": null, "lectureCycle": null, "lines": []}'
       from study_plan where filed_on is not null`,
  )
  ids.set("plan line", lines.find(({ here }) => here).id)
  for (const [code] of units) {
    const { rows } = await pool.query(
      `insert into import_run (account_id, unit_id, file_name, preview) values ($1, $2, 'roster.xlsx', $3)
       returning import_run_id as id`,
      [ids.get("account m-B2"), ids.get(`unit ${code}`), faulty],
    )
    ids.set(`import i-${code}`, rows[0].id)
  }
  for (const [code] of units) {
    const values = [ids.get(`event e-${code}`), ids.get("member m-G2"), ids.get("member m-B2")]
    await pool.query(
      "insert into attendance (activity_id, member_id, status) values ($1, $2, 'absent')",
      values.slice(0, 2),
    )
    const { rows } = await pool.query(
      `insert into make_up (activity_id, member_id, state, helper_id, planned_on) values ($1, $2, 'arranged', $3, '2010-08-20')
       returning make_up_id as id`,
      values,
    )
    ids.set(`make-up e-${code}`, rows[0].id)
    const { rows: disputed } = await pool.query(
      `insert into dispute (activity_id, member_id, claim, word, status, made_on)
       values ($1, $2, 'was-there', 'I sat at the back', 'absent', '2010-08-20') returning dispute_id as id`,
      // That of B1 is of the member who asks.
      [values[0], code === "B1" ? ids.get("member m-B1") : values[1]],
    )
    ids.set(`dispute e-${code}`, disputed[0].id)
  }
  const { sha256, bytes } = await server.app.files.put(Readable.from([Buffer.from("What was said")]))
  for (const [code] of members) {
    const trainingId = ids.get(`training ${code}`)
    const { rows: kept } = await pool.query(
      `insert into certificate (training_id, account_id, name, kind, sha256, bytes) values ($1, $2, 'c.txt', 'txt', $3, $4)
       returning certificate_id as id`,
      [trainingId, ids.get("account m-B2"), sha256, bytes],
    )
    ids.set(`certificate of ${trainingId}`, kept[0].id)
  }
  for (const [code] of units) {
    const at = [ids.get(`event e-${code}`), ids.get("account m-B2")]
    const { rows: attached } = await pool.query(
      `insert into attachment (activity_id, account_id, name, kind, sha256, bytes) values ($1, $2, 'a.txt', 'txt', $3, $4)
       returning attachment_id as id`,
      [...at, sha256, bytes],
    )
    ids.set(`attachment e-${code}`, attached[0].id)
    const { rows: begun } = await pool.query(
      "insert into upload (activity_id, account_id, name, bytes) values ($1, $2, 'b.txt', 9) returning upload_id as id",
      at,
    )
    ids.set(`upload e-${code}`, begun[0].id)
  }
  for (const [code] of units) {
    const { rows: called } = await pool.query(
      `insert into reminder (unit_id, way, called_at, whom, account_id, on_day)
       values ($1, 'phone', '2010-08-18 10:00', 'The secretary', $2, '2010-08-18') returning reminder_id as id`,
      [ids.get(`unit ${code}`), ids.get("account m-B2")],
    )
    ids.set(`call of ${ids.get(`unit ${code}`)}`, called[0].id)
  }
  await pool.query(
    "insert into skipped_week (unit_id, week, reason) select unit_id, '2010-W33', 'busy-season' from unit",
  )
  for (const [code] of units) await gatherStudy(pool, ids, Number(ids.get(`unit ${code}`)))
  const { rows } = await pool.query(
    "insert into suggestion (account_id, page, body) values ($1, '/', 'A wish') returning suggestion_id as id",
    [ids.get("account m-B2")],
  )
  ids.set("suggestion", rows[0].id)
  await pool.query(
    `insert into workday_year (year, days) values (2027, '[{"day": "2027-01-01", "name": "元旦", "off": true}]')`,
  )
  return ids
}

/** A topic, a problem, a place, two lecturers and a rota of a unit, under its number. */
async function gatherStudy(pool: pg.Pool, ids: Map<string, number>, unitId: number): Promise<void> {
  const add = async (name: string, insert: string) => {
    const { rows } = await pool.query(insert, [unitId])
    ids.set(`${name} of ${unitId}`, Object.values<number>(rows[0])[0] ?? 0)
  }
  await add(
    "topic",
    `insert into topic (unit_id, title, from_on, until_on) values ($1, 'Of the time', '2010-01-01', '2010-12-31') returning topic_id`,
  )
  await add(
    "concern",
    `insert into concern (unit_id, kind, title, raised_on) values ($1, 'interests', 'The road', '2010-01-01') returning concern_id`,
  )
  await add("venue", `insert into venue (unit_id, name, kind) values ($1, 'Hall', 'hall') returning venue_id`)
  await add(
    "lecturer",
    `insert into known_lecturer (unit_id, name, kind) values ($1, 'Li Hua', 'expert') returning known_lecturer_id`,
  )
  await add(
    "same lecturer",
    `insert into known_lecturer (unit_id, name, kind) values ($1, 'Li-Hua', 'expert') returning known_lecturer_id`,
  )
  await add(
    "rota",
    `insert into rota (unit_id, kind, title) values ($1, 'lectures', 'Fridays') returning rota_id`,
  )
  for (const place of [1, 2]) {
    await add(
      `taker ${place}`,
      `insert into rota_taker (rota_id, name, queue_at)
       select rota_id, 'Office ${place}', ${place} from rota where unit_id = $1 returning taker_id`,
    )
  }
}

/** What the system administrator, or another one, asked for, and what waits for a second person. */
async function gatherConfirmations(
  server: TestServer,
  askers: readonly Asker[],
  ids: Map<string, number>,
): Promise<void> {
  const oneself = askers.find(({ name }) => name === "system-admin")?.person.accountId
  const { accountId: another } = await server.as("system-admin", "D")
  const { accountId: administrator } = await server.as("audit-admin", "D")
  const leader = ids.get("account m-G1-other")
  const add = async (name: string, accountId: number | undefined, by: number | undefined) => {
    const { rows } = await server.database.pool.query(
      `insert into confirmation (act, account_id, details, asked_by, asked_from, expires_at)
       values ('remove-second-factor', $1, '{}', $2, '127.0.0.1', now() + interval '1 day') returning confirmation_id as id`,
      [accountId, by],
    )
    ids.set(`confirmation ${name}`, rows[0].id)
  }
  await add("of oneself", leader, oneself)
  await add("of others", leader, another)
  await add("of an administrator", administrator, another)
  ids.set("account of an administrator", administrator)
}

/** A second session and a feed of each asker, and those of somebody else; and something that waits to be confirmed. */
export async function gatherSessions(
  server: TestServer,
  askers: readonly Asker[],
  ids: Map<string, number>,
): Promise<void> {
  await gatherConfirmations(server, askers, ids)
  const { database } = server
  const sessionOf = async (accountId: number) => {
    await makeSession(database, accountId)
    const { rows } = await database.pool.query(
      "select max(session_id) as id from session where account_id = $1",
      [accountId],
    )
    return rows[0].id
  }
  const feedOf = async (accountId: number) => {
    const { rows } = await database.pool.query(
      `insert into calendar_feed (account_id, with_due, secret_hash) values ($1, false, sha256($2))
       returning feed_id as id`,
      [accountId, Buffer.from(`feed of ${accountId}`)],
    )
    return rows[0].id
  }
  const gather = async (whose: string, accountId: number) => {
    ids.set(`session of ${whose}`, await sessionOf(accountId))
    ids.set(`feed of ${whose}`, await feedOf(accountId))
  }
  for (const { name, person } of askers) if (person.accountId > 0) await gather(name, person.accountId)
  await gather("somebody else", ids.get("account m-B2") ?? 0)
}
