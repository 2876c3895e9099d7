import { scopeFor } from "../../src/domain/access/scope.ts"
import { dayOf } from "../../src/domain/shared/calendar.ts"
import { type Database, inTransaction } from "../../src/server/db/index.ts"
import { filePlans } from "../../src/server/features/plans/index.ts"
import type { RequestContext } from "../../src/server/request-context.ts"
import { timed } from "./measure.ts"
import type { Figure } from "./report.ts"
import type { Workshop } from "./workshop.ts"

const branches = 2000
const linesEach = 20
const year = 2011
/** So many go with one request; the page sends one after the other and says how far it is. */
const atOnce = 500

/** 2,000 plans that were sent up are filed: a receipt, a version and a word to its sender each. */
export async function benchPlans(shop: Workshop, runs = 3): Promise<Figure[]> {
  return await shop.withDatabase(shop.path("plans"), async (database) => {
    const accountId = await fill(database)
    const done: number[] = []
    const floors: number[] = []
    for (let run = 1; run <= runs; run += 1) {
      shop.step(`plans: run ${run} of ${runs}`)
      await sendUp(database)
      floors.push(await timed(() => touchAll(database)))
      done.push(await timed(() => fileAll(database, accountId)))
    }
    return [
      {
        name: "plans",
        work: `file ${branches.toLocaleString("en")} plans of ${linesEach} lines, ${atOnce} a request`,
        runs: done,
        target: 10_000,
        floor: {
          what: "one update of every plan, with its history and what is to be judged again",
          runs: floors,
        },
        peak: { program: undefined, database: undefined },
        caches: "in a database of its own, warm",
      },
    ]
  })
}

async function fill({ pool }: Database): Promise<number> {
  await pool.query(
    `insert into unit (unit_id, code, name, kind, parent_id, path)
     values (1, '01', 'District', 'district-committee', null, '1'), (2, '0101', 'Town', 'working-committee', 1, '1.2')`,
  )
  await pool.query(
    `insert into unit (unit_id, code, name, kind, parent_id, path)
     select 10 + n, '0101-' || lpad(n::text, 4, '0'), 'Branch ' || n, 'branch', 2, ('1.2.' || 10 + n)::ltree
       from generate_series(1, $1::int) n`,
    [branches],
  )
  await pool.query(
    `insert into plan_line (unit_id, year, ordinal, month, topic)
     select 10 + n, $2, line, 1 + line % 12, 'Something to learn' from generate_series(1, $1::int) n,
            generate_series(1, $3::int) line`,
    [branches, year, linesEach],
  )
  const { rows } = await pool.query<{ id: number }>(
    `insert into account (login, name) select 'bench' || n, 'Bench' from generate_series(1, 2) n returning account_id as id`,
  )
  return rows[0]?.id ?? 0
}

async function sendUp({ pool }: Database): Promise<void> {
  await pool.query("delete from study_plan")
  await pool.query(
    `insert into study_plan (unit_id, year, submitted_on, submitted_by)
     select 10 + n, $2, '2010-12-01', (select max(account_id) from account) from generate_series(1, $1::int) n`,
    [branches, year],
  )
}

async function touchAll({ pool }: Database): Promise<void> {
  await pool.query("update study_plan set note = 'waits'")
}

async function fileAll(database: Database, accountId: number): Promise<void> {
  const actor = {
    accountId,
    login: "bench1",
    name: "Bench",
    memberId: null,
    memberPath: null,
    memberBranch: null,
    roles: [{ role: "committee-officer" as const, unitId: 2, path: "1.2" }],
  }
  const today = dayOf("2010-12-20")
  for (let from = 0; from < branches; from += atOnce) {
    const unitIds = Array.from({ length: atOnce }, (_, index) => 11 + from + index)
    await inTransaction(database.pool, async (client) => {
      const context = {
        client,
        actor,
        today,
        app: { env: {}, jobs: { ask: async () => false } },
      } as unknown as RequestContext
      const { filed } = await filePlans(context, scopeFor(actor, "plan.file"), { year, unitIds })
      if (filed !== atOnce) throw new Error(`${filed} of ${atOnce} were filed`)
    })
  }
}
