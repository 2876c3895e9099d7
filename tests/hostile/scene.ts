import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type pg from "pg"
import { grantedRoles } from "../../src/domain/access/roles.ts"
import { allRoutes } from "../../src/server/api/routes.ts"
import type { Route } from "../../src/server/http/route.ts"
import { nameOf, type Sample } from "../access/matrix.ts"
import type { About } from "../access/relations.ts"
import { samplesFor } from "../access/samples.ts"
import { gatherIds, gatherSessions, openWorld } from "../access/world.ts"
import type { AskMore, Person, Reply, TestServer } from "../support/server.ts"

/** A route with an address and a body that it would take. */
export interface Way {
  readonly name: string
  readonly route: Route
  /** What stands in the braces of the address. */
  readonly params: Readonly<Record<string, string | number>>
  readonly path: string
  readonly query: string
  readonly body: unknown
}

export interface HostileScene {
  readonly server: TestServer
  readonly owner: pg.Client
  /** Somebody who holds every role there is, so that access never hides what else an answer says. */
  readonly everyone: Person
  readonly ids: ReadonlyMap<string, number>
  readonly ways: readonly Way[]
  ask(way: Way, asked?: Asked): Promise<Reply>
  /** What every table holds, by its name; without those that note looks, or that are made anew at any time. */
  digest(): Promise<Record<string, string>>
  close(): Promise<void>
}

/** What of a way is asked differently. */
export interface Asked extends AskMore {
  readonly path?: string
  readonly query?: string
  readonly body?: unknown
  readonly person?: Person
}

/** The small district of the access matrix, asked by somebody who may do everything. */
export async function openHostileScene(): Promise<HostileScene> {
  const server = await openWorld()
  const folder = mkdtempSync(join(tmpdir(), "xueer-hostile-"))
  Object.assign(server.app.env, { dataDir: folder })
  const owner = await server.database.ownerClient()
  const ids = await gatherIds(server)
  await owner.query(
    `with made as (insert into member (code, name, phone, rank) values ('m-all', 'm-all', '13800005678', 'none')
                   returning member_id)
     insert into membership (member_id, unit_id, from_on)
     select member_id, unit_id, '2009-01-01' from made, unit where code = 'B1'`,
  )
  const everyone = await server.as("department-officer", "D", { memberCode: "m-all" })
  await owner.query(
    `insert into grant_of_role (account_id, role, unit_id, from_on)
     select $1, role, unit_id, '2000-01-01' from unit, unnest($2::text[]) role where code = 'D'`,
    [everyone.accountId, grantedRoles.filter((role) => role !== "department-officer")],
  )
  await gatherSessions(server, [{ name: "system-admin", at: undefined, person: everyone }], ids)
  const ways = waysOf(ids)
  const ask: HostileScene["ask"] = (way, asked = {}) => {
    const { path = way.path, query = way.query, body = way.body, person = everyone, ...more } = asked
    const edit = way.route.edit && !more.headers?.["If-Match"] ? { version: 1 } : {}
    const media: Record<string, string> = way.route.bytes
      ? { "Content-Type": way.route.bytes.media[0] ?? "" }
      : {}
    const headers = { ...media, ...more.headers }
    return person.ask(way.route.method.toUpperCase(), `${path}${query}`, body, { ...edit, ...more, headers })
  }
  return {
    server,
    owner,
    everyone,
    ids,
    ways,
    ask,
    digest: () => digestOf(owner),
    close: async () => {
      await owner.end()
      await server.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** Routes that are open to whoever comes: nobody has to be anybody for them. */
const openSamples: Readonly<Record<string, Sample>> = {
  "GET /session": { about: "none" },
  "POST /session": { about: "none", body: { login: "nobody", password: "not the one" } },
  "POST /session/second-step": { about: "none", body: { code: "000000" } },
  "POST /activation": { about: "none", body: { code: "AAAA-BBBB", password: "four words that fit" } },
  "GET /session/provider": { about: "none" },
  "GET /session/provider/return": { about: "none", query: { state: "s", code: "c" } },
  "GET /setup": { about: "none" },
  "POST /setup": {
    about: "none",
    body: {
      token: "not a token",
      login: "first",
      name: "First",
      password: "four words that fit",
      security: { login: "second", name: "Second" },
      audit: { login: "third", name: "Third" },
    },
  },
}

const targets = {
  unit: ["unitId", "unit B1"],
  member: ["memberId", "member m-B1-other"],
  event: ["activityId", "event e-B1"],
  attachment: ["attachmentId", "attachment e-B1"],
  upload: ["uploadId", "upload e-B1"],
  account: ["accountId", "account m-B1-other"],
  grant: ["grantId", "grant m-B1-other"],
  "past-grant": ["grantId", "past-grant m-B1-other"],
  import: ["importId", "import i-B1"],
  leave: ["leaveId", "leave m-B1-other"],
  training: ["trainingId", "training m-B1-other"],
  "make-up": ["makeUpId", "make-up e-B1"],
  dispute: ["disputeId", "dispute e-B1"],
  // Ended sessions are nobody's any more: the fuzzing keeps the one it asks with.
  session: ["sessionId", "none"],
  feed: ["feedId", "feed of somebody else"],
} as const satisfies Readonly<Record<About, readonly [string, string]>>

function waysOf(ids: ReadonlyMap<string, number>): Way[] {
  const samples = { ...openSamples, ...samplesFor(ids) }
  return allRoutes.flatMap((route) => {
    const name = nameOf(route)
    return Object.entries(samples)
      .filter(([of]) => of.split("#")[0] === name)
      .map(([of, sample]) => wayOf(of, route, sample, ids))
  })
}

function wayOf(name: string, route: Route, sample: Sample, ids: ReadonlyMap<string, number>): Way {
  const target = sample.about === "none" ? undefined : targets[sample.about]
  const id = target ? (ids.get(target[1]) ?? 2_000_000_000) : 0
  const given = <T>(value: T | ((id: number) => T)): T => (value instanceof Function ? value(id) : value)
  const params: Record<string, string | number> = { ...given(sample.params ?? {}) }
  if (target) params[target[0]] = id
  const pairs = Object.entries(given(sample.query ?? {})).map(([key, value]) => [key, String(value)])
  const query = new URLSearchParams(pairs)
  return {
    name,
    route,
    params,
    path: addressOf(route, params),
    query: query.size > 0 ? `?${query}` : "",
    body: given(sample.body),
  }
}

/** The address of a route with these in its braces. */
export function addressOf({ path }: Route, params: Way["params"]): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, param: string) => String(params[param]))
}

/** Lines that looks leave, sessions seen, and the standing, which is a cache. */
const restless = /^(audit_.*|session|standing.*|invalidation|schema_.*|kysely.*)$/

async function digestOf(owner: pg.Client): Promise<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const table of await tablesOf(owner)) {
    if (restless.test(table)) continue
    const { rows } = await owner.query(
      `select md5(coalesce(string_agg(t::text, chr(10) order by t::text), '')) as digest from "${table}" t`,
    )
    found[table] = rows[0].digest
  }
  return found
}

/** The names of all tables. */
export async function tablesOf(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    "select tablename::text as name from pg_tables where schemaname = 'public' order by 1",
  )
  return rows.map(({ name }) => name)
}

/** Does some work on each, four at a time; answers what came of it in order. */
export async function each<T, R>(all: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const lane = async () => {
    for (let at = next++; at < all.length; at = next++) results[at] = await work(all[at] as T)
  }
  await Promise.all([lane(), lane(), lane(), lane()])
  return results
}
