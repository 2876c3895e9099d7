import { afterAll, beforeAll, expect, test } from "vitest"
import { each, type HostileScene, openHostileScene, tablesOf } from "./scene.ts"

let scene: HostileScene

beforeAll(async () => {
  scene = await openHostileScene()
  await scene.owner.query("update grant_of_role set from_on = '1900-01-01'")
})
afterAll(() => scene.close())

/** What says who asks, and when: that stays where it is. */
const ofNow = /^(session|account.*|grant_of_role|audit_.*|feed|job.*|schema_.*|kysely.*)$/

/** Moves everything that the district keeps by whole months. */
async function moveBy(months: number): Promise<void> {
  await scene.owner.query("set session_replication_role = replica")
  for (const table of (await tablesOf(scene.owner)).filter((name) => !ofNow.test(name))) {
    const { rows: columns } = await scene.owner.query<{ name: string; type: string }>(
      `select column_name as name, data_type as type from information_schema.columns
        where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'
          and data_type in ('date', 'timestamp without time zone')`,
      [table],
    )
    if (columns.length === 0) continue
    const moved = columns.map(({ name, type }) => `"${name}" = ("${name}" + $1::interval)::${type}`)
    await scene.owner.query(`update "${table}" set ${moved.join(", ")}`, [`${months} months`])
  }
  await scene.owner.query("set session_replication_role = origin")
}

// The earliest document is of 2009: years before it, its first days, years that some documents judge and others do
// not yet, and one that lies ahead of them all.
test.each([
  ["1951-08-20", "1951-08-20"],
  ["2008-08-20", "2008-08-20"],
  ["2009-01-04", "2008-12-20"],
  ["2010-01-04", "2009-12-20"],
  ["2010-08-20", "2007-08-20"],
  ["2026-08-20", "2008-08-20"],
  ["2098-01-04", "2097-12-20"],
])("on %s, whatever is kept around %s is read without a defect", async (today, kept) => {
  const months = (Number(kept.slice(0, 4)) - 2010) * 12 + (Number(kept.slice(5, 7)) - 8)
  await moveBy(months)
  try {
    scene.server.setToday(today)
    const gets = scene.ways.filter(({ route }) => route.method === "get")
    const asked = gets.flatMap((way) =>
      [today.slice(0, 4), kept.slice(0, 4), "1900", "2199"].map((year) => ({
        way,
        path: way.path.replaceAll("2010", year),
        query:
          way.query.replaceAll("2010", year) ||
          (way.route.query && "year" in way.route.query.shape ? `?year=${year}` : ""),
      })),
    )
    const found = await each(asked, async ({ way, ...more }) => {
      const { status, text } = await scene.ask(way, more)
      return { route: way.name, ...more, status, text: text.slice(0, 200) }
    })
    expect(found.filter(({ status }) => status >= 500)).toEqual([])
    const { status, body } = await scene.everyone.get(`/events/${scene.ids.get("event e-B1")}`)
    expect([status, body.start.slice(0, 7)]).toEqual([200, kept.slice(0, 7)])
  } finally {
    await moveBy(-months)
  }
})
