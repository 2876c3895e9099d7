import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"
import { logicIn, routeFiles, routesWithLogic } from "./routes.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))

describe("files of routes", () => {
  test("only declare and call", () => {
    expect(routeFiles(root).length).toBeGreaterThan(15)
    expect(routesWithLogic(root)).toEqual([])
  })
})

describe("logic in a file of routes is seen", () => {
  const head = 'import { type Route, route } from "../../http/route.ts"\n'
  const declared = (run: string) =>
    `${head}import { showUnit } from "./show-unit.ts"
export const unitRoutes: readonly Route[] = [
  route("GET /units/{unitId}", {
    permission: "unit.read",
    run: ${run},
  }),
]
`

  test("and what declares and calls is let be", () => {
    expect(
      logicIn(declared("(context, { params }, scope) => showUnit(context, scope, params.unitId)")),
    ).toEqual([])
    const twice =
      "async (context, { params }) => {\n      await showUnit(context, params)\n      return null\n    }"
    expect(logicIn(declared(twice))).toEqual([])
  })

  test("a statement, a question to the database, a store by its name", () => {
    expect(logicIn(declared('({ client }) => client.query("select 1")'))).not.toEqual([])
    expect(logicIn(`${head}import { unitsOf } from "./queries.ts"`)).not.toEqual([])
    expect(logicIn(`${head}import { unitsOf } from "./unit-store.ts"`)).not.toEqual([])
  })

  test("a decision, rows that are shaped, a function, the domain", () => {
    expect(logicIn(declared('() => { if (x) throw problem("not-found") }'))).not.toEqual([])
    expect(logicIn(declared("() => rows.map(shown)"))).not.toEqual([])
    expect(logicIn(`${head}async function findSubject() {}`)).not.toEqual([])
    expect(logicIn(`${head}import { reachesUnit } from "../../../domain/access/scope.ts"`)).not.toEqual([])
    expect(logicIn(`${head}import type { UnitCard } from "../../../contract/units.ts"`)).toEqual([])
  })

  test("what runs on and on, and what is let out that is no route", () => {
    const long = `async (context) => {\n${"      await showUnit(context)\n".repeat(5)}    }`
    expect(logicIn(declared(long))).not.toEqual([])
    expect(logicIn(`${head}export const mayIn = 1`)).not.toEqual([])
    expect(logicIn(`${head}export function mayIn() {}`)).not.toEqual([])
  })
})
