import { setTimeout as pause } from "node:timers/promises"
import { accessBySocket } from "../../src/server/db/access.ts"
import { clusterFolder } from "../../src/server/db/cluster-folder.ts"
import type { Database } from "../../src/server/db/index.ts"
import { connectAlone } from "../../src/server/db/pool.ts"
import { reachSocket } from "../../src/server/db/socket.ts"
import { runServer, type ServerProcess } from "../support/running-server.ts"
import { lighthouseFigures } from "./lighthouse.ts"
import { type Answered, type Ask, load, quantile } from "./load.ts"
import { median, memoryOf, type Peak } from "./measure.ts"
import { signMembersIn, signOfficerIn, type Visitor } from "./page-people.ts"
import {
  type BenchPlaces,
  bareInserts,
  committeeOfBranches,
  findMembers,
  findPlaces,
  makeBareTable,
  planToday,
} from "./page-queries.ts"
import { ms, type PageFigure } from "./page-report.ts"
import { benchRoll } from "./roll.ts"
import { sampleYear, type Workshop } from "./workshop.ts"

/** The day the server believes it is: the year is nearly over. */
const today = `${sampleYear}-11-25`

interface Scene {
  readonly server: ServerProcess
  readonly database: Database
  readonly places: BenchPlaces
  readonly officer: Visitor
  readonly runs: number
}

/** What the pages cost at full size: server, database and client on the same cores. `only`: some parts; none: the whole. */
export async function benchPages(
  shop: Workshop,
  runs = 5,
  only: readonly string[] = [],
): Promise<PageFigure[]> {
  const dataDir = await shop.district()
  shop.step("pages: starting the server")
  const server = await runServer(dataDir, today)
  try {
    return await shop.withDatabase(dataDir, async (database) => {
      const places = await findPlaces(database, today)
      const officer = await signOfficerIn(database, "department-officer", places.rootId, server.port)
      const scene: Scene = { server, database, places, officer, runs }
      shop.step("pages: the first board waits until the year has been worked out")
      await askFor(scene, officer, `/api/board/${places.rootId}`, 1)
      const figures: PageFigure[] = []
      for (const [name, bench] of Object.entries(benches)) {
        if (only.length > 0 && !only.includes(name)) continue
        shop.step(`pages: ${name}`)
        figures.push(await bench(scene, dataDir))
      }
      if (only.length > 0) return figures
      shop.step("pages: Lighthouse")
      const [member] = await findMembers(database, today, 1)
      const [visitor] = await signMembersIn(database, member ? [member.memberId] : [], server.port)
      const cookieOf = (one: Visitor | undefined) => one?.headers.Cookie ?? ""
      const visitors = { member: cookieOf(visitor), officer: cookieOf(officer) }
      figures.push(...(await lighthouseFigures(server.port, visitors)))
      shop.step("pages: at rest")
      figures.push(await rest(server, dataDir))
      return figures
    })
  } finally {
    await server.stop()
  }
}

/** Some of the pages of a district of any size: what they took, milliseconds, and the server's memory after it. */
export async function timePages(
  shop: Workshop,
  runs: number,
): Promise<{ readonly board: number; readonly home: number; readonly roster: number; readonly peak: Peak }> {
  const dataDir = await shop.district()
  const server = await runServer(dataDir, today)
  try {
    return await shop.withDatabase(dataDir, async (database) => {
      const places = await findPlaces(database, today)
      const officer = await signOfficerIn(database, "department-officer", places.rootId, server.port)
      const scene: Scene = { server, database, places, officer, runs }
      await askFor(scene, officer, `/api/board/${places.rootId}`, 1)
      secretaries.clear()
      let turn = 0
      const [after = 0, atHome = 0, rolled = 0] = await medianOf(runs, async () => {
        const boards: number[] = []
        for (const { unitId } of places.branches.slice(0, 10)) {
          await recordOne(scene, unitId, turn++)
          boards.push(...(await askFor(scene, officer, `/api/board/${places.rootId}`, 1)).times)
        }
        const members = await findMembers(database, today, 20)
        const ids = members.map(({ memberId }) => memberId)
        const visitors = await signMembersIn(database, ids, server.port)
        const ask = (asked: number): Ask => ({
          method: "GET",
          path: "/api/home/member",
          headers: visitors[asked % visitors.length]?.headers ?? {},
        })
        const homes = await load({ port: server.port, at: 1, count: 200, ask })
        const rosters = await askFor(
          scene,
          officer,
          `/api/people?unit=${places.branches[0]?.unitId ?? 0}`,
          50,
        )
        return [median(boards), median(homes.times), median(rosters.times)]
      })
      return { board: after, home: atHome, roster: rolled, peak: memoryOf(server.child.pid ?? 0, dataDir) }
    })
  } finally {
    await server.stop()
  }
}

