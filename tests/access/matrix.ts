import { readFileSync } from "node:fs"
import type pg from "pg"
import type { Route } from "../../src/server/http/route.ts"
import type { Reply, TestServer } from "../support/server.ts"
import { type About, expectedFor, type Relation, relationsFrom } from "./relations.ts"
import type { Asker } from "./world.ts"

/** How a route is asked in a way that it would take: what it is about, and what is sent. */
export interface Sample {
  readonly about: About | "none"
  /** Parameters of the address beside the one it is about; these and what follows may depend on that one's id. */
  readonly params?: Values | ((id: number) => Values)
  readonly query?: Values | ((id: number) => Values)
  readonly body?: unknown
}
type Values = Readonly<Record<string, string | number>>

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

/** The same server, on which nothing stays: whatever is to be committed is rolled back. */
export function leaveNoTrace(server: TestServer): void {
  const pool = server.database.requests
  const connect = async () => {
    const client = await pool.connect()
    const query = (...words: Parameters<pg.PoolClient["query"]>) => {
      const [first] = words
      if (String(first) !== "commit") return Reflect.apply(client.query, client, words)
      // Whoever commits is told that it was done.
      return client.query("rollback").then((result) => ({ ...result, command: "COMMIT" }))
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
  readonly ids: ReadonlyMap<string, number>
  readonly samples: Readonly<Record<string, Sample>>
}

/** The name of the parameter that says what a route is about. */
const parameterOf: Readonly<Record<About, string>> = {
  unit: "unitId",
  member: "memberId",
  event: "activityId",
  attachment: "attachmentId",
  upload: "uploadId",
  import: "importId",
  account: "accountId",
  grant: "grantId",
  "past-grant": "grantId",
  session: "sessionId",
  leave: "leaveId",
  training: "trainingId",
  "make-up": "makeUpId",
  dispute: "disputeId",
  feed: "feedId",
}

/** A row of the table with the route it is about. */
export interface Row extends Expectation {
  readonly of: Route
}

/**
 * Asks one route as one asker about everything there is, and answers the cells that are wrong, how many there were,
 * and how often the asker was let in.
 */
export async function askAll(
  { ids, samples }: Asking,
  row: Row,
  asker: Asker,
): Promise<{ wrong: Wrong[]; cells: number; allowed: number }> {
  const sample = samples[row.route]
  if (!sample) throw new Error(`${row.route} has no sample`)
  const cell = cellOf(row, asker)
  if (cell === undefined) throw new Error(`${row.route} says nothing about ${asker.name}`)
  const wrong: Wrong[] = []
  let allowed = 0
  const compare = async (relation: Relation | "-", target: string | undefined) => {
    const missing = target === undefined
    const id = missing ? 2_000_000_000 : ids.get(`${sample.about} ${target}`)
    if (id === undefined) return 0
    const expected = isNobody(asker) ? "401" : expectation(cell, relation)
    const got = outcomeOf(await askOne(asker, row.of, sample, id), row.of)
    if (got === "allowed") allowed += 1
    if (got !== expected) wrong.push({ route: row.route, asker: asker.name, relation, expected, got })
    return 1
  }
  if (sample.about === "none") return { cells: await compare("-", undefined), wrong, allowed }
  let cells = await compare("M", undefined)
  for (const [relation, target] of targetsOf(asker, sample.about)) cells += await compare(relation, target)
  return { wrong, cells, allowed }
}

function cellOf({ route, cells }: Row, asker: Asker): string | undefined {
  if (asker.name !== "group-member") return cells.get(columnOf(asker))
  const cell = cells.get("member")
  return cell === undefined ? undefined : ofGroupMember(route, cell)
}

/** A group keeps no plan of its own: there is nothing to compare. */
const ofNoGroup: readonly string[] = [
  "GET /units/{unitId}/plans/{year}/versions",
  "GET /units/{unitId}/plans/{year}/versions/{number}",
]

/** What the member of the branch has made: nobody else's. */
const ofTheMember: readonly string[] = ["POST /disputes/{disputeId}/withdraw"]

/** What a member of a branch may in it, one of a group may there and in the branch of their group, directly above. */
export function ofGroupMember(route: string, cell: string): string {
  if (["yes", "no", "404", "-"].includes(cell)) return cell
  if (ofTheMember.includes(route)) return "404"
  const [may = "", told = ""] = cell.split("/")
  const inBoth = (letters: string) => (letters.includes("S") ? `${letters}P` : letters)
  const both = ofNoGroup.includes(route) ? inBoth(may).replace("S", "") : inBoth(may)
  return `${both}/${inBoth(told).replaceAll("P", both.includes("P") ? "" : "P")}`
}

const isNobody = ({ name }: Asker) => name === "anonymous" || name === "disabled"

/** Whoever's roles are over, or have not begun, has none. */
function columnOf({ name }: Asker): string {
  return ["expired", "ended", "not-yet", "anonymous", "disabled"].includes(name) ? "no-role" : name
}

function expectation(cell: string, relation: Relation | "-"): string {
  if (cell === "yes") return "allowed"
  if (cell === "no") return "403"
  if (cell === "404" || relation === "-") return "404"
  return String(expectedFor(cell, relation))
}

/** The members who ask as such, by the names of their columns. */
export const ownRecords: Readonly<Record<string, string>> = { member: "m-B1", "group-member": "m-G1" }

function targetsOf(asker: Asker, about: About): [Relation, string][] {
  if (about === "session" || about === "feed")
    return [
      ["O", `of ${asker.name}`],
      ["U", "of somebody else"],
    ]
  const found = asker.at === undefined ? [] : relationsFrom(asker.at, about)
  const oneself = ownRecords[asker.name]
  return oneself !== undefined && ["member", "account", "leave", "training"].includes(about)
    ? [["O", oneself], ...found]
    : found
}

/** Asks a route as somebody about one thing. */
export async function askOne(asker: Asker, route: Route, sample: Sample, id: number): Promise<Reply> {
  const given = <T>(value: T | ((id: number) => T)): T => (value instanceof Function ? value(id) : value)
  const params: Record<string, string | number> = { ...given(sample.params ?? {}) }
  if (sample.about !== "none") params[parameterOf[sample.about]] = id
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? "missing"))
  const query = new URLSearchParams(
    Object.entries(given(sample.query ?? {})).map(([key, value]) => [key, String(value)]),
  )
  const asked = query.size > 0 ? `${path}?${query}` : path
  return await asker.person.ask(route.method.toUpperCase(), asked, given(sample.body), {
    ...(route.edit ? { version: 1 } : {}),
    ...(route.bytes ? { headers: { "Content-Type": route.bytes.media[0] ?? "" } } : {}),
  })
}

/** What an answer says about access: once somebody is let in, a refusal for other reasons is none of ours. */
function outcomeOf({ status, body }: Reply, route: Route): string {
  if (status === 401 || status === 404) return String(status)
  if (status === 403) return "403"
  if ([400, 405, 415, 428].includes(status) || status >= 500)
    return `${status} ${body?.detail ?? ""} ${JSON.stringify(body?.errors ?? "")} (${nameOf(route)})`
  return "allowed"
}
