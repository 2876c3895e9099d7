import fc from "fast-check"
import type { PoolClient } from "pg"
import { taskKinds } from "../../src/domain/policy/recorded-tasks.ts"
import {
  activityKinds,
  activityStates,
  attendanceStatuses,
  circumstances,
  orgCategories,
  orgFields,
  posts,
  ranks,
  trainingKinds,
  trainingStates,
  writingKinds,
  writingStates,
} from "../../src/domain/shared/words.ts"
import { plusDays } from "./oracle/days.ts"
import { daysAround } from "./random-district/seeds.ts"
import { judgedYear } from "./random-district.ts"

/** What is drawn for one action; every number is taken modulo what there is. */
export interface Draw {
  readonly day: string
  readonly at: readonly number[]
}

/** A change of the records as whoever makes it by hand writes it. Nobody says what it may have changed. */
type AuditAbout = (client: PoolClient, draw: Draw) => Promise<unknown>

async function ids(client: PoolClient, sql: string, values: unknown[] = []): Promise<number[]> {
  const { rows } = await client.query<[number]>({ text: sql, values, rowMode: "array" })
  return rows.map(([id]) => id)
}

const one = <T>(list: readonly T[], at = 0): T | undefined => list[at % list.length]
const wordOf = <T extends string>(words: Readonly<Record<string, T>>, at = 0): T => {
  const word = one(Object.values(words), at)
  if (word === undefined) throw new Error("a list of words is not empty")
  return word
}

const units = (client: PoolClient) => ids(client, "select unit_id from unit order by 1")
const members = (client: PoolClient) => ids(client, "select member_id from member order by 1")
const homes = (client: PoolClient) =>
  ids(client, "select unit_id from unit where kind in ('branch', 'group') order by 1")
const present = (list: readonly (number | null | undefined)[]): number[] =>
  list.filter((id) => id !== null && id !== undefined)

let made = 0

const recordActivity: AuditAbout = async (client, { day, at }) => {
  const all = await units(client)
  const people = await members(client)
  const unit = one(all, at[0])
  if (unit === undefined) return
  const audience = (at[1] ?? 0) % 3 === 0 ? present([one(all, at[2]), one(all, at[3])]) : []
  const lecturer = (at[4] ?? 0) % 2 === 0 ? (one(people, at[4]) ?? null) : null
  const [id = 0] = await ids(
    client,
    `with own as (insert into sitting (minutes) values ('x') returning sitting_id)
     insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state, audience, lecturer_id,
            sitting_id, content, effect)
     select $1, $2::int, $3, 'x', $4::timestamp, $5::int, $6, $7::int[], $8::int, sitting_id, $9, 'x' from own
     returning activity_id`,
    [
      `new-${++made}`,
      unit,
      wordOf(activityKinds, at[5]),
      `${day} 14:00`,
      ((at[6] ?? 0) % 9) * 100,
      (at[7] ?? 0) % 4 === 0 ? wordOf(activityStates, at[7]) : "held",
      audience.length > 0 ? [...new Set(audience)] : null,
      lecturer,
      (at[8] ?? 0) % 3 === 0 ? null : "x",
    ],
  )
  await client.query(
    `insert into attendance (activity_id, member_id, status)
     select $1, member_id, 'present' from member where (member_id * 7 + $2::int) % 3 <> 0`,
    [id, at[9]],
  )
}

async function anActivity(client: PoolClient, at = 0): Promise<number | undefined> {
  return one(await ids(client, "select activity_id from activity order by 1"), at)
}

const changeState: AuditAbout = async (client, { at }) => {
  const id = await anActivity(client, at[0])
  if (id === undefined) return
  await client.query("update activity set state = $2 where activity_id = $1", [
    id,
    wordOf(activityStates, at[1]),
  ])
}

const correctActivity: AuditAbout = async (client, { day, at }) => {
  const id = await anActivity(client, at[0])
  if (id === undefined) return
  await client.query(
    `update activity set starts_at = $2, kind = $3, unit_id = $4, hundredth_hours = $5, audience = null,
            lecturer_id = $6, lecturer_name = null where activity_id = $1`,
    [
      id,
      `${day} 09:00`,
      wordOf(activityKinds, at[1]),
      one(await units(client), at[2]),
      at[3],
      one(await members(client), at[4]),
    ],
  )
}