/** Parts of it that are measured alone; Lighthouse and what there is at rest belong to the whole. */
export const pageParts = () => Object.keys(benches)

const benches: Readonly<Record<string, (scene: Scene, dataDir: string) => Promise<PageFigure>>> = {
  home,
  "home-page": homePage,
  year,
  board,
  record,
  self,
  roster,
  roll: ({ database, places, server, runs }) =>
    benchRoll({ database, places, port: server.port, today, runs }),
  calendar,
}

function askFor(
  { server }: Scene,
  { headers }: Visitor,
  path: string,
  count: number,
  at = 1,
): Promise<Answered> {
  return load({ port: server.port, at, count, ask: () => ({ method: "GET", path, headers }) })
}

/** The middle of what several runs came to, by a measure of each. */
async function medianOf(runs: number, run: (index: number) => Promise<number[]>): Promise<number[]> {
  const all: number[][] = []
  for (let index = 0; index < runs; index += 1) all.push(await run(index))
  return (all[0] ?? []).map((_, column) => median(all.map((figures) => figures[column] ?? Number.NaN)))
}

async function home(scene: Scene): Promise<PageFigure> {
  const { database, server, runs } = scene
  const members = await findMembers(database, today, 400)
  const visitors = await signMembersIn(
    database,
    members.map(({ memberId }) => memberId),
    server.port,
  )
  const ask = (turn: number): Ask => ({
    method: "GET",
    path: "/api/home/member",
    headers: visitors[turn % visitors.length]?.headers ?? {},
  })
  await load({ port: server.port, at: 8, count: 800, ask })
  const [rate = 0, p95 = 0] = await medianOf(runs, async () => {
    const { times, ms: took } = await load({ port: server.port, at: 8, count: 3000, ask })
    return [times.length / (took / 1000), quantile(times, 0.95)]
  })
  return {
    name: "home",
    work: "member's home, API, 8 at once",
    measured: `${Math.round(rate)} a second, p95 ${ms(p95)}`,
    target: "≥ 400 a second, p95 ≤ 60 ms",
    peer: "11 a second, p95 1,299 ms",
    met: rate >= 400 && p95 <= 60,
  }
}

/** The page of a member's home, and what it asks; what the browser keeps for ever is not asked for again. */
async function homePage(scene: Scene): Promise<PageFigure> {
  const { database, server, runs } = scene
  const members = await findMembers(database, today, 400)
  const ids = members.map(({ memberId }) => memberId)
  const visitors = await signMembersIn(database, ids, server.port)
  const asked = ["/", "/api/session?page=home"]
  const ask = (turn: number): Ask => ({
    method: "GET",
    path: asked[turn % asked.length] ?? "/",
    headers: visitors[Math.floor(turn / asked.length) % visitors.length]?.headers ?? {},
  })
  const [rate = 0] = await medianOf(runs, async () => {
    const { times, ms: took } = await load({ port: server.port, at: 8, count: 2000 * asked.length, ask })
    return [times.length / asked.length / (took / 1000)]
  })
  return {
    name: "home-page",
    work: "member's home with all requests of its page, 8 at once",
    measured: `${Math.round(rate)} a second`,
    target: "≥ 660 a second",
    peer: "11 a second",
    met: rate >= 660,
  }
}

