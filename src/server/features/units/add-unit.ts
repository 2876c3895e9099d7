import type { z } from "zod"
import { unanswered } from "../../../contract/questions.ts"
import type { UnitCard, unitAdded } from "../../../contract/units.ts"
import { reachesUnit, type Scope } from "../../../domain/access/scope.ts"
import { refuseAdding, refuseDetails } from "../../../domain/org/changes.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { storeSearchKeys } from "../search/index.ts"
import { askAboutName } from "./ask-about-name.ts"
import { detailsWithin } from "./details-within.ts"
import { codesBelow } from "./queries.ts"
import { showUnit } from "./show-unit.ts"
import { type Details, hasUnits, insertUnit, lockTree, storeChange } from "./store.ts"
import { refuse, unitProblem } from "./unit-problem.ts"

type Added = z.output<typeof unitAdded>

/** Adds a unit under another; the first of all at the top. Unless said otherwise it was founded today. */
export async function addUnit(
  context: RequestContext,
  scope: Scope<"unit.add">,
  added: Added,
): Promise<UnitCard> {
  const { client, today } = context
  await lockTree(client)
  const { kind, parentId } = added
  const details = detailsGiven(added, today)
  const above = parentId === null ? undefined : await detailsWithin(context, scope, parentId)
  if (above) refuse(refuseAdding(kind, above, today))
  else await refuseSecondTop(context, scope, kind)
  refuse(refuseDetails({ ...details, kind, dissolvedOn: null }))
  const code = added.code ?? freeCode(above?.code ?? "0", above ? await codesBelow(client, above.code) : [])
  const unitId = await insertUnit(client, { code, kind, parentId }, details)
  if (unitId === undefined) throw unitProblem("code-taken", { code })
  const open = unanswered(
    await askAboutName(context, { unitId, name: added.name, parentId }),
    added.confirmed,
  )
  if (open.length > 0) throw problem("please-confirm", {}, { questions: open })
  await storeSearchKeys(client, "unit", [{ id: unitId, name: added.name }])
  const day = details.foundedOn ?? today
  await storeChange(context, {
    unitId,
    kind: "added",
    day,
    after: { name: added.name, above: above?.name ?? null },
  })
  await audit(context, "unit-added", { unitId, details: { code, kind, parentId } })
  return await showUnit(context, unitId)
}

function detailsGiven(added: Added, today: Day): Details {
  const { name, category, field, hasCentralGroup, hasCommittee, lectureCycle, studyDay, foundedOn } = added
  return {
    name,
    category: category ?? null,
    field: field ?? null,
    hasCentralGroup: hasCentralGroup ?? null,
    hasCommittee: hasCommittee ?? null,
    lectureCycle: lectureCycle ?? null,
    studyDay: studyDay ?? null,
    foundedOn: foundedOn === undefined ? today : foundedOn,
  }
}

async function refuseSecondTop(
  { client }: RequestContext,
  scope: Scope<"unit.add">,
  kind: Added["kind"],
): Promise<void> {
  if (await hasUnits(client)) throw unitProblem("tree-has-top")
  if (!reachesUnit(scope, "")) throw problem("forbidden")
  if (kind !== "district-committee")
    throw unitProblem("unit-kind-not-there", { kind, above: "district-committee" })
}

/** The next code below another, by the highest number in use: `370112-01`, `370112-02`. */
function freeCode(above: string, taken: readonly string[]): string {
  const numbers = taken.map((code) => Number(/^-(\d{1,6})$/.exec(code.slice(above.length))?.[1] ?? 0))
  return `${above}-${String(Math.max(0, ...numbers) + 1).padStart(2, "0")}`
}
