import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, expect, test } from "vitest"
import { freshDatabase, type TestDatabase } from "../support/database.ts"
import { Journal } from "./journal.ts"
import { compare } from "./scene.ts"

let database: TestDatabase
const folder = mkdtempSync(join(tmpdir(), "xueer-journal-"))
beforeAll(async () => {
  database = await freshDatabase()
  await database.pool.query("insert into unit (code, name, kind) values ('1', '支部', 'branch')")
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

const held = (topic: string) =>
  database.pool.query(
    `insert into activity (code, unit_id, kind, topic, starts_at, hundredth_hours, state)
     select 'c' || nextval('activity_activity_id_seq'), unit_id, 'collective-study', $1, '2010-11-25 09:00', 200, 'held' from unit`,
    [topic],
  )

test("what was acknowledged and is gone, what is there twice, and what was refused and is there, are named", async () => {
  const journal = new Journal(join(folder, "journal"))
  const deed = (topic: string, status: number) => {
    const one = journal.sent(topic, { kind: "sitting", topic })
    journal.answered(one, { status, body: "{}" })
  }
  for (const topic of ["Drill there", "Drill twice", "Drill twice", "Drill refused"]) await held(topic)
  deed("Drill there", 200)
  deed("Drill gone", 200)
  deed("Drill twice", 200)
  deed("Drill refused", 409)
  deed("Drill neither", 409)
  const wrong = await compare(database, journal)
  journal.close()
  expect(wrong.map((line) => line.split(" {")[0])).toEqual([
    "lost: Drill gone",
    "doubled or not refused: Drill twice",
    "doubled or not refused: Drill refused",
  ])
})