async function year(scene: Scene): Promise<PageFigure> {
  const { places, officer, runs, server } = scene
  const ask =
    (path: (unitId: number) => string) =>
    (turn: number): Ask => ({
      method: "GET",
      path: path(places.branches[turn % places.branches.length]?.unitId ?? 0),
      headers: officer.headers,
    })
  const grid = ask((unitId) => `/api/units/${unitId}/standing?year=${sampleYear}`)
  const register = ask((unitId) => `/api/units/${unitId}/register?year=${sampleYear}`)
  await load({ port: server.port, at: 1, count: 40, ask: register })
  const [registered = 0, drawn = 0] = await medianOf(runs, async () => [
    quantile((await load({ port: server.port, at: 1, count: 100, ask: register })).times, 0.95),
    quantile((await load({ port: server.port, at: 1, count: 100, ask: grid })).times, 0.95),
  ])
  return {
    name: "year",
    work: "a branch's year, 25 people × 52: the register of who was where",
    measured: `p95 ${ms(registered)}`,
    target: "p95 ≤ 60 ms",
    peer: "197 ms",
    met: registered <= 60,
    note: `the grid of its duties beside it: p95 ${ms(drawn)}`,
  }
}

/** Each board is read right after somebody has recorded something: it is never one that was ready. */
async function board(scene: Scene): Promise<PageFigure> {
  const { places, officer, runs } = scene
  const path = `/api/board/${places.rootId}`
  let branch = 0
  const [p95 = 0, calm = 0] = await medianOf(runs, async () => {
    const times: number[] = []
    for (let turn = 0; turn < 20; turn += 1) {
      await recordOne(scene, places.branches[branch++ % places.branches.length]?.unitId ?? 0, branch)
      times.push(...(await askFor(scene, officer, path, 1)).times)
    }
    const sorted = times.toSorted((one, other) => one - other)
    return [quantile(sorted, 0.95), quantile((await askFor(scene, officer, path, 40)).times, 0.95)]
  })
  return {
    name: "board",
    work: `district board over all branches, live: read right after a record of 25 people, ${runs} × 20 times`,
    measured: `p95 ${ms(p95)}`,
    target: "p95 ≤ 150 ms",
    peer: "2,574 ms",
    met: p95 <= 150,
    note: `with nothing new p95 ${ms(calm)}`,
  }
}

const secretaries = new Map<number, Visitor>()

async function recordOne(scene: Scene, unitId: number, number: number): Promise<number> {
  const { database, server } = scene
  const known = secretaries.get(unitId)
  const secretary = known ?? (await signOfficerIn(database, "branch-secretary", unitId, server.port))
  secretaries.set(unitId, secretary)
  const body = JSON.stringify({
    unitId,
    start: `${today} 00:00`,
    items: [
      {
        kind: "collective-study",
        topic: `Study ${number}`,
        hours: 2,
        content: "A chapter",
        effect: "Understood",
      },
    ],
    sameDay: "another",
  })
  const headers = {
    ...secretary.headers,
    "Idempotency-Key": `bench-${unitId}-${number}-${process.hrtime.bigint()}`,
  }
  const ask = () => ({ method: "POST", path: "/api/sittings", headers, body })
  return (await load({ port: server.port, at: 1, count: 1, ask })).times[0] ?? Number.NaN
}

async function record(scene: Scene): Promise<PageFigure> {
  const { places, runs } = scene
  let number = 10_000
  for (const { unitId } of places.branches.slice(0, 20)) await recordOne(scene, unitId, number++)
  const [p95 = 0, middle = 0] = await medianOf(runs, async () => {
    const times: number[] = []
    for (const { unitId } of places.branches.slice(0, 40))
      times.push(await recordOne(scene, unitId, number++))
    const sorted = times.toSorted((one, other) => one - other)
    return [quantile(sorted, 0.95), quantile(sorted, 0.5)]
  })
  return {
    name: "record",
    work: "record one event with 25 people, durable",
    measured: `p95 ${ms(p95)}`,
    target: "p95 ≤ 60 ms",
    peer: "–",
    met: p95 <= 60,
    note: `median ${ms(middle)}`,
  }
}

