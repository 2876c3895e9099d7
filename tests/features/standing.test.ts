import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { dayOf } from "../../src/domain/shared/calendar.ts"
import { inTransaction } from "../../src/server/db/index.ts"
import { readPacks } from "../../src/server/features/policy/read-packs.ts"
import {
  rebuild,
  refresh,
  rememberedUnits,
  standingOfMember,
  standingOfUnits,
} from "../../src/server/features/standing/index.ts"
import { freshDatabase, type TestDatabase } from "../support/database.ts"
import { bringIn, judged } from "../support/district.ts"
import { storedStanding } from "../support/standing.ts"

const folder = fileURLToPath(new URL("../fixtures/sample-district/book", import.meta.url))
const packs = readPacks()
const today = dayOf("2010-08-20")
const year = 2010

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await bringIn(database, folder)
})
afterAll(() => database.drop())

const asker = () => ({ app: { database, packs }, client: database.requests, today })

async function ask<Row extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> {
  return (await database.pool.query<Row>(sql, values)).rows
}

async function idOf(kind: "unit" | "member", where: string): Promise<number> {
  const [row] = await ask<{ id: number }>(`select ${kind}_id as id from ${kind} where ${where} order by code`)
  if (!row) throw new Error(`no ${kind} where ${where}`)
  return row.id
}

/** Somebody without a rank who belongs somewhere. */
const aMember = () =>
  idOf("member", "rank is null and exists (select from membership b where b.member_id = member.member_id)")

/** The last transaction that wrote each kept row: it changes when a row becomes another, and only then. */
async function writtenBy(): Promise<Map<string, string>> {
  const rows = await ask<{ key: string; by: string }>(
    "select concat_ws(' ', obligation, unit_id, 'm' || member_id) as key, xmin::text as by from standing",
  )
  return new Map(rows.map(({ key, by }) => [key, by]))
}

/** The rows that came, went or became others. */
async function rewritten(action: () => Promise<unknown>): Promise<string[]> {
  const before = await writtenBy()
  await action()
  const after = await writtenBy()
  return [...new Set([...before.keys(), ...after.keys()])].filter((key) => before.get(key) !== after.get(key))
}

const refreshed = () => refresh(database, packs, year, today)

async function trainingOf(member: number): Promise<number | null | undefined> {
  const rows = await standingOfMember(asker(), year, member)
  return rows.find(({ obligation }) => obligation.startsWith("TR-"))?.periods[0]?.actual
}

async function train(member: number, hours: number): Promise<void> {
  await inTransaction(database.pool, async (client) => {
    await client.query(
      `insert into training (member_id, name, kind, started_on, hundredth_hours, state)
       values ($1, 'x', 'party-school', '2010-05-04', $2, 'recognised')`,
      [member, hours * 100],
    )
  })
}

