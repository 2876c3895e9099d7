import fc from "fast-check"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { permissionNames, reachOf } from "../../src/domain/access/permissions.ts"
import { grantedRoles } from "../../src/domain/access/roles.ts"
import {
  type Actor,
  isOwnUnit,
  reachesMember,
  reachesUnit,
  type Scope,
  scopeFor,
} from "../../src/domain/access/scope.ts"
import { dayOf } from "../../src/domain/shared/calendar.ts"
import { placeOf, within, withinUnits } from "../../src/server/access/index.ts"
import { findSession } from "../../src/server/features/sign-in/index.ts"
import { placeUnder } from "../../src/server/features/units/store.ts"
import { freshDatabase } from "../support/database.ts"
import { emptyDistrict } from "../support/district.ts"
import { makeSession } from "../support/server.ts"

const today = dayOf("2010-08-20")
const spans = {
  past: ["2009-01-01", "2010-08-20"],
  now: ["2010-08-20", null],
  ending: ["2009-06-01", "2010-08-21"],
  future: ["2010-08-21", null],
} as const
type When = keyof typeof spans
const when = fc.constantFrom<When[]>("past", "now", "ending", "future")
const holdsToday = (span: When) => span === "now" || span === "ending"

/** A district as numbers to draw from: whatever they are, they make a tree. */
const districts = fc.record({
  parents: fc.array(fc.nat(), { maxLength: 11 }),
  groups: fc.array(fc.nat(), { maxLength: 6 }),
  moves: fc.array(fc.record({ unit: fc.nat(), to: fc.nat() }), { maxLength: 6 }),
  members: fc.array(
    fc.uniqueArray(fc.record({ unit: fc.nat(), span: when }), { selector: ({ span }) => span, maxLength: 3 }),
    { minLength: 1, maxLength: 6 },
  ),
  own: fc.option(fc.nat()),
  grants: fc.array(
    fc.record({
      role: fc.constantFrom(...grantedRoles),
      unit: fc.option(fc.nat(), { freq: 8 }),
      span: when,
      ended: fc.boolean(),
    }),
    { maxLength: 5 },
  ),
})
type District = typeof districts extends fc.Arbitrary<infer T> ? T : never

/** The same district in memory: who stands under whom, and where each member belongs. Units are numbered from 1. */
interface Model {
  readonly above: Map<number, number | undefined>
  readonly places: ReadonlyMap<number, number | undefined>
  readonly belongs: ReadonlyMap<number, number | undefined>
  readonly groups: ReadonlySet<number>
}

function withAbove(model: Model, unit: number): number[] {
  const chain: number[] = []
  for (let at: number | undefined = unit; at !== undefined; at = model.above.get(at)) chain.push(at)
  return chain
}

/** Spans of a member that do not overlap: a present one replaces the other. */
function membershipsOf(drawn: District["members"][number]): District["members"][number] {
  const present = drawn.find(({ span }) => holdsToday(span))
  return drawn.filter(
    (one) => one === present || (!holdsToday(one.span) && !clashes(one.span, present?.span)),
  )
}

function clashes(span: When, present: When | undefined): boolean {
  return (span === "past" && present === "ending") || (span === "future" && present === "now")
}

function modelOf({ parents, groups, members }: District): Model {
  const above = new Map<number, number | undefined>([[1, undefined]])
  for (const [index, parent] of parents.entries()) above.set(index + 2, (parent % (index + 1)) + 1)
  const places = new Map<number, number | undefined>()
  const belongs = new Map<number, number | undefined>()
  members.forEach((drawn, index) => {
    const held = membershipsOf(drawn)
    const at = (wanted: (span: When) => boolean) => held.find(({ span }) => wanted(span))?.unit
    const numbered = (unit: number | undefined) => (unit === undefined ? undefined : (unit % above.size) + 1)
    belongs.set(index + 1, numbered(at(holdsToday)))
    places.set(
      index + 1,
      numbered(at(holdsToday) ?? at((span) => span === "future") ?? at((span) => span === "past")),
    )
  })
  const isGroup = new Set(groups.map((drawn) => (drawn % above.size) + 1).filter((unit) => unit > 1))
  return { above, places, belongs, groups: isGroup }
}

/** What is one's own, by the rules: one's unit, the branch of one's group; of the unit above the card alone. */
function isOwn(model: Model, belongsTo: number | undefined, unit: number, permission: string): boolean {
  if (belongsTo === undefined || reachOf(permission as (typeof permissionNames)[number], "member") !== "own")
    return false
  const opensUnits = [
    ...["unit.read", "event.read", "attendance.self", "plan.read", "study.read", "make-up.take"],
    "absence.dispute",
  ]
  if (!opensUnits.includes(permission)) return false
  const opensAbove = permission === "unit.read" || model.groups.has(belongsTo)
  return unit === belongsTo || (opensAbove && unit === model.above.get(belongsTo))
}

let database: Awaited<ReturnType<typeof freshDatabase>>
let owner: Awaited<ReturnType<typeof database.ownerClient>>
beforeAll(async () => {
  database = await freshDatabase()
  owner = await database.ownerClient()
})
afterAll(async () => {
  await owner.end()
  await database.drop()
})

