import type pg from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { riskOf } from "../../src/domain/access/permissions.ts"
import { allRoutes } from "../../src/server/api/routes.ts"
import type { Route } from "../../src/server/http/route.ts"
import { readSmtpUrl } from "../../src/server/smtp-url.ts"
import type { TestServer } from "../support/server.ts"
import { askOne, nameOf, ownRecords } from "./matrix.ts"
import { samplesFor } from "./samples.ts"
import { type Asker, gatherAskers, gatherIds, gatherSessions, openWorld } from "./world.ts"

let server: TestServer
let askers: Asker[]
let ids: Map<string, number>
/** Lines that the last transaction would have left. */
let left = 0

beforeAll(async () => {
  server = await openWorld()
  ids = await gatherIds(server)
  askers = (await gatherAskers(server)).filter(({ name }) => !silent.includes(name))
  await gatherSessions(server, askers, ids)
  await server.database.pool.query(
    `insert into setting (name, value)
     values ('organisation', '{}'), ('sign-in', '{}'), ('retention', '{}'), ('registers', '{}'), ('platform-record', '{}'),
            ('disputes', '{}'),
            ('robots', '{"hosts": ["robot.example.cn"]}')`,
  )
  Object.assign(server.app.env, { smtp: readSmtpUrl("smtp://localhost?from=xueer@example.cn") })
  countAndForget()
})
afterAll(() => server.close())

/** Whoever may do nothing leaves nothing. */
const silent = ["anonymous", "disabled", "expired", "ended", "not-yet"]

/** Actions that concern nobody: what somebody has read, and how they want their pages. */
const ofNoConcern = [
  "POST /me/notices/seen",
  "PUT /me/preferences",
  "PUT /me/mail/digest",
  // A file on its way is told of when it has come.
  "POST /events/{activityId}/attachments/uploads",
  "PATCH /attachments/uploads/{uploadId}",
  "DELETE /attachments/uploads/{uploadId}",
  // Names a form's own list to whoever keeps these people; what is entered of them is told of.
  "POST /units/{unitId}/training-records/participants",
]

/** What the small district offers no occasion for: nobody was transferred, nothing was called off, no unit is empty, nobody has mail, no record is closed, no meeting gave anybody a task, nobody who asks has noted a call. */
const noOccasion = [
  "DELETE /people/{memberId}",
  "POST /people/{memberId}/transfer/take-back",
  "POST /people/{memberId}/posts",
  "POST /events/{activityId}/announcement",
  "POST /events/{activityId}/restore",
  "POST /events/{activityId}/reopen",
  "POST /events/{activityId}/tasks/{taskId}/done",
  "DELETE /events/{activityId}/tasks/{taskId}",
  "POST /units/{unitId}/calls/{reminderId}/correct",
  "POST /units/{unitId}/calls/{reminderId}/take-back",
  "POST /units/{unitId}/study-days",
  "DELETE /units/{unitId}/study-days/{studyDayId}",
  "POST /events/{activityId}/hold",
  // Nothing of the district is held on the day.
  "POST /events/{activityId}/hall-code",
  "DELETE /events/{activityId}/hall-code",
  "POST /events/{activityId}/make-up",
  "POST /leave/{leaveId}/take-return-back",
  "POST /make-ups",
  "POST /disputes",
  "POST /make-ups/{makeUpId}/confirm",
  "POST /units/{unitId}/move",
  "POST /units/{unitId}/merge",
  "POST /units/{unitId}/dissolve",
  "POST /units/{unitId}/reopen",
  "POST /imports/{importId}/apply",
  "POST /imports/{importId}/undo",
  "POST /me/mail/address/confirm",
  "DELETE /me/mail/address",
  "DELETE /units/{unitId}/robot",
]

/** Rolls back whatever is to be committed, and counts the entries of the audit log it would have left. */
function countAndForget(): void {
  const pool = server.database.requests
  const connect = async () => {
    const client = await pool.connect()
    let before = 0
    const lines = async () => (await client.query("select count(*) as lines from audit_entry")).rows[0].lines
    const query = async (...words: Parameters<pg.PoolClient["query"]>) => {
      const [first] = words
      if (String(first) === "commit") {
        left = (await lines()) - before
        return { ...(await client.query("rollback")), command: "COMMIT" }
      }
      const answer: unknown = await Reflect.apply(client.query, client, words)
      if (String(first) === "begin") before = await lines()
      return answer
    }
    return new Proxy(client, { get: (of, name) => (name === "query" ? query : bound(of, name)) })
  }
  const counting = new Proxy(pool, { get: (of, name) => (name === "connect" ? connect : bound(of, name)) })
  Object.assign(server.database, { requests: counting })
}

function bound<T extends object>(of: T, name: string | symbol): unknown {
  const value: unknown = Reflect.get(of, name)
  return typeof value === "function" ? value.bind(of) : value
}

async function linesNow(): Promise<number> {
  const { rows } = await server.database.pool.query("select count(*) as lines from audit_entry")
  return rows[0].lines
}

/** Asks a route in every way there is; answers how often it was done, and how often without a line. */
async function askEverywhere(route: Route): Promise<{ done: number; unsaid: string[] }> {
  const samples = samplesFor(ids)
  const ways = Object.entries(samples).filter(([name]) => name.split("#")[0] === nameOf(route))
  const unsaid: string[] = []
  let done = 0
  for (const [, sample] of ways) {
    const targets = sample.about === "none" ? [2_000_000_000] : idsOf(sample.about)
    for (const asker of askers) {
      for (const id of targets) {
        left = 0
        const before = await linesNow()
        const { status } = await askOne(asker, route, sample, id)
        if (status >= 300) continue
        done += 1
        const lines = left + (await linesNow()) - before
        const oneself = ownRecords[asker.name]
        const own = route.method === "get" && oneself !== undefined && ofOneself(oneself).includes(id)
        if (lines < 1 && !own) unsaid.push(`${asker.name} ${id}`)
        // Signed out is signed out, whatever the test forgets.
        if (route.method === "delete" && route.path === "/session") return { done, unsaid }
      }
    }
  }
  return { done, unsaid }
}

/** A member, and what is theirs alone. */
function ofOneself(code: string): (number | undefined)[] {
  return ["member", "leave", "training"].map((about) => ids.get(`${about} ${code}`))
}

function idsOf(about: string): number[] {
  return [...ids].filter(([name]) => name.startsWith(`${about} `)).map(([, id]) => id)
}

const writes = allRoutes.filter(
  (route) =>
    route.method !== "get" &&
    route.permission !== "public" &&
    !ofNoConcern.includes(nameOf(route)) &&
    !route.noTransaction,
)
const looks = allRoutes.filter(
  ({ method, permission }) =>
    method === "get" &&
    permission !== "public" &&
    permission !== "signed-in" &&
    riskOf(permission) === "personal",
)

describe("the audit log", () => {
  test.each(writes.map((route) => [nameOf(route), route] as const))("has a line for %s", async (_, route) => {
    const { done, unsaid } = await askEverywhere(route)
    expect(unsaid).toEqual([])
    expect([nameOf(route), done > 0 || noOccasion.includes(nameOf(route))]).toEqual([nameOf(route), true])
  })

  test.each(looks.map((route) => [nameOf(route), route] as const))("has a line for %s", async (_, route) => {
    const { done, unsaid } = await askEverywhere(route)
    expect(unsaid).toEqual([])
    expect([nameOf(route), done > 0 || noOccasion.includes(nameOf(route))]).toEqual([nameOf(route), true])
  })
})
