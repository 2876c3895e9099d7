import type { RecordLine } from "../../../contract/explanation.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import { reachesUnit, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { mayRecord } from "../../../domain/events/may-record.ts"
import type { Outlook } from "../../../domain/policy/method.ts"
import { membersReached, unitsReached } from "../../access/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { type FoundActivity, findActivities, findMembers, findUnits } from "./queries.ts"

/** What the code beside a record names. */
export type Named = Outlook["names"]

/** Where a record leads. */
export interface Link {
  readonly activityId: number | null
  readonly memberId: number | null
  readonly unitId: number | null
  /** Who keeps the record of the activity, and whether that is the reader. */
  readonly keptBy: { readonly unitName: string; readonly mayRecord: boolean } | null
}

export const noLink: Link = { activityId: null, memberId: null, unitId: null, keptBy: null }

/** Where each record leads, by its code; only what the reader may open. */
export async function linkRecords(
  context: RequestContext,
  named: Named,
  codes: readonly string[],
  names: boolean,
): Promise<(code: string) => Link> {
  const known = codes.filter((code) => code !== "")
  if (known.length === 0 || named === "nothing") return () => noLink
  if (named === "person") {
    const members = names ? await findMembers(context.client, known) : new Map<string, number>()
    const reached = await membersReached(context, "member.read", [...members.values()])
    return (code) => ({ ...noLink, memberId: idIn(reached, members.get(code)) })
  }
  if (named === "unit") {
    const units = await findUnits(context.client, known)
    const reached = await unitsReached(context, "standing.read", [...units.values()])
    return (code) => ({ ...noLink, unitId: idIn(reached, units.get(code)) })
  }
  const first = (code: string) => code.split(" ")[0] ?? ""
  const second = (code: string) => code.split(" ")[1] ?? ""
  const activities = await activitiesNamed(context, known.map(first))
  const members =
    named === "absence" && names
      ? await findMembers(context.client, known.map(second))
      : new Map<string, number>()
  return (code) => {
    const found = activities.get(first(code))
    return {
      activityId: found?.isOpen ? found.activityId : null,
      memberId: members.get(second(code)) ?? null,
      unitId: null,
      keptBy: found
        ? { unitName: found.unitName, mayRecord: mayRecord(context.actor, found.path, found.kind) }
        : null,
    }
  }
}

/** What is reached still: people and units of a past year may have moved away. */
function idIn(reached: ReadonlySet<number>, id: number | undefined): number | null {
  return id !== undefined && reached.has(id) ? id : null
}

/** Activities by their codes, with whether the reader may open them. */
async function activitiesNamed(
  context: RequestContext,
  codes: readonly string[],
): Promise<Map<string, FoundActivity & { readonly isOpen: boolean }>> {
  const scope: Scope<Permission> = scopeFor(context.actor, "event.read")
  const { memberId, memberPath } = context.actor
  const found = await findActivities(context.client, codes, memberId, memberPath)
  return new Map(
    found.map((activity) => {
      const isOpen = reachesUnit(scope, activity.path) || (scope.memberId !== null && activity.own)
      return [activity.code, { ...activity, isOpen }]
    }),
  )
}

/** The words of a record or a step as somebody may see them who may not read who is who. */
export function withoutNames<T extends Pick<RecordLine, "label"> & { readonly details?: string }>(
  named: Named,
  line: T,
): T {
  // Labels of people hold their names, and the names of those missing stand in the details.
  const label = named === "person" || named === "absence" ? "" : line.label
  return { ...line, label, details: "" }
}
