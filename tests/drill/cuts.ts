import { Agent } from "node:http"
import { setTimeout as pause } from "node:timers/promises"
import { openDatabase } from "../../src/server/db/index.ts"
import { readEnv } from "../../src/server/env.ts"
import { runServer } from "../support/running-server.ts"
import { askOnce } from "./clients.ts"
import { type Once, prepareWrites } from "./cut-writes.ts"
import type { DrillRun, Outcome } from "./drill.ts"
import { importDistrict, openOwnDatabase, urlOver } from "./own-database.ts"
import { checkUp, today } from "./scene.ts"
import { layWire } from "./wire.ts"

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
  const kinds = await prepareWrites(database, server.port)
  try {
    for (const [kind, next] of Object.entries(kinds)) {
      for (let statement = 1; statement <= count; statement += 1) {
        const one = await next()
        const key = `cut-${kind.replaceAll(" ", "-")}-${statement}`
        const headers = { ...one.headers, "Idempotency-Key": key }
        const ask = { method: one.method, path: one.path, headers, body: one.body }
        wire.cutAt(statement)
        const first = await askOnce(agent, server.port, ask)
        const cut = wire.wasCut()
        wire.cutAt(Number.POSITIVE_INFINITY)
        const at = `${kind}, statement ${statement}`
        if (cut && first.status !== 503 && first.status >= 300)
          wrong.push(`${at}: answered ${first.status} ${first.body}`)
        await one.ended?.()
        const done = first.status < 300 && one.ended === undefined
        const known = done ? 1 : /"unavailable"/.test(first.body) ? 0 : undefined
        const found = await one.there()
        if (known !== undefined && found !== known)
          wrong.push(`${at}: answered ${first.status}, there ${found} times`)
        const again = await untilDone(one, () => askOnce(agent, server.port, ask))
        if (again.status >= 300 && !(one.forOnce && found === 1))
          wrong.push(`${at}, again: ${again.status} ${again.body}`)
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

/** Asks until there is a sure answer; what goes on behind it has come to an end then. */
async function untilDone(
  { ended, there }: Once,
  ask: () => Promise<{ status: number; body: string }>,
): Promise<{ status: number; body: string }> {
  for (let turn = 0; ; turn += 1) {
    const answer = await ask()
    await ended?.()
    const unsure = answer.status === 503 || (ended !== undefined && (await there()) === 0)
    if (!unsure || turn === 50) return answer
    await pause(100)
  }
}