/** The minutes of a sitting with all its items, or one item in the sitting of another. */
const correctSitting: AuditAbout = async (client, { at }) => {
  const id = await anActivity(client, at[0])
  if (id === undefined) return
  if ((at[1] ?? 0) % 2 === 0) {
    await client.query(
      "update sitting set minutes = $2 where sitting_id = (select sitting_id from activity where activity_id = $1)",
      [id, (at[2] ?? 0) % 2 === 0 ? null : "y"],
    )
    return
  }
  await client.query(
    `update activity set sitting_id = (select sitting_id from activity where activity_id = $2) where activity_id = $1`,
    [id, await anActivity(client, at[2])],
  )
}

const deleteActivity: AuditAbout = async (client, { at }) => {
  const id = await anActivity(client, at[0])
  if (id === undefined) return
  await client.query("delete from attendance where activity_id = $1", [id])
  await client.query("delete from activity where activity_id = $1", [id])
}

const noteAttendance: AuditAbout = async (client, { day, at }) => {
  const id = await anActivity(client, at[0])
  const member = one(await members(client), at[1])
  if (id === undefined || member === undefined) return
  const status = wordOf(attendanceStatuses, at[2])
  await client.query("delete from attendance where activity_id = $1 and member_id = $2", [id, member])
  if ((at[3] ?? 0) % 4 !== 0) {
    await client.query(
      "insert into attendance (activity_id, member_id, status, made_up_on, helper_id) values ($1, $2, $3, $4, $5)",
      [id, member, status, status === "made-up" ? day : null, one(await members(client), at[4])],
    )
  }
}

const noteTraining: AuditAbout = async (client, { day, at }) => {
  const member = one(await members(client), at[0])
  if (member === undefined) return
  await client.query(
    `insert into training (member_id, name, kind, started_on, hundredth_hours, state) values ($1, 'x', $2, $3, $4, $5)`,
    [member, wordOf(trainingKinds, at[1]), day, ((at[2] ?? 0) % 30) * 100, wordOf(trainingStates, at[3])],
  )
}

const noteWriting: AuditAbout = async (client, { day, at }) => {
  const member = one(await members(client), at[0])
  if (member === undefined) return
  await client.query(
    "insert into writing (member_id, kind, title, written_on, state) values ($1, $2, 'x', $3, $4)",
    [member, wordOf(writingKinds, at[1]), day, wordOf(writingStates, at[2])],
  )
}

/** From the day on the member belongs to another unit, whatever was planned for later. */
const transfer: AuditAbout = async (client, { day, at }) => {
  const member = one(await members(client), at[0])
  const to = one(await homes(client), at[1])
  if (member === undefined || to === undefined) return
  await client.query("delete from membership where member_id = $1 and from_on >= $2", [member, day])
  await client.query(
    "update membership set until_on = $2 where member_id = $1 and (until_on is null or until_on > $2)",
    [member, day],
  )
  const leaves = (at[2] ?? 0) % 5 === 0
  if (!leaves) {
    await client.query("insert into membership (member_id, unit_id, from_on) values ($1, $2, $3)", [
      member,
      to,
      day,
    ])
  }
}

const fillPost: AuditAbout = async (client, { day, at }) => {
  const member = one(await members(client), at[0])
  const unit = one(await units(client), at[1])
  if (member === undefined || unit === undefined) return
  await client.query(
    "insert into post (member_id, unit_id, post, from_on, until_on) values ($1, $2, $3, $4, $5)",
    [
      member,
      unit,
      wordOf(posts, at[2]),
      day,
      (at[3] ?? 0) % 2 === 0 ? null : plusDays(day, (at[3] ?? 0) % 300),
    ],
  )
}

const leavePost: AuditAbout = async (client, { day, at }) => {
  const id = one(await ids(client, "select post_id from post order by 1"), at[0])
  if (id === undefined) return
  await client.query("update post set until_on = greatest(from_on, $2::date) where post_id = $1", [id, day])
}

