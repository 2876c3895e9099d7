import { Readable } from "node:stream"
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
  const server = await openTestServer({ today })
  const { pool } = server.database
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
  return server
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
    if (code === "m-B1") continue
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
  // Two of T1's central group, whom its secretary may record.
  await pool.query(
    `insert into post (member_id, unit_id, post, from_on)
     select m, unit_id, 'central-group-member', '2010-01-01' from unit, unnest($1::int[]) m where code = 'T1'`,
    [[ids.get("member m-B1-other"), ids.get("member m-B2")]],
  )
  for (const [code] of units) {
    const { rows } = await pool.query(
      `insert into import_run (account_id, unit_id, file_name, preview) values ($1, $2, 'roster.xlsx', $3)
       returning import_run_id as id`,
      [ids.get("account m-B2"), ids.get(`unit ${code}`), faulty],
    )
    ids.set(`import i-${code}`, rows[0].id)
  }
  const { sha256, bytes } = await server.app.files.put(Readable.from([Buffer.from("What was said")]))
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

/** A second session of each asker, and one of somebody else; and something that waits to be confirmed. */
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
  for (const { name, person } of askers)
    if (person.accountId > 0) ids.set(`session of ${name}`, await sessionOf(person.accountId))
  ids.set("session of somebody else", await sessionOf(ids.get("account m-B2") ?? 0))
}
