import type pg from "pg"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { permissionNames, permissions, type Reach, reachOf } from "../../src/domain/access/permissions.ts"
import { type Role, roles } from "../../src/domain/access/roles.ts"
import { allRoutes } from "../../src/server/api/routes.ts"
import type { TestServer } from "../support/server.ts"
import { type Asking, askAll, leaveNoTrace, nameOf, type Row, readExpectations } from "./matrix.ts"
import { samplesFor } from "./samples.ts"
import { type Asker, gatherAskers, gatherIds, gatherSessions, openWorld } from "./world.ts"

/** Does the table notice when the policy is wrong? Each mutant is one line of it changed, or one check left out. */

let server: TestServer
let askers: Asker[]
let asking: Asking

beforeAll(async () => {
  server = await openWorld()
  const ids = await gatherIds(server)
  askers = await gatherAskers(server)
  await gatherSessions(server, askers, ids)
  asking = { ids, samples: samplesFor(ids) }
  leaveNoTrace(server)
})
afterAll(() => server.close())

const rows: Row[] = readExpectations().flatMap((row) => {
  const of = allRoutes.find((route) => nameOf(route) === row.route.split("#")[0])
  return of ? [{ ...row, of }] : []
})

/** Whether asking these rows as these people shows a cell that differs from the table. */
async function isNoticed(some: readonly Row[], by: readonly Asker[]): Promise<boolean> {
  for (const row of some) {
    for (const asker of by) if ((await askAll(asking, row, asker)).wrong.length > 0) return true
  }
  return false
}

/** The policy as a table that can be written to. */
const table: Record<string, { by: Partial<Record<Role, Reach>> }> = permissions as never

interface Mutant {
  readonly name: string
  readonly permission: string
  readonly role: Role
  readonly reach: Reach | undefined
}

/** Every line dropped, every reach widened, every role that has none given one. */
function mutants(): Mutant[] {
  return permissionNames.flatMap((permission) =>
    roles.flatMap((role): Mutant[] => {
      const now = table[permission]?.by[role]
      const mutant = (what: string, reach: Reach | undefined) => ({
        name: `${permission}: ${role} ${what}`,
        permission,
        role,
        reach,
      })
      // A member's role is held nowhere: only their own door can be opened or shut.
      if (role === "member") return now === undefined ? [] : [mutant("loses it", undefined)]
      if (now === undefined) return [mutant("gets it", "subtree")]
      const narrowed =
        now === "subtree" ? [mutant("for the unit alone", "unit")] : [mutant("for all below", "subtree")]
      return [mutant("loses it", undefined), ...narrowed]
    }),
  )
}

/** What concerns the whole installation: it asks for a role that reaches everything, wherever the policy gives it. */
const wholeInstallation = [
  "audit.read",
  "settings.read",
  "settings.edit",
  "security.edit",
  "confirmation.give-for-administrators",
  "backup.read",
  "job.read",
  "job.run",
]
const heldAtTheTop: readonly Role[] = ["department-officer", "system-admin", "security-admin", "audit-admin"]

/** Lines whose change makes no difference to anybody. */
function changesNothing({ permission, role, reach }: Mutant): boolean {
  // Nothing lies below a group: the unit alone and all below it are the same there.
  if (role === "group-leader" && reach === "unit") return true
  // One records one's own attendance as a member; a role has none.
  if (permission === "attendance.self") return role !== "member"
  // They have to do with the accounts of administrators alone, whose roles are held at the top.
  if (permission === "account.invite" && role === "security-admin") return reach === "unit"
  // Who may change nothing of a unit does not begin with what it is.
  if (permission === "unit.define") return reachOf("unit.edit", role) === undefined
  // Whoever signs keeps such records (`event.record`) or holds the post that confirms them: no office signs beyond its
  // unit by this line, and of the members here none holds such a post.
  if (permission === "record.sign") return role === "member" || reachOf("event.record", role) !== "subtree"
  if (!wholeInstallation.includes(permission)) return false
  return reach === "unit" || (reach === "subtree" && !heldAtTheTop.includes(role))
}