const filePlan: AuditAbout = async (client, { day, at }) => {
  const unit = one(await units(client), at[0])
  if (unit === undefined) return
  await client.query(
    `insert into study_plan (unit_id, year, filed_on) values ($1, $2, $3)
     on conflict (unit_id, year) do update set filed_on = excluded.filed_on`,
    [unit, 2010 + ((at[1] ?? 0) % 2), day],
  )
}

const ofMembers = ["notebook-issued", "home-study-visit", "mailing-returned", "archive-filed"]

const doTask: AuditAbout = async (client, { day, at }) => {
  const kind = one(taskKinds, at[0]) ?? "branch-checked"
  const unit = one(await units(client), at[1])
  const member = one(await members(client), at[2])
  if (unit === undefined || member === undefined) return
  const personal = ofMembers.includes(kind)
  const about = kind === "branch-checked" ? (one(await units(client), at[3]) ?? null) : null
  const period = kind === "supervision-report" ? `${day.slice(0, 4)}-B${1 + ((at[4] ?? 0) % 6)}` : null
  await client.query(
    `insert into recorded_task (kind, done_on, year, unit_id, member_id, about_unit_id, period)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [kind, day, Number(day.slice(0, 4)), personal ? null : unit, personal ? member : null, about, period],
  )
}

const unitColumns = [
  ["field", (at) => wordOf(orgFields, at)],
  ["category", (at) => wordOf(orgCategories, at)],
  ["has_committee", (at) => at % 2 === 0],
  ["has_central_group", (at) => at % 2 === 0],
  ["lecture_cycle", (at) => (at % 2 === 0 ? "quarter" : "half-year")],
  ["name", (at) => (at % 2 === 0 ? "区直机关工委" : "城关")],
  ["founded_on", (_, day) => day],
  ["dissolved_on", (_, day) => day],
] as const satisfies readonly (readonly [string, (at: number, day: string) => unknown])[]

const editUnit: AuditAbout = async (client, { day, at }) => {
  const unit = one(await units(client), at[0])
  const [column, value] = one(unitColumns, at[1]) ?? unitColumns[0]
  if (unit === undefined) return
  const other =
    column === "founded_on" ? "dissolved_on" : column === "dissolved_on" ? "founded_on" : undefined
  if (other) await client.query(`update unit set ${other} = null where unit_id = $1`, [unit])
  await client.query(`update unit set ${column} = $2 where unit_id = $1`, [unit, value(at[2] ?? 0, day)])
}

const moveUnit: AuditAbout = async (client, { at }) => {
  const unit = one(
    await ids(client, "select unit_id from unit where parent_id is not null and kind <> 'group' order by 1"),
    at[0],
  )
  if (unit === undefined) return
  const to = one(
    await ids(
      client,
      `select unit_id from unit where kind not in ('branch', 'group')
          and not path <@ (select path from unit where unit_id = $1) order by 1`,
      [unit],
    ),
    at[1],
  )
  if (to === undefined) return
  await client.query("update unit set parent_id = $2 where unit_id = $1", [unit, to])
  await client.query(
    `with moved as (select path as old, nlevel(path) as deep from unit where unit_id = $1),
          target as (select path from unit where unit_id = $2)
     update unit u set path = target.path || subpath(u.path, moved.deep - 1)
       from moved, target where u.path <@ moved.old`,
    [unit, to],
  )
}

const addUnit: AuditAbout = async (client, { day, at }) => {
  const above = one(
    await ids(client, "select unit_id from unit where kind not in ('branch', 'group')"),
    at[0],
  )
  const [unit = 0] = await ids(
    client,
    `insert into unit (code, name, kind, parent_id, field, founded_on) values ($1, '新', 'branch', $2, $3, $4)
     returning unit_id`,
    [`new-${++made}`, above, wordOf(orgFields, at[1]), (at[2] ?? 0) % 2 === 0 ? null : day],
  )
  await client.query(
    `update unit u set path = p.path || u.unit_id::text from unit p where p.unit_id = u.parent_id and u.unit_id = $1`,
    [unit],
  )
}

const editMember: AuditAbout = async (client, { at }) => {
  const member = one(await members(client), at[0])
  if (member === undefined) return
  await client.query(
    "update member set rank = $2, in_service = $3, circumstances = $4 where member_id = $1",
    [
      member,
      wordOf(ranks, (at[1] ?? 0) % 3),
      (at[2] ?? 0) % 2 === 0,
      (at[3] ?? 0) % 2 === 0 ? [wordOf(circumstances, at[3])] : null,
    ],
  )
}

const addMember: AuditAbout = async (client, { day, at }) => {
  const unit = one(await homes(client), at[0])
  if (unit === undefined) return
  const [member = 0] = await ids(
    client,
    "insert into member (code, name, rank, in_service) values ($1, '新', $2, true) returning member_id",
    [`new-${++made}`, wordOf(ranks, at[1])],
  )
  await client.query("insert into membership (member_id, unit_id, from_on) values ($1, $2, $3)", [
    member,
    unit,
    day,
  ])
}

const fromDayOn: AuditAbout = async (client, { day, at }) => {
  const member = one(await members(client), at[0])
  const unit = one(await units(client), at[0])
  if (member === undefined || unit === undefined) return
  const history = (table: string, id: number, item: string, value: unknown) =>
    client.query(
      `insert into ${table}_history (${table}_id, item, from_on, value) values ($1, $2, $3, $4::jsonb)
       on conflict (${table}_id, item, from_on) do update set value = excluded.value`,
      [id, item, (at[1] ?? 0) % 3 === 0 ? null : day, JSON.stringify(value)],
    )
  if ((at[2] ?? 0) % 2 === 0) await history("member", member, "rank", wordOf(ranks, at[3]))
  else await history("unit", unit, "field", wordOf(orgFields, at[3]))
}

/** Tables, and what a hand may set in many of their rows at once. */
const sweeps = [
  ["attendance", "status = 'absent'"],
  ["attendance", "status = 'present'"],
  ["activity", "state = 'held'"],
  ["sitting", "minutes = null"],
  ["activity", "hundredth_hours = 100"],
  ["training", "state = 'recognised'"],
  ["writing", "state = 'accepted'"],
  ["membership", "until_on = null"],
  ["post", "until_on = from_on"],
  ["study_plan", "filed_on = null"],
  ["unit", "has_committee = not has_committee"],
  ["member", "in_service = not in_service"],
] as const

const setMany: AuditAbout = async (client, { at }) => {
  const [table, setting] = one(sweeps, at[0]) ?? sweeps[0]
  // A membership that goes on for ever may meet the next one.
  const alone = "(select count(*) from membership b where b.member_id = t.member_id) = 1"
  await client.query(
    `update ${table} t set ${setting}
      where hashtext(t::text) % 3 <> 0 ${table === "membership" ? `and ${alone}` : ""}`,
  )
}

const deletable = [
  "attendance",
  "training",
  "writing",
  "membership",
  "post",
  "study_plan",
  "recorded_task",
  "member_history",
]

const deleteSome: AuditAbout = async (client, { at }) => {
  const table = one(deletable, at[0]) ?? "recorded_task"
  await client.query(`delete from ${table} t where hashtext(t::text) % 4 = ($1::int % 4)`, [at[1]])
}

/** Whatever may happen to the records, by name. */
export const rawActions = {
  recordActivity,
  changeState,
  correctActivity,
  correctSitting,
  deleteActivity,
  noteAttendance,
  noteTraining,
  noteWriting,
  transfer,
  fillPost,
  leavePost,
  filePlan,
  doTask,
  editUnit,
  moveUnit,
  addUnit,
  editMember,
  addMember,
  fromDayOn,
  setMany,
  deleteSome,
} satisfies Readonly<Record<string, AuditAbout>>

/** Actions one after the other. */
export function actionSequences(most: number): fc.Arbitrary<{ name: keyof typeof rawActions; draw: Draw }[]> {
  // What moves people and what reaches several units at once goes wrong first.
  const likely: readonly (keyof typeof rawActions)[] = ["recordActivity", "transfer", "editUnit", "doTask"]
  const names = Object.keys(rawActions).filter((name) => name in rawActions) as (keyof typeof rawActions)[]
  const draw = fc.record({
    day: daysAround(judgedYear).any,
    at: fc.array(fc.nat(9999), { minLength: 10, maxLength: 10 }),
  })
  return fc.array(fc.record({ name: fc.constantFrom(...names, ...likely, ...likely), draw }), {
    minLength: 1,
    maxLength: most,
  })
}
