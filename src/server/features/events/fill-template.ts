import type { z } from "zod"
import type { pickList, sittingTemplate, templateQuery } from "../../../contract/events.ts"
import { isBelow, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { mayHold, mayRecord } from "../../../domain/events/may-record.ts"
import { type ActivityKind, activityKinds, type OrgKind } from "../../../domain/shared/words.ts"
import { unitWithin } from "../../access/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { openConcerns } from "../concerns/index.ts"
import { suggestTopics } from "../topics/index.ts"
import { findPickable, readRoster } from "./people-queries.ts"
import {
  countKinds,
  findLastSitting,
  listBelow,
  listBranches,
  listLastByKind,
  readHolder,
  readSlot,
} from "./template-queries.ts"

/** A roster is filled in up to so many people. */
const rosterMost = 5000

const usual: Readonly<Partial<Record<OrgKind, readonly ActivityKind[]>>> = {
  branch: ["collective-study", "committee-meeting", "party-lecture", "assembly", "organisational-life"],
  group: ["group-meeting", "collective-study"],
}
const usualAbove: readonly ActivityKind[] = ["central-group-study", "party-lecture", "lecture"]

/** What a page is filled with before a sitting is recorded, so that little is left to type. */
export async function fillTemplate(
  context: RequestContext,
  scope: Scope<"event.record">,
  unitId: number,
  { on = context.today, kind, like }: z.output<typeof templateQuery>,
): Promise<z.output<typeof sittingTemplate>> {
  const { client } = context
  const unit = await unitWithin(context, scope, unitId)
  const held = await countKinds(client, unitId, on)
  const last = await findLastSitting(client, { unitId, on, today: context.today, kind, like })
  const holder = await readHolder(client, unitId)
  const every = [...held, ...(usual[unit.kind] ?? usualAbove), ...Object.values(activityKinds)]
  const groups = unit.kind === "branch" ? await listBelow(client, unitId, on) : []
  const holds = (one: ActivityKind) =>
    (mayHold(unit.kind, one) && mayRecord(context.actor, unit.path, one)) ||
    groups.some(() => mayHold("group", one) && mayRecord(context.actor, unit.path, one))
  const kinds = [...new Set(every)].filter(holds)
  const roster = await readRoster(client, unit, on, kinds, rosterMost)
  const seesBelow = scopeFor(context.actor, "unit.read").subtrees.some((over) => isBelow(unit.path, over))
  const small = unit.kind === "branch" || unit.kind === "group"
  const unheard = (one: ActivityKind) =>
    !held.includes(one) && one === "committee-meeting" && holder?.hasCommittee !== true
  return {
    unit: { unitId, code: unit.code, name: unit.name, kind: unit.kind },
    on,
    now: context.now,
    kinds: [...kinds.filter((one) => !unheard(one)), ...kinds.filter(unheard)],
    last: last ?? null,
    lastByKind: await listLastByKind(client, { unitId, on, today: context.today }, kinds),
    slot: await readSlot(client, unitId),
    roster: roster.rows,
    rosterMore: Math.max(0, roster.all - roster.rows.length),
    branches: await listBranches(client, [...new Set(roster.rows.flatMap(({ branchId }) => branchId ?? []))]),
    groups,
    below: small || !seesBelow ? [] : await listBelow(client, unitId, on),
    suggested: await suggestTopics(context, unit.path, holder?.field ?? null, on),
    concerns: await openConcerns(client, unit.path),
  }
}

/** People who may be picked as lecturer, chair, helper or guest. */
export async function pickPeople(
  context: RequestContext,
  scope: Scope<"event.record">,
  unitId: number,
  typed: string | undefined,
): Promise<z.output<typeof pickList>> {
  const unit = await unitWithin(context, scope, unitId)
  return {
    items: await findPickable(
      context.client,
      typed,
      unit,
      scopeFor(context.actor, "member.read"),
      context.today,
    ),
  }
}
