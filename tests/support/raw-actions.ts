import fc from "fast-check"
import type { PoolClient } from "pg"
import { dutyKinds } from "../../src/domain/policy/clause.ts"
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
import type { Invalidation } from "../../src/server/features/standing/index.ts"
import { plusDays } from "./oracle/days.ts"
import { daysAround } from "./random-district/seeds.ts"
import { judgedYear } from "./random-district.ts"

/** What is drawn for one action; every number is taken modulo what there is. */
export interface Draw {
  readonly day: string
  readonly at: readonly number[]
}

/** A change of the records as whoever makes it writes it, and what it must say it touched. */
type AuditAbout = (client: PoolClient, draw: Draw) => Promise<Invalidation | readonly Invalidation[]>

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

/** Everybody and everything an activity concerns. */
async function concernedBy(client: PoolClient, activityId: number): Promise<Invalidation> {
  const { rows } = await client.query(
    `select unit_id, audience, lecturer_id, array(select member_id from attendance where activity_id = $1) as listed
       from activity where activity_id = $1`,
    [activityId],
  )
  const [row] = rows
  return {
    unitIds: present([row.unit_id, ...(row.audience ?? [])]),
    memberIds: present([row.lecturer_id, ...row.listed]),
    below: true,
  }
}

let made = 0

