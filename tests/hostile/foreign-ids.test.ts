import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { allRoutes } from "../../src/server/api/routes.ts"
import type { Route } from "../../src/server/http/route.ts"
import { type Expectation, nameOf, readExpectations } from "../access/matrix.ts"
import { expectedFor, relationsFrom } from "../access/relations.ts"
import { type Asker, gatherAskers, memberOf } from "../access/world.ts"
import { addressOf, each, type HostileScene, openHostileScene } from "./scene.ts"

let scene: HostileScene
let askers: Asker[]
let seen: Map<string, Set<number>>

beforeAll(async () => {
  scene = await openHostileScene()
  askers = (await gatherAskers(scene.server)).filter(
    ({ name }) => name !== "anonymous" && name !== "disabled",
  )
  seen = new Map()
  for (const { person } of [...askers, { person: scene.everyone }]) await lookEverywhere(person)
}, 120_000)
afterAll(() => scene.close())

const names = [
  "unitId",
  "memberId",
  "activityId",
  "accountId",
  "importId",
  "suggestionId",
  "grantId",
  "postId",
]

/** Reads what somebody may read, and keeps every id that they come to know. */
async function lookEverywhere(person: Asker["person"]): Promise<void> {
  const reads = scene.ways.filter(({ route }) => route.method === "get")
  const replies = await each(reads, (way) => scene.ask(way, { person }))
  for (const { status, body } of replies) if (status === 200) keep(body)
}

function keep(value: unknown): void {
  if (typeof value !== "object" || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    const name = names.find((one) => one.toLowerCase() === key.toLowerCase())
    if (name && typeof inner === "number") seen.set(name, (seen.get(name) ?? new Set()).add(inner))
    keep(inner)
  }
}

const singles = allRoutes.filter(
  (route) => route.method === "get" && route.permission !== "public" && paramsOf(route).length === 1,
)

function paramsOf({ path }: Route): string[] {
  return [...path.matchAll(/\{(\w+Id)\}/g)].map(([, name = ""]) => name)
}

const about = { unitId: "unit", memberId: "member", activityId: "event", accountId: "account" } as const

/** What the table says about an id, where it is one that the table's relations reach. */
function expected(row: Expectation | undefined, asker: Asker, param: string, id: number): string | undefined {
  const kind = about[param as keyof typeof about]
  const column = ["expired", "ended", "not-yet"].includes(asker.name) ? "no-role" : asker.name
  const cell = row?.cells.get(column)
  if (!kind || !cell || !asker.at) return undefined
  if (cell === "yes") return "200"
  for (const [relation, target] of relationsFrom(asker.at, kind)) {
    if (scene.ids.get(`${kind} ${target}`) !== id) continue
    const own = asker.name === "member" && target === memberOf("B1")
    const said = expectedFor(cell, relation)
    return own ? undefined : said === "allowed" ? "200" : String(said)
  }
  return undefined
}

describe("ids that others came to know", () => {
  test("are many, of every kind", () => {
    for (const name of ["unitId", "memberId", "activityId", "accountId", "grantId"]) {
      expect([name, (seen.get(name)?.size ?? 0) >= 5]).toEqual([name, true])
    }
  })

  test.each(singles.map((route) => [nameOf(route), route] as const))(
    "open %s for nobody who may not",
    async (name, route) => {
      const [param = ""] = paramsOf(route)
      const rows = readExpectations().filter((row) => row.route.split("#")[0] === name)
      const ids = [...(seen.get(param) ?? []), 2_147_483_647]
      const way = scene.ways.find((one) => one.name === name)
      let compared = 0
      const wrong = await each(askers, async (asker) => {
        const found = []
        for (const id of ids) {
          const { status } = await asker.person.get(
            addressOf(route, { ...way?.params, [param]: id }) + (way?.query ?? ""),
          )
          const said = expected(rows[0], asker, param, id)
          if (said !== undefined) compared += 1
          const fits = said === undefined ? [200, 403, 404, 409].includes(status) : answers(said, status)
          if (!fits) found.push(`${asker.name} ${id}: ${status} instead of ${said}`)
        }
        return found
      })
      expect(wrong.flat()).toEqual([])
      expect(compared > 20 || !(param in about)).toBe(true)
    },
  )
})

/** Whoever is let in may still be told that there is nothing of the kind. */
function answers(said: string, status: number): boolean {
  return said === "200" ? [200, 409].includes(status) : String(status) === said
}
