import { afterAll, beforeAll, expect, test } from "vitest"
import { openWorld } from "../../../tests/access/world.ts"
import type { TestServer } from "../../../tests/support/server.ts"
import { grantedRoles } from "../../domain/access/roles.ts"
import type { HeldRole } from "../../domain/access/scope.ts"
import { mayRecord } from "../../domain/events/may-record.ts"
import { activityKinds } from "../../domain/shared/words.ts"
import { recordedIn } from "./recorded-in.ts"

let app: TestServer

beforeAll(async () => {
  app = await openWorld()
})
afterAll(() => app.close())

test("what somebody records is the same in SQL and in memory, for every role, unit and kind", async () => {
  const { pool } = app.database
  const { rows: units } = await pool.query<{ path: string }>("select path::text as path from unit order by 1")
  const kinds = Object.values(activityKinds)
  const actors: HeldRole[][] = [[]]
  for (const role of grantedRoles) for (const { path } of units) actors.push([{ role, path, unitId: 0 }])
  // Two roles together reach what either does.
  actors.push(actors.filter((_, index) => index % 7 === 3).flat())
  for (const held of actors) {
    const actor = { roles: held }
    const values: unknown[] = [kinds]
    const { rows } = await pool.query<{ path: string; kind: string }>(
      `select u.path::text as path, k.kind from unit u cross join unnest($1::text[]) as k(kind)
        where ${recordedIn(actor, values, { path: "u.path", kind: "k.kind" })} order by 1, 2`,
      values,
    )
    const expected = units
      .flatMap(({ path }) =>
        kinds.filter((kind) => mayRecord(actor, path, kind)).map((kind) => `${path} ${kind}`),
      )
      .sort()
    expect(rows.map(({ path, kind }) => `${path} ${kind}`).sort()).toEqual(expected)
  }
})