/** Routes of another permission that ask for this one too. */
const alsoAsked: Readonly<Record<string, string>> = {
  "grant.read": "DELETE /grants/{grantId}",
  "unit.define": "PATCH /units/{unitId}#what-it-is",
  "confirmation.give": "POST /confirmations/{confirmationId}/confirm",
  "confirmation.give-for-administrators": "POST /confirmations/{confirmationId}/confirm#of-an-administrator",
}

describe("a wrong policy", () => {
  test("is noticed, whichever line of it is wrong", async () => {
    const all = mutants().filter((mutant) => !changesNothing(mutant))
    const survivors: string[] = []
    for (const { name, permission, role, reach } of all) {
      const line = table[permission]
      if (!line) throw new Error(`${permission} has no line`)
      const before = line.by
      const { [role]: _, ...others } = before
      line.by = reach === undefined ? others : { ...before, [role]: reach }
      const concerned = rows.filter(
        ({ of, route }) => of.permission === permission || alsoAsked[permission] === route,
      )
      const noticed = await isNoticed(
        concerned,
        askers.filter((asker) => asker.name === role),
      )
      line.by = before
      if (!noticed) survivors.push(name)
    }
    expect(all.length).toBeGreaterThan(300)
    expect(survivors).toEqual([])
  }, 300_000)

  test("that opens every door is noticed by every row of the table", async () => {
    const everywhere = { subtrees: [""], units: [], memberId: null, memberPath: null, ownUnits: [] }
    const lines = Object.values(table)
    const before = lines.map(({ by }) => by)
    for (const line of lines) line.by = Object.fromEntries(roles.map((role) => [role, "subtree"]))
    const silent: string[] = []
    for (const row of rows) {
      const { of } = row
      // What everybody may is the same with all doors open.
      if (!table[of.permission] || [...row.cells.values()].every((cell) => cell === "yes")) continue
      const { run } = of
      const open = (...asked: unknown[]) =>
        Reflect.apply(run, of, [asked[0], asked[1], { permission: of.permission, ...everywhere }])
      Object.assign(of, { run: open })
      if (!(await isNoticed([row], askers))) silent.push(row.route)
      Object.assign(of, { run })
    }
    lines.forEach((line, index) => {
      line.by = before[index] ?? {}
    })
    expect(silent).toEqual([])
  }, 120_000)

  test.each([
    ["that lets a shut account in", "and a.disabled_at is null", "", "disabled"],
    ["in which an ended role goes on", "and g.ended_at is null", "", "ended"],
    [
      "in which a role begins before its day",
      "and g.from_on <= q.today",
      "and q.today is not null",
      "not-yet",
    ],
    ["in which a role outlives its day", "q.today < g.until_on", "q.today is not null", "expired"],
  ])("%s is noticed", async (_, check, instead, asker) => {
    const pool = server.database.requests
    const rewrite = (query: unknown): unknown => {
      if (typeof query !== "object" || query === null || !("text" in query)) return query
      const { text, name, ...rest } = query as pg.QueryConfig
      return name === "find-session" && text.includes(check)
        ? { ...rest, text: text.replace(check, instead) }
        : query
    }
    const query = (...words: unknown[]) =>
      Reflect.apply(Reflect.get(pool, "query"), pool, [rewrite(words[0]), ...words.slice(1)])
    const careless = new Proxy(pool, {
      get: (of, name) => (name === "query" ? query : Reflect.get(of, name)),
    })
    Object.assign(server.database, { requests: careless })
    const noticed = await isNoticed(
      rows,
      askers.filter(({ name }) => name === asker),
    )
    Object.assign(server.database, { requests: pool })
    expect(noticed).toBe(true)
  })
})
