import { execFile } from "node:child_process"
import { fileURLToPath } from "node:url"
import type { Database } from "../../src/server/db/index.ts"
import type { Ask } from "../bench/load.ts"
import { signMembersIn, signOfficerIn } from "../bench/page-people.ts"
import { findMembers, planToday } from "../bench/page-queries.ts"
import type { Task } from "./clients.ts"
import { seeded } from "./drill.ts"
import { countEffects, findBranches } from "./drill-queries.ts"
import type { Deed, Journal } from "./journal.ts"

/** The day that servers of drills believe it is. */
export const today = "2010-11-25"

const commandLine = fileURLToPath(new URL("../../src/server/cli/main.ts", import.meta.url))

/** People who record, and what they may still record: a study in a branch, or oneself at a planned one. */
export async function prepare(database: Database, port: number, seed: number): Promise<() => Task> {
  const branches = await findBranches(database)
  const secretaries = await Promise.all(
    branches.map((unitId) => signOfficerIn(database, "branch-secretary", unitId, port)),
  )
  const members = await findMembers(database, today, 600)
  const visitors = await signMembersIn(
    database,
    members.map(({ memberId }) => memberId),
    port,
  )
  const chance = seeded(seed)
  const selves = await planSelves(database, members, visitors, 6000)
  let number = 0
  return () => {
    number += 1
    const self = chance() < 0.5 ? selves.pop() : undefined
    if (self) return self
    const branch = number % branches.length
    const topic = `Drill ${seed}-${number}`
    const body = JSON.stringify({
      unitId: branches[branch],
      start: `${today} 00:00`,
      items: [{ kind: "collective-study", topic, hours: 2, content: "A chapter", effect: "Understood" }],
      sameDay: "another",
    })
    const headers = secretaries[branch]?.headers ?? {}
    return {
      ask: { method: "POST", path: "/api/sittings", headers, body },
      leaves: { kind: "sitting", topic },
    }
  }
}

async function planSelves(
  database: Database,
  members: readonly { memberId: number; unitId: number }[],
  visitors: readonly { headers: Ask["headers"] }[],
  count: number,
): Promise<Task[]> {
  const tasks: Task[] = []
  while (tasks.length < count) {
    const planned = await planToday(
      database,
      today,
      members.map(({ unitId }) => unitId),
    )
    for (const [index, { memberId, unitId }] of members.entries()) {
      const activityId = planned.get(unitId) ?? 0
      tasks.push({
        ask: {
          method: "POST",
          path: `/api/events/${activityId}/attendance/self`,
          headers: visitors[index]?.headers ?? {},
          body: "{}",
        },
        leaves: { kind: "attendance", activityId, memberId },
      })
    }
  }
  return tasks.slice(0, count)
}

/** What is there of what was acknowledged, and what is there of what was not. One line for everything wrong. */
export async function compare(database: Database, { deeds }: Journal): Promise<string[]> {
  const counts = await countEffects(
    database,
    deeds.map(({ leaves }) => leaves),
  )
  const wrong: string[] = []
  for (const [index, deed] of deeds.entries()) {
    const expected = isGood(deed) ? 1 : 0
    const found = counts[index] ?? 0
    if (found !== expected) {
      const what = found > expected ? "doubled or not refused" : "lost"
      wrong.push(
        `${what}: ${deed.key} ${JSON.stringify(deed.leaves)}, answered ${deed.answer?.status ?? "never"}`,
      )
    }
  }
  return wrong
}

function isGood({ answer }: Deed): boolean {
  return answer !== undefined && answer.status < 300
}

/** Whether the audit log is whole and every figure is what it comes to when it is worked out anew. */
export function checkUp(env: Readonly<Record<string, string>>): Promise<string[]> {
  return new Promise((resolve) => {
    const words = [commandLine, "doctor", "--audit", "--rebuild", "--json"]
    execFile(process.execPath, words, { env: { ...process.env, ...env } }, (_, stdout, stderr) => {
      try {
        const { checks } = JSON.parse(stdout) as { checks: { name: string; state: string; what: string }[] }
        resolve(checks.filter(({ state }) => state === "wrong").map(({ name, what }) => `${name}: ${what}`))
      } catch {
        resolve([`doctor: ${stderr.slice(-500)}`])
      }
    })
  })
}
