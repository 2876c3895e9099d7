import { afterAll, beforeAll, expect, test } from "vitest"
import { openWorld } from "../../../../tests/access/world.ts"
import type { Person, Reply, TestServer } from "../../../../tests/support/server.ts"
import { type PlanDeed, type PlanState, stateAfter } from "../../../domain/plans/plan-state.ts"

let app: TestServer
let recorder: Person
let officer: Person
let b1: number

beforeAll(async () => {
  app = await openWorld()
  app.setToday("2010-11-20")
  recorder = await app.as("recorder", "B1")
  officer = await app.as("committee-officer", "T1")
  b1 = await app.unitId("B1")
})
afterAll(() => app.close())

/** How each deed is done with the plan of a year, and whether it was. */
const deeds: Readonly<Record<Exclude<PlanDeed, "amend">, (year: number) => Promise<boolean>>> = {
  edit: async (year) => {
    const body = { goals: "学好", guidance: "", reading: "", note: "", visitIds: [], lines: [line] }
    return did(await recorder.put(at(year), body, { version: 1 }))
  },
  discard: async (year) => did(await recorder.delete(at(year))),
  submit: async (year) => did(await recorder.post(at(year, "/submit"), {})),
  withdraw: async (year) => did(await recorder.post(at(year, "/withdraw"), {})),
  return: async (year) => did(await officer.post(at(year, "/return"), { word: "补上学时。" })),
  file: async (year) => {
    const reply = await officer.post("/plans/file", { year, unitIds: [b1] })
    expect(reply.status).toBe(200)
    return reply.body.filed === 1
  },
  unfile: async (year) => did(await officer.post(at(year, "/unfile"), { why: "看错了组织" })),
}
type Deed = keyof typeof deeds
const all = Object.keys(deeds) as Deed[]

const at = (year: number, deed = "") => `/units/${b1}/plans/${year}${deed}`
const line = {
  ...{ planLineId: null, month: 3, topic: "读原著", contentCategories: [], form: "", lecturer: "" },
  ...{ responsibleId: null, hours: null, sourceLineId: null },
}

/** Refused because it stands elsewhere, or somebody was first; nothing else may happen to whoever is second. */
function did({ status, body }: Reply): boolean {
  if (status < 300) return true
  expect([404, 409, 412], JSON.stringify(body)).toContain(status)
  return false
}

/** A plan in a state, as the database has it after the deeds that lead there. */
async function begin(year: number, state: PlanState): Promise<void> {
  await app.database.pool.query(
    `insert into study_plan (unit_id, year, submitted_on, submitted_by, returned_on, return_word)
     values ($1, $2, case when $3 <> 'draft' then '2010-11-01'::date end, case when $3 <> 'draft' then $4::int end,
             case when $3 = 'returned' then '2010-11-02'::date end, case when $3 = 'returned' then '再改' end)`,
    [b1, year, state, recorder.accountId],
  )
  await app.database.pool.query(
    "insert into plan_line (unit_id, year, ordinal, topic) values ($1, $2, 1, '读原著')",
    [b1, year],
  )
}

async function stateNow(year: number): Promise<PlanState | "gone"> {
  return (await recorder.get(at(year))).body.plan?.state ?? "gone"
}

/** Where two deeds lead, one after the other; of one that is refused nothing comes. */
function after(state: PlanState | "gone", done: readonly Deed[]): PlanState | "gone" | undefined {
  let at: PlanState | "gone" | undefined = state
  for (const deed of done) at = at === undefined || at === "gone" ? undefined : stateAfter(at, deed)
  return at
}

const pairs = all.flatMap((one, index) => all.slice(index).map((other) => [one, other] as const))
let year = 1900

test.each(pairs)(
  "%s and %s in the same moment come to what one after the other would",
  async (one, other) => {
    for (const state of ["draft", "submitted", "returned"] as const) {
      for (let round = 0; round < 2; round++) {
        year += 1
        await begin(year, state)
        const [did1, did2] = await Promise.all([deeds[one](year), deeds[other](year)])
        const done = [...(did1 ? [one] : []), ...(did2 ? [other] : [])]
        const possible = [after(state, done), after(state, done.toReversed())].filter(
          (where) => where !== undefined,
        )
        const told = `${state}: ${done.join(" and ") || "neither"}`
        expect(possible, told).toContain(await stateNow(year))
        const { rows } = await app.database.pool.query(
          `select 1 from study_plan where unit_id = $1 and year = $2
            and (filed_on is not null and (submitted_on is null or returned_on is not null)
                 or (filed_on is not null or unfiled_on is not null)
                    <> exists (select from plan_version v where v.study_plan_id = study_plan.study_plan_id))`,
          [b1, year],
        )
        expect(rows, told).toEqual([])
        await app.database.pool.query("delete from plan_line where unit_id = $1 and year = $2", [b1, year])
        await app.database.pool.query(
          "delete from study_plan where unit_id = $1 and year = $2 and filed_on is null",
          [b1, year],
        )
      }
    }
  },
)

test("what two deeds cannot come to is refused by the database", async () => {
  await begin(2050, "draft")
  const put = (columns: string) =>
    app.database.pool.query(
      `update study_plan set ${columns} where unit_id = $1 and year = 2050 and filed_on is null`,
      [b1],
    )
  await expect(put("filed_on = '2010-11-20', returned_on = '2010-11-20'")).rejects.toMatchObject({
    code: "23514",
  })
  await expect(
    put(`filed_on = '2010-11-20', submitted_on = null, filed_by = ${officer.accountId}`),
  ).rejects.toMatchObject({ code: "23514" })
  await expect(put("filing_number = 'x'")).rejects.toMatchObject({ code: "23514" })
})
