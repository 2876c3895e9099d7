import { Agent } from "node:http"
import { setTimeout as pause } from "node:timers/promises"
import type { Database } from "../../src/server/db/index.ts"
import { Hashing } from "../../src/server/features/sign-in/hashing.ts"
import { signMembersIn, signOfficerIn } from "../bench/page-people.ts"
import { findMembers, planToday } from "../bench/page-queries.ts"
import { rosterBytes } from "../support/roster-file.ts"
import { askOnce } from "./clients.ts"
import {
  accountOf,
  codeOf,
  countEffects,
  countOf,
  findBranchesToMove,
  findPeopleOf,
  givePassword,
  readVersions,
  rootOf,
} from "./drill-queries.ts"
import { today } from "./scene.ts"

/** One write, anew each time: what is asked, and whether it is there, once. */
export interface Once {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  /** How often what it does is there. */
  readonly there: () => Promise<number>
  /** Where the answer says that it has begun: comes back when it goes on no more. */
  readonly ended?: () => Promise<unknown>
  /** It carries no key, or ends what it was asked with: once it is there, asking again is refused. */
  readonly forOnce?: true
}

/** Every kind of write, made ready so that it is to be taken. */
export async function prepareWrites(
  database: Database,
  port: number,
): Promise<Readonly<Record<string, () => Promise<Once>>>> {
  const [member] = await findMembers(database, today, 1)
  if (!member) throw new Error("nobody is there")
  const { unitId, memberId } = member
  const { headers } = await signOfficerIn(database, "branch-secretary", unitId, port)
  const [self] = await signMembersIn(database, [memberId], port)
  const people = await findPeopleOf(database, unitId, today)
  const root = await rootOf(database)
  const officer = await signOfficerIn(database, "department-officer", root, port)
  const branch = await codeOf(database, unitId)
  const administrator = await signOfficerIn(database, "system-admin", root, port)
  const branches = await findBranchesToMove(database)
  const others = (await findMembers(database, today, 60)).slice(1)
  const password = "Kupfer-Regen-7-Tinte"
  const passwordHash = await new Hashing().hash(password)
  const notes = "Notes of a study\n".repeat(20)
  let turn = 0
  const planned = async (time?: string) => (await planToday(database, today, [unitId], time)).get(unitId) ?? 0
  const ask = async (
    method: string,
    path: string,
    asking: Readonly<Record<string, string>>,
    body: string | Uint8Array,
  ) => {
    const agent = new Agent()
    const answer = await askOnce(agent, port, { method, path, headers: asking, body })
    agent.destroy()
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`)
    return JSON.parse(answer.body)
  }
  const recorded = async (): Promise<number> => {
    turn += 1
    const items = [
      { kind: "collective-study", topic: `To be cut ${turn}`, hours: 2, content: "A", effect: "B" },
    ]
    const body = JSON.stringify({ unitId, start: `${today} 00:00`, items, sameDay: "another" })
    return (await ask("POST", "/api/sittings", headers, body)).activities[0].activityId
  }
  const begun = async (activityId: number): Promise<number> => {
    const body = JSON.stringify({ name: "notes.txt", bytes: notes.length })
    return (await ask("POST", `/api/events/${activityId}/attachments/uploads`, headers, body)).uploadId
  }
  const chunkOf = (uploadId: number) => ({
    method: "PATCH",
    path: `/api/attachments/uploads/${uploadId}?offset=0`,
    headers: { ...headers, "Content-Type": "application/octet-stream" },
    body: notes,
  })
  const attends = (activityId: number, who: number) => () =>
    countEffects(database, [{ kind: "attendance", activityId, memberId: who }]).then(([found = 0]) => found)
  const edit = async (activityId: number, method: string, path: string, body: unknown): Promise<Once> => {
    const seen = (await readVersions(database, [activityId])).get(activityId) ?? 0
    const there = async () => ((await readVersions(database, [activityId])).get(activityId) ?? 0) - seen
    const withVersion = { ...headers, "If-Match": `"${seen}"` }
    return {
      method,
      path: `/api/events/${activityId}${path}`,
      headers: withVersion,
      body: JSON.stringify(body),
      there,
    }
  }
  return {
    "a sitting": async () => {
      turn += 1
      const topic = `Drill cut ${turn}`
      const items = [{ kind: "collective-study", topic, hours: 2, content: "A", effect: "B" }]
      const there = () => countEffects(database, [{ kind: "sitting", topic }]).then(([found = 0]) => found)
      const body = JSON.stringify({ unitId, start: `${today} 00:00`, items, sameDay: "another" })
      return { method: "POST", path: "/api/sittings", headers, body, there }
    },
    "oneself on a list": async () => {
      const activityId = await planned()
      const path = `/api/events/${activityId}/attendance/self`
      return {
        method: "POST",
        path,
        headers: self?.headers ?? {},
        body: "{}",
        there: attends(activityId, memberId),
      }
    },
    "a list": async () => {
      const activityId = await planned("00:00")
      const who = people[turn % people.length] ?? memberId
      const body = JSON.stringify({ changes: [{ memberId: who, status: "present", was: null }] })
      const path = `/api/events/${activityId}/attendance`
      return { method: "PUT", path, headers, body, there: attends(activityId, who) }
    },
    "a correction": async () => edit(await recorded(), "PATCH", "", { topic: `Corrected ${turn}` }),
    "a plan": async () => {
      turn += 1
      const topic = `Drill cut ${turn}`
      const items = [{ kind: "collective-study", topic, hours: 2 }]
      const body = { unitId, start: `${today} 23:59`, items, state: "planned", sameDay: "another" }
      const there = () => countEffects(database, [{ kind: "sitting", topic }]).then(([found = 0]) => found)
      return { method: "POST", path: "/api/sittings", headers, body: JSON.stringify(body), there }
    },
    "a chunk of a file": async () => {
      const uploadId = await begun(await recorded())
      return { ...chunkOf(uploadId), there: () => countOf(database, "chunk", uploadId) }
    },
    "an attachment": async () => {
      const activityId = await recorded()
      const uploadId = await begun(activityId)
      const { method, path, headers: asking, body } = chunkOf(uploadId)
      await ask(method, path, asking, body)
      const there = () => countOf(database, "attachment", activityId)
      return {
        method: "POST",
        path: `/api/attachments/uploads/${uploadId}/finish`,
        headers,
        body: "{}",
        there,
      }
    },
    "a role": async () => {
      const who = others.pop()?.memberId ?? 0
      await signMembersIn(database, [who], port)
      const accountId = await accountOf(database, who)
      const body = JSON.stringify({ accountId, role: "recorder", unitId, fromOn: today, untilOn: null })
      const there = () => countOf(database, "role", accountId)
      return { method: "POST", path: "/api/grants", headers: officer.headers, body, there }
    },
    "a move of a unit": async () => {
      const { unitId: moved, toUnitId, version } = branches.pop() ?? { unitId: 0, toUnitId: 0, version: 0 }
      const there = () => countOf(database, "move", moved, version)
      const asking = { ...officer.headers, "If-Match": `"${version}"` }
      const body = JSON.stringify({ parentId: toUnitId, day: today })
      return { method: "POST", path: `/api/units/${moved}/move`, headers: asking, body, there }
    },
    "an import": async () => {
      turn += 1
      const code = `cut-${turn}`
      const someone = { code, name: "王新", gender: "male", status: "full", rank: "none", inService: true }
      const content = await rosterBytes({
        members: [someone],
        memberships: [{ member: code, unit: branch, fromOn: today }],
      })
      const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      const path = `/api/units/${root}/imports?fileName=cut.xlsx`
      const { importId } = await ask("POST", path, { ...officer.headers, "Content-Type": kind }, content)
      const ended = async () => {
        for (;;) {
          const run = await ask("GET", `/api/imports/${importId}`, officer.headers, "")
          if (run.state !== "checking" && run.state !== "applying") return run
          await pause(50)
        }
      }
      const { seen } = await ended()
      const there = () => countOf(database, "member", code)
      const body = JSON.stringify({ seen })
      const { headers: asking } = officer
      return { method: "POST", path: `/api/imports/${importId}/apply`, headers: asking, body, there, ended }
    },
    "an activation": async () => {
      turn += 1
      const { accountId, code } = await ask(
        "POST",
        "/api/accounts",
        administrator.headers,
        JSON.stringify({ login: `cut-${turn}`, name: "王新" }),
      )
      const { Cookie: _, ...asking } = headers
      const there = () => countOf(database, "activation", accountId)
      const body = JSON.stringify({ code, password: "Kupfer-Regen-8-Tinte" })
      return { method: "POST", path: "/api/activation", headers: asking, body, there, forOnce: true }
    },
    "a new password": async () => {
      const who = others.pop()?.memberId ?? 0
      const [visitor] = await signMembersIn(database, [who], port)
      await givePassword(database, who, passwordHash)
      const there = () => countOf(database, "password", who, passwordHash)
      const body = JSON.stringify({ current: password, next: "Kupfer-Regen-8-Tinte" })
      return {
        method: "PUT",
        path: "/api/me/password",
        headers: visitor?.headers ?? {},
        body,
        there,
        forOnce: true,
      }
    },
    "a cancellation": async () => edit(await planned(), "POST", "/cancel", { reason: "It rained" }),
  }
}
