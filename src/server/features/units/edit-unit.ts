import type { UnitCard, UnitChange, UnitEdited, UnitSaid } from "../../../contract/units.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { refuseDetails } from "../../../domain/org/changes.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import type { UnitItem } from "../../../domain/shared/words.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { type ItemChange, keepSince, units } from "../dated/index.ts"
import { storeSearchKeys } from "../search/index.ts"
import { askAboutEdit } from "./ask-about-edit.ts"
import { detailsWithin } from "./details-within.ts"
import type { UnitDetails } from "./queries.ts"
import { showUnit } from "./show-unit.ts"
import { type Details, storeChange, updateUnit } from "./store.ts"
import { refuse, unitProblem } from "./unit-problem.ts"

/** What a branch decides for itself: its name and its rhythm. The rest says what it is, and is not for it to change. */
const ownToDecide: readonly (keyof Details)[] = ["name", "studyDay", "lectureCycle"]

/** Changes what a unit is said to be. */
export async function editUnit(
  context: RequestContext,
  scope: Scope<"unit.edit">,
  unitId: number,
  version: number,
  { from, always, confirmed, ...edited }: UnitEdited,
): Promise<UnitCard> {
  const { client, actor, today, reason } = context
  const unit = await detailsWithin(context, scope, unitId)
  const stale = async () => problem("stale", {}, { current: await showUnit(context, unitId) })
  if (unit.version !== version) throw await stale()
  const details = detailsAfter(unit, edited)
  const changed = (Object.keys(details) as (keyof Details)[]).filter((key) => details[key] !== unit[key])
  if (changed.length === 0) return await showUnit(context, unitId)
  if (
    !changed.every((key) => ownToDecide.includes(key)) &&
    !reachesUnit(scopeFor(actor, "unit.define"), unit.path)
  )
    throw unitProblem("unit-asks-officer")
  // What it was before its end can be set right; from then on it is nothing any more.
  const { dissolvedOn } = unit
  if (!always && dissolvedOn !== null && dissolvedOn <= (from ?? today))
    refuse({ code: "unit-ended", name: unit.name, day: dissolvedOn })
  refuse(refuseDetails({ ...details, kind: unit.kind, dissolvedOn }))
  const edit = { unit, details, from: always ? null : (from ?? today) }
  await askAboutEdit(context, edit, changed, confirmed)
  if (!(await updateUnit(client, unitId, version, details))) throw await stale()
  if (changed.includes("name")) await storeSearchKeys(client, "unit", [{ id: unitId, name: details.name }])
  const only = (of: Details): UnitChange["before"] => Object.fromEntries(changed.map((key) => [key, of[key]]))
  const since = { from: from === undefined ? undefined : dayOf(from), always, confirmed }
  await keepSince(context, units, unitId, itemsIn(changed, unit, details), since)
  const day = since.from ?? today
  const why = reason === undefined ? {} : { reason }
  const after = { ...only(details), ...(always ? { always } : {}), ...why }
  await storeChange(context, { unitId, kind: "edited", day, before: only(unit), after })
  await audit(context, "unit-edited", {
    unitId,
    details: { before: only(unit), after: only(details), day, ...why },
  })
  return await showUnit(context, unitId)
}

/** The fields of which a history is kept. */
const itemOf: Readonly<Partial<Record<keyof Details, UnitItem>>> = {
  name: "name",
  category: "category",
  field: "field",
  hasCentralGroup: "central-group",
  hasCommittee: "committee",
  lectureCycle: "lecture-cycle",
  studyDay: "study-day",
}

function itemsIn(changed: readonly (keyof Details)[], was: Details, is: Details): ItemChange<UnitItem>[] {
  return changed.flatMap((key) => {
    const item = itemOf[key]
    return item === undefined ? [] : [{ item, was: was[key], value: is[key] }]
  })
}

function detailsAfter(unit: UnitDetails, edited: UnitSaid): Details {
  const { name, category, field, hasCentralGroup, hasCommittee, lectureCycle, studyDay, foundedOn } = unit
  const kept: Details = {
    name,
    category,
    field,
    hasCentralGroup,
    hasCommittee,
    lectureCycle,
    studyDay,
    foundedOn,
  }
  const given = Object.fromEntries(Object.entries(edited).filter(([, value]) => value !== undefined))
  return { ...kept, ...given }
}