describe("what is kept", () => {
  test("is what the judgement says, row by row", async () => {
    await refreshed()
    const rows = await ask<{ obligation: string; code: string; states: string; actuals: number[] }>(
      `select s.obligation, coalesce(u.code, m.code) as code, s.states, s.actuals from standing s
         left join unit u on u.unit_id = s.unit_id left join member m on m.member_id = s.member_id`,
    )
    const letter = { met: "m", open: "o", short: "s", not_applicable: "-" }
    const said = await judged(database, packs, { year, asOf: today })
    const bySubject = Map.groupBy(said, (row) => `${row.obligation} ${row.subject}`)
    expect(bySubject.size).toBe(rows.length)
    for (const { obligation, code, states, actuals } of rows) {
      const own = bySubject.get(`${obligation} ${code}`) ?? []
      const expected = own.map((row) => (row.atRisk ? "r" : letter[row.status])).join("")
      expect(states.replaceAll("-", ""), `${obligation} ${code}`).toBe(expected)
      expect(actuals.filter((one) => one !== null)).toEqual(own.map((row) => row.actual))
    }
  })

  test("is not judged again when nothing was touched", async () => {
    expect(await rewritten(refreshed)).toEqual([])
  })

  test("of others stays as it is when one member was touched", async () => {
    const member = await aMember()
    const own = await rewritten(async () => {
      await train(member, 1)
      await refreshed()
    })
    expect(own.filter((key) => key.endsWith(`m${member}`)).length).toBeGreaterThan(0)
    expect(own.filter((key) => key.includes("m") && !key.endsWith(`m${member}`))).toEqual([])
  })

  test("of a unit's neighbours stays as it is when the unit was touched", async () => {
    const unit = await idOf("unit", "kind = 'branch'")
    const say = (state: string) =>
      ask("update activity set state = $2 where unit_id = $1 and kind = 'assembly'", [unit, state])
    const own = await rewritten(async () => {
      await say("cancelled")
      await refreshed()
    })
    await say("held")
    const [neighbour = 0] = (
      await ask<{ id: number }>(
        `select unit_id as id from unit where kind = 'branch' and unit_id <> $1
            and parent_id = (select parent_id from unit where unit_id = $1)`,
        [unit],
      )
    ).map(({ id }) => id)
    expect(own).toContain(`TM-ASSEMBLY ${unit}`)
    expect(own).not.toContain(`TM-ASSEMBLY ${neighbour}`)
  })

  test("is not written again where judging again finds the same", async () => {
    const unit = await idOf("unit", "kind = 'branch'")
    await refreshed()
    const versions = () => ask("select version from standing_year where year = $1", [year])
    const before = await versions()
    const again = await rewritten(async () => {
      await ask("update activity set topic = topic || '。' where unit_id = $1", [unit])
      await refreshed()
    })
    expect(await versions()).not.toEqual(before)
    expect(again).toEqual([])
  })

  test("counts a record from the first reader on", async () => {
    const member = await aMember()
    const before = await trainingOf(member)
    await train(member, 3)
    expect(await trainingOf(member)).toBe(Number(before) + 3)
  })

  test("is the same whoever of many readers comes first", async () => {
    const member = await aMember()
    const before = Number(await trainingOf(member))
    const read = await Promise.all(
      Array.from({ length: 24 }, async () => {
        await train(member, 1)
        return Number(await trainingOf(member))
      }),
    )
    expect(Math.max(...read)).toBe(before + 24)
    expect(read.every((hours) => hours > before)).toBe(true)
    expect(await trainingOf(member)).toBe(before + 24)
  })

  test("loses nothing to an action that is taken back, and nothing to one still on its way", async () => {
    const member = await aMember()
    const before = Number(await trainingOf(member))
    await expect(
      inTransaction(database.pool, async (client) => {
        await client.query(
          `insert into training (member_id, name, kind, started_on, hundredth_hours, state)
           values ($1, 'x', 'party-school', '2010-05-04', 500, 'recognised')`,
          [member],
        )
        throw new Error("taken back")
      }),
    ).rejects.toThrow("taken back")
    expect(await trainingOf(member)).toBe(before)
    await inTransaction(database.pool, async (client) => {
      await client.query(
        `insert into training (member_id, name, kind, started_on, hundredth_hours, state)
         values ($1, 'x', 'party-school', '2010-05-04', 200, 'recognised')`,
        [member],
      )
      expect(await trainingOf(member)).toBe(before)
    })
    expect(await trainingOf(member)).toBe(before + 2)
  })

  test("is brought up to date by the next reader when bringing it there broke off", async () => {
    const member = await aMember()
    const before = Number(await trainingOf(member))
    await train(member, 4)
    const owner = await database.ownerClient()
    await owner.query("revoke insert on standing from xueer_app")
    await expect(refreshed()).rejects.toThrow("permission denied")
    await owner.query("grant insert on standing to xueer_app")
    await owner.end()
    expect(await trainingOf(member)).toBe(before + 4)
  })

  test("is judged whole again on another day, and by other packs", async () => {
    const all = (await storedStanding(database)).rows.length
    const tomorrow = dayOf("2010-08-21")
    expect((await rewritten(() => refresh(database, packs, year, tomorrow))).length).toBe(all)
    expect((await rewritten(refreshed)).length).toBe(all)
    const fewer = packs.map((pack) => ({ ...pack, version: pack.version + 1 }))
    expect((await rewritten(() => refresh(database, fewer, year, today))).length).toBe(all)
    await refreshed()
  })

  test("is judged again where an import has changed something, and where it has not stays as it is", async () => {
    await ask("update member set rank = 'chu-head' where member_id = $1", [await aMember()])
    await refreshed()
    const changed = await rewritten(() => bringIn(database, folder).then(refreshed))
    expect(changed.length).toBeGreaterThan(0)
    expect(changed.length).toBeLessThan((await writtenBy()).size)
    const kept = await storedStanding(database)
    await rebuild(database, packs, year, today)
    expect(kept).toEqual(await storedStanding(database))
  })

  test("can be dropped at any time", async () => {
    const before = await storedStanding(database)
    await ask("delete from standing where unit_id is not null")
    await rebuild(database, packs, year, today)
    expect(await storedStanding(database)).toEqual(before)
  })

  test("of a year before all documents is nothing", async () => {
    await refresh(database, packs, 1999, today)
    expect(await ask("select from standing where year = 1999")).toEqual([])
  })
})

describe("who is expected at what a neighbour holds for several branches", () => {
  test("changes its list when somebody comes to one of them", async () => {
    const branches = await ask<{ id: number; parent: number }>(
      "select unit_id as id, parent_id as parent from unit where kind = 'branch' order by code",
    )
    const holder = branches[0]?.id ?? 0
    const guest = branches.at(-1)?.id ?? 0
    const member = await idOf(
      "member",
      `not exists (select from membership b join unit u using (unit_id)
                    where b.member_id = member.member_id and ${guest} in (u.unit_id, u.parent_id))`,
    )
    const list = async () =>
      (await standingOfUnits(asker(), year, [holder])).find(({ obligation }) => obligation === "CS-ROLL")
        ?.periods[0]?.actual
    await inTransaction(database.pool, async (client) => {
      await client.query(
        `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state, audience)
         values ('joint', $1, 'lecture', 'x', '2010-07-06 14:00', 200, 'held', array[$1::int, $2::int])`,
        [holder, guest],
      )
      await client.query(
        `insert into attendance (activity_id, member_id, status)
         select activity_id, member_id, 'present' from activity a, membership b where a.code = 'joint'
            and b.unit_id in (select unit_id from unit where unit_id in ($1, $2) or parent_id in ($1, $2))
         on conflict do nothing`,
        [holder, guest],
      )
    })
    const before = Number(await list())
    await inTransaction(database.pool, async (client) => {
      await client.query("delete from membership where member_id = $1", [member])
      await client.query(
        "insert into membership (member_id, unit_id, from_on) values ($1, $2, '2010-01-01')",
        [member, guest],
      )
    })
    expect(Number(await list())).toBeLessThan(before)
  })
})

