import type { Database } from "../../db/index.ts"
import type { House } from "../../moment.ts"
import { keyFor } from "../../secret-key.ts"
import { sealTrail } from "./seal-trail.ts"
import { noteSystem } from "./store.ts"
import { headFile } from "./trail-head.ts"
import { type Verdict, verifyTrail } from "./verify-trail.ts"

const running = new WeakMap<Database, Promise<Verdict>>()

type Place = Pick<House, "database" | "env">

/** Seals what waits, walks along the whole trail, and notes in it what was found. Runs once at a time. */
export function checkTrail(place: Place): Promise<Verdict> {
  const under = running.get(place.database)
  if (under) return under
  const started = check(place).finally(() => running.delete(place.database))
  running.set(place.database, started)
  return started
}

/** Whether a check is under way in this program. */
export function isChecking({ database }: Place): boolean {
  return running.has(database)
}

async function check({ database, env }: Place): Promise<Verdict> {
  const key = keyFor(env.dataDir, "trail")
  const file = headFile(env.dataDir)
  await sealTrail(database, key, file)
  const verdict = await verifyTrail(database, key, file)
  await noteSystem(database.pool, "trail-checked", { details: { ...verdict } })
  return verdict
}