async function self(scene: Scene, dataDir: string): Promise<PageFigure> {
  const { database, server, runs } = scene
  const each = 3000
  const members = await findMembers(database, today, each)
  const visitors = await signMembersIn(
    database,
    members.map(({ memberId }) => memberId),
    server.port,
  )
  const socket = reachSocket(clusterFolder(dataDir))
  const owner = await connectAlone(accessBySocket(socket.host).owner)
  await makeBareTable(owner)
  const [rate = 0, p99 = 0, floor = 0] = await medianOf(runs, async (run) => {
    const planned = await planToday(
      database,
      today,
      members.map(({ unitId }) => unitId),
    )
    const ask = (turn: number): Ask => ({
      method: "POST",
      path: `/api/events/${planned.get(members[turn]?.unitId ?? 0)}/attendance/self`,
      headers: visitors[turn]?.headers ?? {},
      body: "{}",
    })
    const before = await bareInserts(database, run * 2, 32, each)
    const { times, ms: took } = await load({ port: server.port, at: 32, count: members.length, ask })
    const after = await bareInserts(database, run * 2 + 1, 32, each)
    return [times.length / (took / 1000), quantile(times, 0.99), (before + after) / 2]
  })
  await owner.query("drop table bench_bare")
  await owner.end()
  socket.release()
  const ratio = rate / floor
  return {
    name: "self",
    work: "self-recorded attendance, 32 at once, durable",
    measured: `${Math.round(rate)} a second, p99 ${ms(p99)}, ${ratio.toFixed(2)} of bare inserts (${Math.round(floor)} a second)`,
    target: "≥ 1,000 a second, p99 ≤ 150 ms, ≥ 0.2 of bare durable inserts",
    peer: "32.7 a second, p99 1,472 ms",
    met: rate >= 1000 && p99 <= 150 && ratio >= 0.2,
  }
}

async function roster(scene: Scene): Promise<PageFigure> {
  const { places, officer, runs } = scene
  const path = `/api/people?unit=${places.committee.unitId}`
  await askFor(scene, officer, path, 20)
  const [p95 = 0, bytes = 0] = await medianOf(runs, async () => {
    const answered = await askFor(scene, officer, path, 60)
    return [quantile(answered.times, 0.95), answered.bytes]
  })
  return {
    name: "roster",
    work: `roster of ${places.committee.people.toLocaleString("en")} people, first view`,
    measured: `p95 ${ms(p95)}, ${Math.ceil(bytes / 1024)} KB`,
    target: "p95 ≤ 80 ms, ≤ 60 KB",
    peer: "2,503 ms, 9.3 MB",
    met: p95 <= 80 && bytes <= 60 * 1024,
  }
}

/** The month of a committee of 200 branches, with their slots and the days off. */
async function calendar(scene: Scene): Promise<PageFigure> {
  const { database, server, runs } = scene
  const { unitId, branches } = await committeeOfBranches(database, 200)
  const officer = await signOfficerIn(database, "committee-officer", unitId, server.port)
  const path = `/api/calendar?unit=${unitId}&from=${sampleYear}-10-01&until=${sampleYear}-10-31`
  await askFor(scene, officer, path, 10)
  const [p95 = 0, bytes = 0] = await medianOf(runs, async () => {
    const answered = await askFor(scene, officer, path, 60)
    return [quantile(answered.times, 0.95), answered.bytes]
  })
  return {
    name: "calendar",
    work: `calendar of a month for a committee of ${branches} branches`,
    measured: `p95 ${ms(p95)}, ${Math.ceil(bytes / 1024)} KB`,
    target: "p95 ≤ 100 ms",
    peer: "–",
    met: p95 <= 100,
  }
}

/** Started anew and left alone for half a minute; and, beside it, what the work above has left. */
async function rest(server: ServerProcess, dataDir: string): Promise<PageFigure> {
  const whole = ({ program = 0, database = 0 }: Peak) => program + database
  const mega = (bytes: number) => `${Math.round(bytes / 1024 ** 2)} MB`
  await pause(30_000)
  const after = memoryOf(server.child.pid ?? 0, dataDir)
  await server.stop()
  const fresh = await runServer(dataDir, today)
  await pause(30_000)
  const idle = memoryOf(fresh.child.pid ?? 0, dataDir)
  await fresh.stop()
  return {
    name: "rest",
    work: "server at rest, half a minute after its start, database included",
    measured: `${mega(whole(idle))} (server ${mega(idle.program ?? 0)}, database ${mega(idle.database ?? 0)})`,
    target: "≤ 350 MB, after the work as well",
    peer: "730 MB of workers",
    met: Math.max(whole(idle), whole(after)) <= 350 * 1024 ** 2,
    note: `half a minute after all the work above, a whole year judged included: ${mega(whole(after))}`,
  }
}