/** Puts the district into the database, moves units about, and answers whoever holds the grants. */
async function settle(district: District, model: Model): Promise<Actor> {
  await owner.query("truncate account, grant_of_role, session restart identity cascade")
  await emptyDistrict(owner)
  for (const [unit, parent] of model.above) {
    await owner.query(
      `insert into unit (code, name, kind, parent_id, path)
       select $1::int, $1::int, $3, $2::int, coalesce((select path from unit where unit_id = $2), '') || $1::text`,
      [unit, parent ?? null, model.groups.has(unit) ? "group" : "branch"],
    )
  }
  for (const [index, drawn] of district.members.entries()) {
    await owner.query("insert into member (code, name) values ($1::int, $1::int)", [index + 1])
    for (const { unit, span } of membershipsOf(drawn)) {
      await owner.query(
        "insert into membership (member_id, unit_id, from_on, until_on) values ($1, $2, $3, $4)",
        [index + 1, (unit % model.above.size) + 1, ...spans[span]],
      )
    }
  }
  await moveAbout(district, model)
  return await grantAndFind(district, model)
}

async function moveAbout({ moves }: District, model: Model): Promise<void> {
  for (const { unit, to } of moves) {
    const [moved, target] = [(unit % model.above.size) + 1, (to % model.above.size) + 1]
    if (moved === 1 || withAbove(model, target).includes(moved)) continue
    await placeUnder(database.pool, [moved], target)
    model.above.set(moved, target)
  }
}

async function grantAndFind({ own, grants, members }: District, model: Model): Promise<Actor> {
  const memberId = own === null ? null : (own % members.length) + 1
  await owner.query("insert into account (login, name, member_id) values ('a', 'A', $1)", [memberId])
  for (const { role, unit, span, ended } of grants) {
    const [from, until] = spans[span]
    await owner.query(
      `insert into grant_of_role (account_id, role, unit_id, from_on, until_on, ended_at)
       values (1, $1, $2, $3, $4, case when $5 then now() end)`,
      [role, unit === null ? null : (unit % model.above.size) + 1, from, until, ended],
    )
  }
  const session = await findSession(database.pool, await makeSession(database, 1), today)
  if (!session) throw new Error("nobody is signed in")
  return session.actor
}

/** What the rules say, by walking up from a unit; nothing of scopes or paths. */
function mayReach(
  { grants }: District,
  model: Model,
  permission: (typeof permissionNames)[number],
  unit: number,
) {
  return grants.some((grant) => {
    if (grant.ended || !holdsToday(grant.span)) return false
    const held = grant.unit === null ? 1 : (grant.unit % model.above.size) + 1
    const reach = reachOf(permission, grant.role)
    return reach === "subtree" ? withAbove(model, unit).includes(held) : reach === "unit" && held === unit
  })
}

async function inSql(condition: (values: unknown[]) => string, from: string): Promise<number[]> {
  const values: unknown[] = []
  const where = condition(values)
  const { rows } = await database.pool.query(
    `select id from (${from}) rows where ${where} order by id`,
    values,
  )
  return rows.map(({ id }) => id)
}

const unitsFrom = "select unit_id as id, path from unit"
const membersFrom = `select m.member_id as id, u.path from member m
  left join unit u on u.unit_id = ${placeOf("m.member_id", `date '${today}'`)}`

let compared = 0

async function compare(
  district: District,
  model: Model,
  scope: Scope<(typeof permissionNames)[number]>,
  belongsTo: number | undefined,
) {
  const { permission } = scope
  const path = (unit: number) => withAbove(model, unit).reverse().join(".")
  const units = [...model.above.keys()]
  const reached = units.filter((unit) => reachesUnit(scope, path(unit)))
  expect(await inSql((values) => within(scope, values, { path: "path" }), unitsFrom)).toEqual(reached)
  expect(units.filter((unit) => mayReach(district, model, permission, unit))).toEqual(reached)
  const own = units.filter((unit) => reachesUnit(scope, path(unit)) || isOwnUnit(scope, path(unit)))
  expect(units.filter((unit) => reached.includes(unit) || isOwn(model, belongsTo, unit, permission))).toEqual(
    own,
  )
  expect(await inSql((values) => withinUnits(scope, values, "path"), unitsFrom)).toEqual(own)
  const members = [...model.places].filter(([memberId, place]) =>
    reachesMember(scope, { memberId, path: place === undefined ? null : path(place) }),
  )
  expect(await inSql((values) => within(scope, values, { path: "path", member: "id" }), membersFrom)).toEqual(
    members.map(([memberId]) => memberId),
  )
  compared += 1
}

describe("over random trees, grants and moves", () => {
  test("a scope in SQL reaches what it reaches in memory, and what the rules say", async () => {
    await fc.assert(
      fc.asyncProperty(districts, async (district) => {
        const model = modelOf(district)
        const actor = await settle(district, model)
        for (const [unit, path] of (
          await owner.query({ text: "select unit_id, path::text from unit", rowMode: "array" })
        ).rows)
          expect(path).toBe(withAbove(model, unit).reverse().join("."))
        const ownUnit = actor.memberId === null ? undefined : model.belongs.get(actor.memberId)
        expect(actor.memberPath).toBe(
          ownUnit === undefined ? null : withAbove(model, ownUnit).reverse().join("."),
        )
        for (const permission of permissionNames)
          await compare(district, model, scopeFor(actor, permission), ownUnit)
      }),
      { numRuns: 60, endOnFailure: true },
    )
    expect(compared).toBeGreaterThanOrEqual(1000)
  }, 300_000)
})