describe("a branch with a leading cadre that moves", () => {
  test("takes their hours out of the mean above it, and into the new one", async () => {
    const branch = await idOf(
      "unit",
      `kind = 'branch' and exists (select from membership b where b.unit_id = unit.unit_id and until_on is null)
         and parent_id in (select unit_id from unit where kind in ('party-committee', 'working-committee'))`,
    )
    const [member = 0] = (
      await ask<{ id: number }>(
        "select member_id as id from membership where unit_id = $1 and until_on is null",
        [branch],
      )
    ).map(({ id }) => id)
    await ask("update member set rank = 'chu-head' where member_id = $1", [member])
    await refreshed()
    const above = async () =>
      (
        await ask<{ ids: number[] }>(
          "select string_to_array(path::text, '.')::int[] as ids from unit where unit_id = $1",
          [branch],
        )
      )[0]?.ids ?? []
    const before = await above()
    const to = await idOf(
      "unit",
      `kind in ('party-committee', 'working-committee') and unit_id not in (${before})`,
    )
    const meanOf = async (unit: number | undefined) =>
      (await standingOfUnits(asker(), year, [unit ?? 0])).find(({ obligation }) => obligation === "TR-CHU")
        ?.periods[0]
    const old = before.at(-2)
    const means = [await meanOf(old), await meanOf(to)]
    await inTransaction(database.pool, async (client) => {
      await client.query(
        "update unit set parent_id = $2, path = (select path from unit where unit_id = $2) || unit_id::text where unit_id = $1",
        [branch, to],
      )
      await client.query(
        "update unit set path = (select path from unit where unit_id = $1) || unit_id::text where parent_id = $1",
        [branch],
      )
    })
    expect(await meanOf(old)).not.toEqual(means[0])
    expect(await meanOf(to)).not.toEqual(means[1])
    const kept = await storedStanding(database)
    await rebuild(database, packs, year, today)
    expect(kept).toEqual(await storedStanding(database))
  })
})

describe("what is remembered of the units", () => {
  const asTheTableHasIt = async () => [
    await ask(
      `select unit_id as "unitId", obligation, period_kind as "periodKind", states from standing
        where year = $1 and unit_id is not null order by 1, 2`,
      [year],
    ),
    await ask<{ unitId: number }>(
      `select unit_id as "unitId", 0 as severity, count(*)::int as people from membership
        where from_on <= $2 and (until_on is null or $2 < until_on) group by 1
       union all select home_unit_id, severity, people from standing_people where year = $1 order by 1, 2`,
      [year, today],
    ),
  ]
  const remembered = async () => {
    const { obligations, people } = await rememberedUnits(database.pool, database.pool, year)
    return [
      [...obligations.values()]
        .flat()
        .toSorted((one, other) => one.unitId - other.unitId || (one.obligation < other.obligation ? -1 : 1)),
      [...people.values()]
        .flat()
        .toSorted((one, other) => one.unitId - other.unitId || one.severity - other.severity),
    ]
  }

  test("is what is kept, whoever brought it up to date, and however many ask at once", async () => {
    await refresh(database, packs, year, today)
    expect(await remembered()).toEqual(await asTheTableHasIt())
    const unitId = await idOf("unit", "kind = 'branch'")
    for (const action of [
      "update activity set state = 'cancelled' where unit_id = $1",
      "update activity set state = 'held' where unit_id = $1",
    ]) {
      await database.pool.query(action, [unitId])
      await refresh(database, packs, year, today)
      await Promise.all(Array.from({ length: 5 }, remembered))
      expect(await remembered()).toEqual(await asTheTableHasIt())
    }
    await rebuild(database, packs, year, today)
    expect(await remembered()).toEqual(await asTheTableHasIt())
  })

  test("has a version that is another only when something has changed, and reads nothing then", async () => {
    const asked: string[] = []
    const listening = {
      query: (query: { text?: string }, values?: unknown[]) => {
        asked.push(query.text ?? String(query))
        return database.pool.query(query as never, values as never)
      },
    } as unknown as typeof database.pool
    const { version } = await rememberedUnits(listening, database.pool, year)
    expect(asked).toHaveLength(1)
    const memberId = await aMember()
    await train(memberId, 1)
    await refresh(database, packs, year, today)
    const after = await rememberedUnits(listening, database.pool, year)
    expect(after.version).toBeGreaterThan(version)
    expect(asked).toHaveLength(4)
  })
})
