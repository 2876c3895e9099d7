import { Agent } from "node:http"
import { setTimeout as pause } from "node:timers/promises"
import { openDatabase } from "../../src/server/db/index.ts"
import { readEnv } from "../../src/server/env.ts"
import { signMembersIn, signOfficerIn } from "../bench/page-people.ts"
import { findMembers, planToday } from "../bench/page-queries.ts"
import { runServer } from "../support/running-server.ts"
import { askOnce } from "./clients.ts"
import type { DrillRun, Outcome } from "./drill.ts"
import { countEffects, findPeopleOf, readVersions } from "./drill-queries.ts"
import { importDistrict, openOwnDatabase, urlOver } from "./own-database.ts"
import { checkUp, today } from "./scene.ts"
import { layWire } from "./wire.ts"

/** One write, anew each time: what is asked, and whether it is there, once. */
interface Once {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
  /** How often what it does is there. */
  readonly there: () => Promise<number>
}

/**
 * The connection to the database is cut as the n-th statement of a write is sent, for every n, for every kind of write.
 * Each is answered as not done or not known, and asked again with the same key it is there once.
 */
export async function cuts({ shop, count }: DrillRun): Promise<Outcome> {
  const own = await openOwnDatabase(shop)
  const wire = await layWire(shop, own.socketFolder)
  const dataDir = shop.path("data")
  const env = { DATA_DIR: dataDir, DATABASE_URL: own.url }
  await importDistrict(shop, env)
  const server = await runServer(dataDir, today, { DATABASE_URL: urlOver(wire.folder), LOG_LEVEL: "error" })
  const database = await openDatabase(readEnv(env), () => {})
  const agent = new Agent({ keepAlive: true })
  const wrong: string[] = []
  let made = 0
  const kinds = await prepareKinds(database, server.port)
  try {
    for (const [kind, next] of Object.entries(kinds)) {
      for (let statement = 1; statement <= count; statement += 1) {
        const one = await next()
        const key = `cut-${kind.replaceAll(" ", "-")}-${statement}`
        const headers = { ...one.headers, "Idempotency-Key": key }
        const ask = { method: one.method, path: one.path, headers, body: JSON.stringify(one.body) }
        wire.cutAt(statement)
        const first = await askOnce(agent, server.port, ask)
        const cut = wire.wasCut()
        wire.cutAt(Number.POSITIVE_INFINITY)
        const at = `${kind}, statement ${statement}`
        if (cut && first.status !== 503 && first.status >= 300)
          wrong.push(`${at}: answered ${first.status} ${first.body}`)
        const known = first.status < 300 ? 1 : /"unavailable"/.test(first.body) ? 0 : undefined
        const found = await one.there()
        if (known !== undefined && found !== known)
          wrong.push(`${at}: answered ${first.status}, there ${found} times`)
        const again = await untilAnswered(() => askOnce(agent, server.port, ask))
        if (again.status >= 300) wrong.push(`${at}, again: ${again.status} ${again.body}`)
        if ((await one.there()) !== 1) wrong.push(`${at}, again: there ${await one.there()} times`)
        if (!cut) break
        made += 1
        if (statement === count) wrong.push(`${kind}: more than ${count} statements`)
      }
    }
  } finally {
    agent.destroy()
    await database.close()
    await server.stop()
    wire.end()
  }
  wrong.push(...(await checkUp(env)))
  await own.close()
  return { found: `${made} cuts in ${Object.keys(kinds).length} kinds of writes`, wrong }
}

async function untilAnswered(
  ask: () => Promise<{ status: number; body: string }>,
): Promise<{ status: number; body: string }> {
  for (let turn = 0; ; turn += 1) {
    const answer = await ask()
    if (answer.status !== 503 || turn === 50) return answer
    await pause(100)
  }
}

async function prepareKinds(
  database: Awaited<ReturnType<typeof openDatabase>>,
  port: number,
): Promise<Readonly<Record<string, () => Promise<Once>>>> {
  const [member] = await findMembers(database, today, 1)
  if (!member) throw new Error("nobody is there")
  const { unitId, memberId } = member
  const { headers } = await signOfficerIn(database, "branch-secretary", unitId, port)
  const [self] = await signMembersIn(database, [memberId], port)
  const people = await findPeopleOf(database, unitId, today)
  let turn = 0
  const planned = async () => (await planToday(database, today, [unitId])).get(unitId) ?? 0
  const recorded = async (): Promise<number> => {
    turn += 1
    const items = [
      { kind: "collective-study", topic: `To be cut ${turn}`, hours: 2, content: "A", effect: "B" },
    ]
    const body = JSON.stringify({ unitId, start: `${today} 00:00`, items, sameDay: "another" })
    const agent = new Agent()
    const answer = await askOnce(agent, port, { method: "POST", path: "/api/sittings", headers, body })
    agent.destroy()
    return JSON.parse(answer.body).activities[0].activityId
  }
  const attends = (activityId: number, who: number) => () =>
    countEffects(database, [{ kind: "attendance", activityId, memberId: who }]).then(([found = 0]) => found)
  const edit = async (activityId: number, method: string, path: string, body: unknown): Promise<Once> => {
    const seen = (await readVersions(database, [activityId])).get(activityId) ?? 0
    const there = async () => ((await readVersions(database, [activityId])).get(activityId) ?? 0) - seen
    const withVersion = { ...headers, "If-Match": `"${seen}"` }
    return { method, path: `/api/events/${activityId}${path}`, headers: withVersion, body, there }
  }
  return {
    "a sitting": async () => {
      turn += 1
      const topic = `Drill cut ${turn}`
      const items = [{ kind: "collective-study", topic, hours: 2, content: "A", effect: "B" }]
      const there = () => countEffects(database, [{ kind: "sitting", topic }]).then(([found = 0]) => found)
      const body = { unitId, start: `${today} 00:00`, items, sameDay: "another" }
      return { method: "POST", path: "/api/sittings", headers, body, there }
    },
    "oneself on a list": async () => {
      const activityId = await planned()
      const path = `/api/events/${activityId}/attendance/self`
      return {
        method: "POST",
        path,
        headers: self?.headers ?? {},
        body: {},
        there: attends(activityId, memberId),
      }
    },
    "a list": async () => {
      const activityId = await planned()
      const who = people[turn % people.length] ?? memberId
      const body = { changes: [{ memberId: who, status: "present", was: null }] }
      const path = `/api/events/${activityId}/attendance`
      return { method: "PUT", path, headers, body, there: attends(activityId, who) }
    },
    "a correction": async () => edit(await recorded(), "PATCH", "", { topic: `Corrected ${turn}` }),
    "a cancellation": async () => edit(await planned(), "POST", "/cancel", { reason: "It rained" }),
  }
}
