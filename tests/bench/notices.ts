import { setTimeout as pause } from "node:timers/promises"
import { dayOf, plusDays } from "../../src/domain/shared/calendar.ts"
import type { Database } from "../../src/server/db/index.ts"
import { makeDigests } from "../../src/server/features/notices/delivery-store.ts"
import { runServer } from "../support/running-server.ts"
import { type Ask, load, quantile } from "./load.ts"
import { announceLecture, giveEverybodyAnAccount, lastTelling } from "./notice-queries.ts"
import { signMembersIn } from "./page-people.ts"
import { findMembers, findPlaces } from "./page-queries.ts"
import { ms, type PageFigure } from "./page-report.ts"
import { sampleYear, type Workshop } from "./workshop.ts"

const today = dayOf(`${sampleYear}-11-25`)
/** Seconds after which nobody waits any more: the queue looks every five, and the schedule comes every minute. */
const patience = 180

/**
 * A lecture of the whole district is planned: everybody is told by the server's own job while members open their homes;
 * then the letters of the day are worked out that remind of it.
 */
export async function benchNotices(shop: Workshop): Promise<PageFigure[]> {
  const dataDir = await shop.district()
  shop.step("notices: starting the server")
  const server = await runServer(dataDir, today)
  try {
    return await shop.withDatabase(dataDir, async (database) => {
      const people = await giveEverybodyAnAccount(database)
      const { rootId } = await findPlaces(database, today)
      const members = await findMembers(database, today, 200)
      const ids = members.map(({ memberId }) => memberId)
      const visitors = await signMembersIn(database, ids, server.port)
      const ask = (turn: number): Ask => ({
        method: "GET",
        path: "/api/home/member",
        headers: visitors[turn % visitors.length]?.headers ?? {},
      })
      const homes = async (count: number) => (await load({ port: server.port, at: 4, count, ask })).times
      shop.step("notices: the pages at rest")
      await homes(400)
      const quiet = quantile(await homes(2000), 0.95)
      shop.step(`notices: telling ${people} people`)
      await announceLecture(database, rootId, plusDays(today, 1))
      const meanwhile: number[] = []
      const told = await untilTold(database, async () => void meanwhile.push(...(await homes(200))))
      const busy = quantile(
        meanwhile.toSorted((one, other) => one - other),
        0.95,
      )
      shop.step("notices: the letters of the day")
      const begun = performance.now()
      const next = plusDays(today, 1)
      await makeDigests(
        database.pool,
        { day: today, time: "09:00" },
        { isWorkday: true, next, nextWorked: next },
      )
      const letters = performance.now() - begun
      return [
        {
          name: "notices",
          work: `everybody of the district (${people}) told of a lecture, and their letters of the day worked out, 4 homes at once meanwhile`,
          measured: `${ms(told)} + ${ms(letters)}; homes p95 ${ms(busy)}, ${ms(quiet)} at rest`,
          target: "≤ 30 s, pages at most a fifth slower",
          peer: "not measured",
          met: told + letters <= 30_000 && busy <= quiet * 1.2,
        },
      ]
    })
  } finally {
    await server.stop()
  }
}

/** Does something again and again until the job has told everybody; answers how long the job took, milliseconds. */
async function untilTold(database: Database, meanwhile: () => Promise<void>): Promise<number> {
  const since = performance.now()
  while (performance.now() - since < patience * 1000) {
    const took = await lastTelling(database)
    if (took !== undefined) return took
    const state = await runsNow(database)
    if (state) await meanwhile()
    else await pause(100)
  }
  throw new Error("nobody was told within the time")
}

async function runsNow({ pool }: Database): Promise<boolean> {
  const { rowCount } = await pool.query("select from notice where kind = 'meeting-planned' limit 1")
  return rowCount === 1
}
