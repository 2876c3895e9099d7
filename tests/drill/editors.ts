import { Agent, request } from "node:http"
import { signOfficerIn } from "../bench/page-people.ts"
import { planToday } from "../bench/page-queries.ts"
import type { DrillRun, Outcome } from "./drill.ts"
import { findBranches, readVersions } from "./drill-queries.ts"
import { today } from "./scene.ts"
import { withServer } from "./while-busy.ts"

const editors = 50
const records = 5

/** Fifty people correct the same few records, each what they have just seen, so many times in all. */
export function fiftyEditors(run: DrillRun): Promise<Outcome> {
  return withServer(run, async (database, port) => {
    const branches = (await findBranches(database)).slice(0, records)
    const planned = await planToday(database, today, branches)
    const ids = [...planned.values()]
    const secretaries = await Promise.all(
      [...planned.keys()].map((unitId) => signOfficerIn(database, "branch-secretary", unitId, port)),
    )
    const agent = new Agent({ keepAlive: true, maxSockets: editors })
    const before = await readVersions(database, ids)
    const won = new Map(ids.map((id) => [id, 0]))
    const odd: string[] = []
    let refused = 0
    let turn = 0
    const editor = async (own: number) => {
      while (turn < run.count) {
        turn += 1
        const index = (own + turn) % ids.length
        const id = ids[index] ?? 0
        const headers = secretaries[index]?.headers ?? {}
        const seen = await ask(agent, { port, method: "GET", path: `/api/events/${id}`, headers })
        const answer = await ask(agent, {
          ...{ port, method: "PATCH", path: `/api/events/${id}` },
          headers: { ...headers, "If-Match": seen.etag },
          body: JSON.stringify({ topic: `Edited by ${own}, ${turn}` }),
        })
        if (answer.status === 200) won.set(id, (won.get(id) ?? 0) + 1)
        else if (answer.status === 412) refused += 1
        else odd.push(`${answer.status} ${answer.body.slice(0, 200)}`)
      }
    }
    await Promise.all(Array.from({ length: editors }, (_, own) => editor(own)))
    agent.destroy()
    const after = await readVersions(database, ids)
    const lost = ids.filter((id) => (after.get(id) ?? 0) - (before.get(id) ?? 0) !== won.get(id))
    return {
      found: `${run.count} corrections, ${refused} told that somebody was faster`,
      wrong: [
        ...odd.slice(0, 5),
        ...lost.map(
          (id) => `activity ${id}: ${won.get(id)} accepted, versions ${before.get(id)} to ${after.get(id)}`,
        ),
        ...(refused === 0 ? ["nobody met anybody: nothing was tried"] : []),
      ],
    }
  })
}

interface Asked {
  readonly port: number
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

function ask(
  agent: Agent,
  { port, method, path, headers, body }: Asked,
): Promise<{ status: number; etag: string; body: string }> {
  return new Promise((resolve, reject) => {
    const asking = request({ agent, host: "127.0.0.1", port, method, path, headers }, (response) => {
      let text = ""
      response.on("data", (piece) => {
        text += piece
      })
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, etag: String(response.headers.etag ?? ""), body: text }),
      )
      response.on("error", reject)
    })
    asking.on("error", reject)
    asking.end(body)
  })
}
