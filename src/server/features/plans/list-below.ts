import type { z } from "zod"
import { plansFilters } from "../../../contract/plan-lists.ts"
import type { plansBelow, plansQuery, plansWaiting } from "../../../contract/plans.ts"
import { cutPage } from "../../../contract/wire.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { yearsToFile } from "../../../domain/plans/plan-year.ts"
import { unitsReached, unitWithin } from "../../access/index.ts"
import { cursorOf, placeIn } from "../../cursor.ts"
import type { RequestContext } from "../../request-context.ts"
import { type BelowRow, countBelow, countOurs, listBelow, listWaiting } from "./below-queries.ts"
import { planDay, planDeadline, planDueOn, planObligation } from "./deadline.ts"

/** Who below a unit has filed the plan of a year, who is late, who has begun, who has not. By code. */
export async function listPlansBelow(
  context: RequestContext,
  scope: Scope<"board.read">,
  of: number,
  year: number,
  query: z.output<typeof plansQuery>,
): Promise<z.output<typeof plansBelow>> {
  const { client, today, app, actor } = context
  const { unitId, code, name, path, foundedOn } = await unitWithin(context, scope, of)
  const deadline = planDeadline(app.packs, year, "branch")
  const obligation = planObligation(app.packs, year)
  const asked = {
    ...{ day: planDay(year, today), unitId, year, today, deadline, dueOn: planDueOn(app.packs, year) },
    ...{ direct: query.direct === "yes", kind: query.kind },
  }
  const limit = query.limit ?? 50
  const [after = ""] = query.cursor === undefined ? [] : placeIn(query.cursor, 1)
  const rows = await listBelow(client, asked, { state: query.state, after, limit: limit + 1, obligation })
  const { items, next } = cutPage(rows, limit, (last) => cursorOf(last.code))
  const counts = await countBelow(client, asked)
  const opens = await unitsReached(
    context,
    "plan.read",
    items.map((row) => row.unitId),
  )
  const files = scopeFor(actor, "plan.file")
  return {
    unit: { unitId, code, name, foundedOn },
    year,
    deadline,
    obligation,
    asked: deadline === null ? null : counts.asked,
    counts: Object.fromEntries(
      [...plansFilters, "all"].map((key) => [key, counts.states[key] ?? 0]),
    ) as Record<(typeof plansFilters)[number] | "all", number>,
    ours: await countOurs(client, asked, { offices: files.subtrees, accountId: actor.accountId }),
    items: items.map((row) =>
      rowShown(row, {
        reached: reachesUnit(files, row.filingPath),
        isOurs: files.subtrees.includes(row.filingPath),
        opens: opens.has(row.unitId),
        accountId: actor.accountId,
      }),
    ),
    next,
    can: reachesUnit(files, path) ? ["plan.file"] : [],
  }
}

/** What waits for the reader's own offices, of the years whose plans are filed today. */
export async function showPlansWaiting({
  client,
  actor,
  today,
}: RequestContext): Promise<z.output<typeof plansWaiting>> {
  const { subtrees: offices } = scopeFor(actor, "plan.file")
  if (offices.length === 0) return { items: [] }
  const { accountId } = actor
  const rows = await listWaiting(client, { offices, accountId, years: yearsToFile(today) })
  return {
    items: rows.map(({ unitId, code, name, ...waiting }) => ({ unit: { unitId, code, name }, ...waiting })),
  }
}

interface Reader {
  readonly reached: boolean
  readonly isOurs: boolean
  readonly opens: boolean
  readonly accountId: number
}

function rowShown(row: BelowRow, { reached, isOurs, opens, accountId }: Reader) {
  const { unitId, code, name, kind, filingPath: _, submittedById, ...plan } = row
  const own = plan.state === "submitted" && submittedById === accountId
  return { unit: { unitId, code, name, kind }, ...plan, mayFile: reached && !own, isOurs, opens }
}
