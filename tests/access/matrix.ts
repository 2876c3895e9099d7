import { readFileSync } from "node:fs"
import type pg from "pg"
import type { Route } from "../../src/server/http/route.ts"
import type { Reply, TestServer } from "../support/server.ts"
import { type About, expectedFor, type Relation, relationsFrom } from "./relations.ts"
import type { Asker } from "./world.ts"

/** How a route is asked in a way that it would take: what it is about, and what is sent. */
export interface Sample {
  readonly about: About | "none"
  /** Parameters of the address beside the one it is about. */
  readonly params?: Readonly<Record<string, string | number>>
  readonly query?: Readonly<Record<string, string | number>>
  readonly body?: unknown
}

/** One row of `expectations.csv`: a route, and for each kind of asker where they may. */
export interface Expectation {
  readonly route: string
  readonly cells: ReadonlyMap<string, string>
}

export const nameOf = (route: Pick<Route, "method" | "path">) => `${route.method.toUpperCase()} ${route.path}`

/** The table, written by hand from what people need; nothing in it comes from the code. */
export function readExpectations(): Expectation[] {
  const text = readFileSync(new URL("./expectations.csv", import.meta.url), "utf8")
  const [head = "", ...lines] = text
    .trim()
    .split("\n")
    .filter((line) => !line.startsWith("#"))
  const names = head.split(",").slice(1)
  return lines.map((line) => {
    const [route = "", ...cells] = line.split(",")
    if (cells.length !== names.length)
      throw new Error(`${route} has ${cells.length} cells, not ${names.length}`)
    return { route, cells: new Map(names.map((name, index) => [name.trim(), (cells[index] ?? "").trim()])) }
  })
}

/** The same house in which nothing stays: whatever is to be committed is rolled back. */
export function leaveNoTrace(server: TestServer): void {
  const pool = server.database.requests
  const connect = async () => {
    const client = await pool.connect()
    const query = (...words: Parameters<pg.PoolClient["query"]>) => {
      const [first] = words
      return String(first) === "commit"
        ? client.query("rollback")
        : Reflect.apply(client.query, client, words)
    }
    return new Proxy(client, { get: (of, name) => (name === "query" ? query : bound(of, name)) })
  }
  const traceless = new Proxy(pool, { get: (of, name) => (name === "connect" ? connect : bound(of, name)) })
  Object.assign(server.database, { requests: traceless })
}

function bound<T extends object>(of: T, name: string | symbol): unknown {
  const value: unknown = Reflect.get(of, name)
  return typeof value === "function" ? value.bind(of) : value
}

/** A cell that did not come out as the table says. */
export interface Wrong {
  readonly route: string
  readonly asker: string
  readonly relation: string
  readonly expected: string
  readonly got: string
}

export interface Asking {
  readonly server: TestServer
  readonly ids: ReadonlyMap<string, number>
  readonly samples: Readonly<Record<string, Sample>>
}

/** The name of the parameter that says what a route is about. */
const parameterOf: Readonly<Record<About, string>> = {
  unit: "unitId",
  member: "memberId",
  event: "activityId",
  account: "accountId",
}

/** Asks one route as one asker about everything there is, and answers the cells that are wrong, and how many there were. */
export async function askAll(
  { server, ids, samples }: Asking,
  route: Route,
  asker: Asker,
  cell: string,
): Promise<{ wrong: Wrong[]; cells: number }> {
  const name = nameOf(route)
  const sample = samples[name]
  if (!sample) throw new Error(`${name} has no sample`)
  const wrong: Wrong[] = []
  let cells = 0
  const compare = async (relation: string, target: string | undefined, expected: string) => {
    cells += 1
    const id = target === undefined ? 2_000_000_000 : (ids.get(`${sample.about} ${target}`) ?? 0)
    const got = outcomeOf(await ask(asker, route, sample, id), route)
    if (got !== expected) wrong.push({ route: name, asker: asker.name, relation, expected, got })
  }
  const nobody = ["anonymous", "disabled"].includes(asker.name)
  if (sample.about === "none") {
    await compare("-", undefined, nobody ? "401" : cell === "yes" ? "allowed" : "403")
    return { wrong, cells }
  }
  await compare("M", undefined, nobody ? "401" : "404")
  for (const [relation, target] of targetsOf(asker, sample.about)) {
    await compare(relation, target, nobody ? "401" : String(expectedFor(cell, relation)))
  }
  void server
  return { wrong, cells }
}

function targetsOf(asker: Asker, about: About): [Relation, string][] {
  const found = asker.at === undefined ? [] : relationsFrom(asker.at, about)
  return asker.name === "member" && (about === "member" || about === "account")
    ? [["O", "m-B1"], ...found]
    : found
}

async function ask(asker: Asker, route: Route, sample: Sample, id: number): Promise<Reply> {
  const params: Record<string, string | number> = { ...sample.params }
  if (sample.about !== "none") params[parameterOf[sample.about]] = id
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? "missing"))
  const query = new URLSearchParams(
    Object.entries(sample.query ?? {}).map(([key, value]) => [key, String(value)]),
  )
  const asked = query.size > 0 ? `${path}?${query}` : path
  const body = typeof sample.body === "function" ? sample.body(id) : sample.body
  return await asker.person.ask(route.method.toUpperCase(), asked, body, route.edit ? { version: 1 } : {})
}

/** What an answer says about access: once somebody is let in, a refusal for other reasons is none of ours. */
function outcomeOf({ status, body }: Reply, route: Route): string {
  if (status === 401 || status === 404) return String(status)
  if (status === 403) return "403"
  if (status >= 500 || status === 405) return `${status} ${body?.detail ?? ""} (${nameOf(route)})`
  return "allowed"
}
