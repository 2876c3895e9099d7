import { Hashing } from "../../src/server/features/sign-in/hashing.ts"
import { type Answered, load, quantile } from "../bench/load.ts"
import { signMembersIn } from "../bench/page-people.ts"
import { findMembers, planToday } from "../bench/page-queries.ts"
import type { DrillRun, Outcome } from "./drill.ts"
import { makeLogins } from "./drill-queries.ts"
import { today } from "./scene.ts"
import { withServer } from "./while-busy.ts"

/** So many people say within a minute that they are there. */
export function selfRecordings(run: DrillRun): Promise<Outcome> {
  return withServer(run, async (database, port) => {
    const members = await findMembers(database, today, 1250)
    const ids = members.map(({ memberId }) => memberId)
    const visitors = await signMembersIn(database, ids, port)
    const asks: { path: string; headers: Readonly<Record<string, string>> }[] = []
    while (asks.length < run.count) {
      const planned = await planToday(
        database,
        today,
        members.map(({ unitId }) => unitId),
      )
      for (const [index, { unitId }] of members.entries()) {
        const path = `/api/events/${planned.get(unitId)}/attendance/self`
        asks.push({ path, headers: visitors[index]?.headers ?? {} })
      }
    }
    const answered = await load({
      ...{ port, at: 64, count: run.count },
      ask: (turn) => ({ method: "POST", path: "", headers: {}, body: "{}", ...asks[turn] }),
    })
    return judge(answered, run.count, { seconds: 60, p99: 1000 })
  })
}

/** So many people sign in within a minute, from one address. */
export function signIns(run: DrillRun): Promise<Outcome> {
  return withServer(run, async (database, port) => {
    const password = "Kupfer-Regen-7-Tinte"
    const logins = await makeLogins(database, run.count, await new Hashing().hash(password))
    const headers = { "Content-Type": "application/json", Origin: `http://127.0.0.1:${port}` }
    const answered = await load({
      ...{ port, at: 300, count: run.count },
      ask: (turn) => ({
        ...{ method: "POST", path: "/api/session", headers },
        body: JSON.stringify({ login: logins[turn], password }),
      }),
    })
    return judge(answered, run.count, { seconds: 60, p99: Number.POSITIVE_INFINITY })
  })
}

function judge(
  { times, ms }: Answered,
  count: number,
  goal: { readonly seconds: number; readonly p99: number },
): Outcome {
  const p99 = quantile(times, 0.99)
  return {
    found: `${count} in ${(ms / 1000).toFixed(1)} s, p99 ${Math.round(p99)} ms, none refused`,
    wrong: [
      ...(ms > goal.seconds * 1000 ? [`${(ms / 1000).toFixed(1)} s (goal ${goal.seconds} s)`] : []),
      ...(p99 > goal.p99 ? [`p99 ${Math.round(p99)} ms (goal ${goal.p99} ms)`] : []),
    ],
  }
}
