import type { Database } from "../../src/server/db/index.ts"
import { type Answered, type Ask, load, quantile } from "./load.ts"
import { median } from "./measure.ts"
import { signOfficerIn } from "./page-people.ts"
import { type BenchPlaces, findExpected, planToday } from "./page-queries.ts"
import { ms, type PageFigure } from "./page-report.ts"

interface Scene {
  readonly database: Database
  readonly places: BenchPlaces
  readonly port: number
  readonly today: string
  readonly runs: number
}

/** Rows that one save changes: the exceptions of a hall. */
const exceptions = 60

/** The list of a sitting of some 2,000 people: its page, whom it expects, and saving what was marked. */
export async function benchRoll({ database, places, port, today, runs }: Scene): Promise<PageFigure> {
  const { unitId, people } = places.committee
  const officer = await signOfficerIn(database, "committee-officer", unitId, port)
  const activityId = (await planToday(database, today, [unitId], "00:01")).get(unitId) ?? 0
  const headers = { ...officer.headers, "Accept-Encoding": "gzip", "Content-Type": "application/json" }
  const some = await findExpected(database, activityId, exceptions)
  const ask = (count: number, one: (turn: number) => Omit<Ask, "headers">): Promise<Answered> =>
    load({ port, at: 1, count, ask: (turn) => ({ headers, ...one(turn) }) })
  const path = `/api/events/${activityId}`
  const first = (count: number) =>
    ask(count, (turn) => ({ method: "GET", path: turn % 2 === 0 ? path : `${path}/roll` }))
  const states = [null, "late", "absent"] as const
  let saved = 0
  const save = (count: number) =>
    ask(count, () => {
      const was = states[Math.min(saved, 1 + ((saved + 1) % 2))] ?? null
      saved += 1
      const status = states[1 + ((saved + 1) % 2)] ?? "late"
      const changes = some.map((memberId) => ({ memberId, status, was }))
      return { method: "PUT", path: `${path}/attendance`, body: JSON.stringify({ changes }) }
    })
  await first(10)
  await save(2)
  const views: Answered[] = []
  const saves: Answered[] = []
  for (let run = 0; run < runs; run += 1) {
    views.push(await first(60))
    saves.push(await save(30))
  }
  const p95 = (all: readonly Answered[]) => median(all.map(({ times }) => quantile(times, 0.95)))
  const bytes = Math.max(...views.map((one) => one.bytes))
  return {
    name: "roll",
    work: `list of a sitting of ${people.toLocaleString("en")} people: first view as sent, and ${exceptions} marks saved`,
    measured: `p95 ${ms(p95(views))}, ${Math.ceil(bytes / 1024)} KB; saved p95 ${ms(p95(saves))}`,
    target: "p95 ≤ 80 ms, ≤ 60 KB; saved p95 ≤ 300 ms",
    peer: "—",
    met: p95(views) <= 80 && bytes <= 60 * 1024 && p95(saves) <= 300,
  }
}
