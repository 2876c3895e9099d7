import { globSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { allRoutes } from "../../src/server/api/routes.ts"
import { describeApi } from "../../src/server/http/openapi.ts"
import { freshDatabase, type TestDatabase } from "../support/database.ts"

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const root = fileURLToPath(new URL("../..", import.meta.url))

/** What would make a contest of learning, or watch over people. 职级 (`rank`) is a person's grade, no place. */
const forbidden =
  /score|point|ranking|ranked|leaderboard|medal|badge|streak|level_?up|heartbeat|online|dwell|duration|time_?spent|last_?log_?in|last_?seen|last_?active|login_?count|check_?in|sign_?in_?count|likes|reposts|latitude|longitude|coordinate|geo|gps|photo|picture|avatar|portrait|face|device_?model|track/i

/** When somebody was last here: for nobody's eyes but their own. */
const watching = /^(seenAt|createdAt|userAgent|address|sessions|selfRecorded|lastUsed|activeAt)$/

interface Named {
  readonly at: string
  readonly name: string
}

function namesIn(value: unknown, at: string): Named[] {
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const own = key === "properties" ? Object.keys(Object(inner)).map((name) => ({ at, name })) : []
    return [...own, ...namesIn(inner, at)]
  })
}

const answers = allRoutes.flatMap((route) => {
  const { paths } = describeApi([route])
  return namesIn(paths, `${route.method.toUpperCase()} ${route.path}`)
})

describe("nothing makes a contest of people", () => {
  test("no answer and no question holds points, ranks, time online, places or photographs", () => {
    expect(answers.length).toBeGreaterThan(500)
    expect(answers.filter(({ name }) => forbidden.test(name))).toEqual([])
  })

  test("nothing counts, lists or narrows by the way in which somebody was recorded", () => {
    const byTheWay = /self_?record|by_?code|with_?code|code_?used|used_?code|scanned|came_?by|recorded_?by/i
    const shown = answers.filter(({ name }) => byTheWay.test(name))
    // Beside one's own row, and beside a row of a list; no sum, no list of their own.
    expect([...new Set(shown.map(({ name }) => name))]).toEqual(["selfRecorded"])
    expect(shown.filter(({ at }) => !/ \/(events|me)\//.test(at))).toEqual([])
    const asked = allRoutes.flatMap(({ path, query }) =>
      Object.keys(query?.shape ?? {})
        .filter((name) => byTheWay.test(name))
        .map((name) => `${path}?${name}`),
    )
    expect(asked).toEqual([])
  })

  test("a rank is a person's grade, given by their office", () => {
    const ranks = answers.filter(({ name }) => name === "rank")
    expect(ranks.length).toBeGreaterThan(0)
    for (const { at } of ranks) expect(at).toMatch(/\/people|\/me\/data/)
  })

  test("when somebody was last here is shown to nobody but themselves, and in the audit log", () => {
    const shown = answers.filter(({ name }) => watching.test(name))
    expect(shown.length).toBeGreaterThan(0)
    const others = shown.filter(({ at, name }) => {
      if (/ \/me\//.test(at)) return false
      // The audit log names the address from which an action was done; the second factor, the one of the account.
      return !(name === "address" && at === "GET /audit")
    })
    // Beside a list, who noted a row: the people of that list alone are named there, never when they were here.
    expect(others.filter(({ at, name }) => !(name === "selfRecorded" && at.includes("/events/")))).toEqual([])
  })

  test("the database has no column for any of it", async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns
        where table_schema = 'public'`,
    )
    expect(rows.length).toBeGreaterThan(150)
    expect(rows.filter(({ name }) => forbidden.test(name))).toEqual([])
    const seen = rows.filter(({ name }) => /seen_at|last_/.test(name)).map(({ name }) => name)
    // A session ends by itself, a notice is read, a browser known, a job alive: none of it is about how often somebody comes.
    expect(seen.sort()).toEqual([
      "account.totp_last_step",
      "device.seen_at",
      "job_run.seen_at",
      "notice.seen_at",
      "session.seen_at",
    ])
  })

  test("no list can be put in another order", () => {
    const order = /^(sort|order|orderBy|sortBy|by|desc|asc|direction|top|best|worst)$/i
    const asked = allRoutes.flatMap(({ path, query }) =>
      Object.keys(query?.shape ?? {})
        .filter((name) => order.test(name))
        .map((name) => `${path}?${name}`),
    )
    expect(asked).toEqual([])
  })
})

describe("nobody is tracked", () => {
  const sources = globSync("src/{web,server,contract,domain}/**/*.{ts,tsx,html}", { cwd: root })
    .filter((file) => !/\.test\.|schema\.d\.ts/.test(file))
    .map((file) => ({ file, text: readFileSync(`${root}/${file}`, "utf8") }))

  test("no page asks for a place, a camera or a microphone", () => {
    const asks =
      /navigator\.(geolocation|mediaDevices)|getUserMedia|getCurrentPosition|capture=|accept="image/
    expect(sources.length).toBeGreaterThan(200)
    expect(sources.filter(({ text }) => asks.test(text)).map(({ file }) => file)).toEqual([])
  })

  test("no page says that it is still open, and none when it is left", () => {
    const watches = /sendBeacon|visibilitychange|beforeunload.*fetch|new WebSocket|EventSource/
    expect(sources.filter(({ text }) => watches.test(text)).map(({ file }) => file)).toEqual([])
  })

  test("no route takes a photograph", () => {
    const media = allRoutes.flatMap(({ bytes }) => bytes?.media ?? [])
    expect(media.filter((one) => /^(image|video|audio)\//.test(one))).toEqual([])
  })
})