const recordActivity: AuditAbout = async (client, { day, at }) => {
  const all = await units(client)
  const people = await members(client)
  const unit = one(all, at[0])
  if (unit === undefined) return {}
  const audience = (at[1] ?? 0) % 3 === 0 ? present([one(all, at[2]), one(all, at[3])]) : []
  const lecturer = (at[4] ?? 0) % 2 === 0 ? (one(people, at[4]) ?? null) : null
  const [id = 0] = await ids(
    client,
    `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state, audience, lecturer_id,
            minutes, content, effect)
     values ($1, $2, $3, 'x', $4, $5, $6, $7, $8, 'x', $9, 'x') returning activity_id`,
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
  return concernedBy(client, id)
}

async function anActivity(client: PoolClient, at = 0): Promise<number | undefined> {
  return one(await ids(client, "select activity_id from activity order by 1"), at)
}

const changeState: AuditAbout = async (client, { at }) => {
  const id = await anActivity(client, at[0])
  if (id === undefined) return {}
  await client.query("update activity set state = $2 where activity_id = $1", [
    id,
    wordOf(activityStates, at[1]),
  ])
  return concernedBy(client, id)
}

const correctActivity: AuditAbout = async (client, { day, at }) => {
  const id = await anActivity(client, at[0])
  if (id === undefined) return {}
  const before = await concernedBy(client, id)
  await client.query(
    `update activity set starts_at = $2, kind = $3, unit_id = $4, hundredth_hours = $5, audience = null,
            lecturer_id = $6 where activity_id = $1`,
    [
      id,
      `${day} 09:00`,
      wordOf(activityKinds, at[1]),
      one(await units(client), at[2]),
      at[3],
      one(await members(client), at[4]),
    ],
  )
  return both(before, await concernedBy(client, id))
}

const deleteActivity: AuditAbout = async (client, { at }) => {
  const id = await anActivity(client, at[0])
  if (id === undefined) return {}
  const before = await concernedBy(client, id)
  await client.query("delete from attendance where activity_id = $1", [id])
  await client.query("delete from activity where activity_id = $1", [id])
  return before
}

function both(a: Invalidation, b: Invalidation): Invalidation {
  return {
    ...a,
    unitIds: [...(a.unitIds ?? []), ...(b.unitIds ?? [])],
    memberIds: [...(a.memberIds ?? []), ...(b.memberIds ?? [])],
  }
}

const noteAttendance: AuditAbout = async (client, { day, at }) => {
  const id = await anActivity(client, at[0])
  const member = one(await members(client), at[1])
  if (id === undefined || member === undefined) return {}
  const status = wordOf(attendanceStatuses, at[2])
  await client.query("delete from attendance where activity_id = $1 and member_id = $2", [id, member])
  if ((at[3] ?? 0) % 4 !== 0) {
    await client.query(
      "insert into attendance (activity_id, member_id, status, made_up_on, helper_id) values ($1, $2, $3, $4, $5)",
      [id, member, status, status === "made-up" ? day : null, one(await members(client), at[4])],
    )
  }
  return {
    unitIds: await ids(client, "select unit_id from activity where activity_id = $1", [id]),
    memberIds: [member],
  }
}

const noteTraining: AuditAbout = async (client, { day, at }) => {
  const member = one(await members(client), at[0])
  if (member === undefined) return {}
  await client.query(
    `insert into training (member_id, name, kind, started_on, hundredth_hours, state) values ($1, 'x', $2, $3, $4, $5)`,
    [member, wordOf(trainingKinds, at[1]), day, ((at[2] ?? 0) % 30) * 100, wordOf(trainingStates, at[3])],
  )
  return { memberIds: [member] }
}

const noteWriting: AuditAbout = async (client, { day, at }) => {
  const member = one(await members(client), at[0])
  if (member === undefined) return {}
  await client.query(
    "insert into writing (member_id, kind, title, written_on, state) values ($1, $2, 'x', $3, $4)",
    [member, wordOf(writingKinds, at[1]), day, wordOf(writingStates, at[2])],
  )
  return { memberIds: [member] }
}

/** From the day on the member belongs to another unit, whatever was planned for later. */
const transfer: AuditAbout = async (client, { day, at }) => {
  const member = one(await members(client), at[0])
  const to = one(await homes(client), at[1])
  if (member === undefined || to === undefined) return {}
  const from = await ids(client, "select unit_id from membership where member_id = $1", [member])
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
  return { memberIds: [member], unitIds: [...from, to] }
}

const fillPost: AuditAbout = async (client, { day, at }) => {
  const member = one(await members(client), at[0])
  const unit = one(await units(client), at[1])
  if (member === undefined || unit === undefined) return {}
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
  return { memberIds: [member], unitIds: [unit] }
}

const leavePost: AuditAbout = async (client, { day, at }) => {
  const id = one(await ids(client, "select post_id from post order by 1"), at[0])
  if (id === undefined) return {}
  const { rows } = await client.query(
    "update post set until_on = greatest(from_on, $2::date) where post_id = $1 returning member_id, unit_id",
    [id, day],
  )
  return { memberIds: [rows[0].member_id], unitIds: [rows[0].unit_id] }
}

const filePlan: AuditAbout = async (client, { day, at }) => {
  const unit = one(await units(client), at[0])
  if (unit === undefined) return {}
  await client.query(
    `insert into study_plan (unit_id, year, filed_on) values ($1, $2, $3)
     on conflict (unit_id, year) do update set filed_on = excluded.filed_on`,
    [unit, 2010 + ((at[1] ?? 0) % 2), day],
  )
  return { unitIds: [unit] }
}

const ofMembers = ["notebook-issued", "home-study-visit", "mailing-returned", "archive-filed"]

const doDuty: AuditAbout = async (client, { day, at }) => {
  const kind = one(dutyKinds, at[0]) ?? "branch-checked"
  const unit = one(await units(client), at[1])
  const member = one(await members(client), at[2])
  if (unit === undefined || member === undefined) return {}
  const personal = ofMembers.includes(kind)
  const about = kind === "branch-checked" ? (one(await units(client), at[3]) ?? null) : null
  await client.query(
    "insert into duty (kind, done_on, year, unit_id, member_id, about_unit_id) values ($1, $2, $3, $4, $5, $6)",
    [kind, day, Number(day.slice(0, 4)), personal ? null : unit, personal ? member : null, about],
  )
  return personal ? { memberIds: [member] } : { unitIds: present([unit, about]) }
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
  if (unit === undefined) return {}
  const other =
    column === "founded_on" ? "dissolved_on" : column === "dissolved_on" ? "founded_on" : undefined
  if (other) await client.query(`update unit set ${other} = null where unit_id = $1`, [unit])
  await client.query(`update unit set ${column} = $2 where unit_id = $1`, [unit, value(at[2] ?? 0, day)])
  return { unitIds: [unit], tree: true }
}

const moveUnit: AuditAbout = async (client, { at }) => {
  const unit = one(
    await ids(client, "select unit_id from unit where parent_id is not null and kind <> 'group' order by 1"),
    at[0],
  )
  if (unit === undefined) return {}
  const to = one(
    await ids(
      client,
      `select unit_id from unit where kind not in ('branch', 'group')
          and not path <@ (select path from unit where unit_id = $1) order by 1`,
      [unit],
    ),
    at[1],
  )
  if (to === undefined) return {}
  const above = async () =>
    ids(client, "select unnest(string_to_array(path::text, '.')::int[]) from unit where unit_id = $1", [unit])
  const before = await above()
  await client.query("update unit set parent_id = $2 where unit_id = $1", [unit, to])
  await client.query(
    `with moved as (select path as old, nlevel(path) as deep from unit where unit_id = $1),
          target as (select path from unit where unit_id = $2)
     update unit u set path = target.path || subpath(u.path, moved.deep - 1)
       from moved, target where u.path <@ moved.old`,
    [unit, to],
  )
  return [{ unitIds: [unit], tree: true }, { unitIds: [...before, ...(await above())] }]
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
  return { unitIds: present([unit, above]), tree: true }
}

const editMember: AuditAbout = async (client, { at }) => {
  const member = one(await members(client), at[0])
  if (member === undefined) return {}
  await client.query(
    "update member set rank = $2, in_service = $3, circumstances = $4 where member_id = $1",
    [
      member,
      wordOf(ranks, (at[1] ?? 0) % 3),
      (at[2] ?? 0) % 2 === 0,
      (at[3] ?? 0) % 2 === 0 ? [wordOf(circumstances, at[3])] : null,
    ],
  )
  return { memberIds: [member] }
}

const addMember: AuditAbout = async (client, { day, at }) => {
  const unit = one(await homes(client), at[0])
  if (unit === undefined) return {}
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
  return { memberIds: [member], unitIds: [unit] }
}

/** Whatever may happen to the records, by name. */
export const rawActions = {
  recordActivity,
  changeState,
  correctActivity,
  deleteActivity,
  noteAttendance,
  noteTraining,
  noteWriting,
  transfer,
  fillPost,
  leavePost,
  filePlan,
  doDuty,
  editUnit,
  moveUnit,
  addUnit,
  editMember,
  addMember,
} satisfies Readonly<Record<string, AuditAbout>>

/** Actions one after the other. */
export function actionSequences(most: number): fc.Arbitrary<{ name: keyof typeof rawActions; draw: Draw }[]> {
  // What moves people and what reaches several units at once goes wrong first.
  const likely: readonly (keyof typeof rawActions)[] = ["recordActivity", "transfer", "editUnit", "doDuty"]
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
