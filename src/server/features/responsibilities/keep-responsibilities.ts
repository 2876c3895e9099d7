import type { z } from "zod"
import type {
  gapsQuery,
  responsibility,
  responsibilityBody,
  responsibilityGaps,
} from "../../../contract/responsibilities.ts"
import { cutPage } from "../../../contract/wire.ts"
import { type Actor, reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { type UnitWithin, unitWithin } from "../../access/index.ts"
import { contentVersion } from "../../content-version.ts"
import { cursorOf, placeIn } from "../../cursor.ts"
import { mayStillIn, refuseEnded } from "../../ended-units.ts"
import { problem } from "../../http/problem.ts"
import type { Queryable, RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { checkPeople } from "../events/index.ts"
import {
  isAnswering,
  lacksSomebody,
  putResponsibilities,
  readAnswering,
  readAnsweringWithin,
  readBranches,
  readChosen,
  readFollows,
  readRemindedOn,
  waitForDuties,
} from "./responsibility-store.ts"

type Responsibility = z.output<typeof responsibility>

/** Who answers for learning in a unit: posts say it, or somebody was chosen; what is missing stands as a gap. */
export async function showResponsibilities(
  context: RequestContext,
  scope: Scope<"plan.read">,
  unitId: number,
): Promise<Responsibility> {
  return await listOf(context, await unitWithin(context, scope, unitId))
}

/** Makes the list of a unit what is sent, in the version somebody saw; a lead or charge of null is left to the posts. */
export async function writeResponsibilities(
  context: RequestContext,
  scope: Scope<"unit.edit">,
  unitId: number,
  version: number,
  { leadId, chargeId, follows }: z.output<typeof responsibilityBody>,
): Promise<Responsibility> {
  const { client, today } = context
  const unit = await unitWithin(context, scope, unitId)
  refuseEnded(context, unit)
  await waitForDuties(client, unitId)
  if ((await versionNow(client, unitId)) !== version) {
    throw problem("stale", {}, { current: await listOf(context, unit) })
  }
  const named = [
    ...(leadId === null ? [] : [{ id: leadId, pointer: "/leadId" }]),
    ...(chargeId === null ? [] : [{ id: chargeId, pointer: "/chargeId" }]),
    ...follows.map(({ memberId }, index) => ({ id: memberId, pointer: `/follows/${index}/memberId` })),
  ]
  await checkPeople(context, unit, named)
  const branches = new Set((await readBranches(client, unit, today)).map((one) => one.unitId))
  if (follows.some((one) => !branches.has(one.unitId))) throw problem("not-found")
  await putResponsibilities(client, unitId, [
    ...(leadId === null ? [] : [{ duty: "lead", memberId: leadId, aboutUnitId: null }]),
    ...(chargeId === null ? [] : [{ duty: "charge", memberId: chargeId, aboutUnitId: null }]),
    ...follows.map((one) => ({ duty: "follow", memberId: one.memberId, aboutUnitId: one.unitId })),
  ])
  await audit(context, "responsibilities-written", { unitId, details: { follows: follows.length } })
  return await listOf(context, unit)
}

async function versionNow(client: Queryable, unitId: number): Promise<number> {
  const chosen = await readChosen(client, unitId)
  return contentVersion(chosen.length === 0 ? undefined : chosen)
}

async function listOf(context: RequestContext, unit: UnitWithin): Promise<Responsibility> {
  const { client, today, actor } = context
  const found = await readAnswering(client, unit.unitId, today)
  const branches = unit.kind === "branch" ? [] : await readBranches(client, unit, today)
  const { unitId, code, name, kind } = unit
  const lead = found?.lead ?? null
  const charge = found?.charge ?? null
  const unfollowed = branches.filter(({ followed }) => !followed)
  const lacks = lacksSomebody({ lead, charge, unfollowed: unfollowed.length })
  const refs = (of: typeof branches) => of.map(({ followed: _, ...ref }) => ref)
  return {
    unit: { unitId, code, name, kind },
    lead,
    charge,
    follows: await readFollows(client, unitId),
    version: await versionNow(client, unitId),
    unfollowed: refs(unfollowed),
    branches: refs(branches),
    asks: lacks && isAnswering(kind) && standsAbove(actor, unit.path),
    remindedOn: lacks ? ((await readRemindedOn(client, [unitId])).get(unitId) ?? null) : null,
    can: mayStillIn(context, "unit.edit", unit) ? ["unit.edit"] : [],
  }
}

/** Units below with who answers for what; narrowed to those whose list lacks somebody. By code. */
export async function showGaps(
  context: RequestContext,
  scope: Scope<"board.read">,
  of: number,
  query: z.output<typeof gapsQuery>,
): Promise<z.output<typeof responsibilityGaps>> {
  const { unitId, code, name } = await unitWithin(context, scope, of)
  const all = await readAnsweringWithin(context.client, [unitId], context.today)
  const rows = all.filter((row) => row.unitId !== unitId)
  const lacking = rows.filter(lacksSomebody)
  const [after = ""] = query.cursor === undefined ? [] : placeIn(query.cursor, 1)
  const limit = query.limit ?? 50
  const asked = query.only === "lacking" ? lacking : rows
  const from = asked.filter((row) => row.code > after).slice(0, limit + 1)
  const page = cutPage(from, limit, (last) => cursorOf(last.code))
  const askedAfter = page.items.filter(lacksSomebody).map((row) => row.unitId)
  const reminded = await readRemindedOn(context.client, askedAfter)
  return {
    unit: { unitId, code, name },
    all: rows.length,
    complete: rows.length - lacking.length,
    items: page.items.map((row) => ({
      unit: { unitId: row.unitId, code: row.code, name: row.name, kind: row.kind },
      lead: row.lead?.name ?? null,
      charge: row.charge?.name ?? null,
      followedBy: row.followedBy.map(({ name }) => name),
      people: [row.lead, row.charge, ...row.followedBy].flatMap((one) =>
        one ? [{ memberId: one.memberId }] : [],
      ),
      unfollowed: row.unfollowed,
      asks: lacksSomebody(row) && standsAbove(context.actor, row.path),
      remindedOn: reminded.get(row.unitId) ?? null,
    })),
    next: page.next,
  }
}

/** Some units and those below whose list lacks somebody; by code. */
export async function whoLacksSomebody(client: Queryable, unitIds: readonly number[], today: Day) {
  return (await readAnsweringWithin(client, unitIds, today)).filter(lacksSomebody)
}

/** Whether somebody asks a unit after what it owes: they stand above it, and do not work in it. */
function standsAbove(actor: Actor, path: string): boolean {
  return (
    reachesUnit(scopeFor(actor, "reminder.send"), path) && !reachesUnit(scopeFor(actor, "event.record"), path)
  )
}
