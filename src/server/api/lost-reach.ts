import type { Permission } from "../../domain/access/permissions.ts"
import { isBelow, reachesUnit, type Scope } from "../../domain/access/scope.ts"
import { activityWithin, memberWithin, unitWithin } from "../access/index.ts"
import { problem } from "../http/problem.ts"
import type { Given, Reach } from "../http/repeat-store.ts"
import type { RequestContext } from "../request-context.ts"

/** How far somebody reaches, as it is kept beside an answer. */
export function reachKept(scope: Scope<Permission> | undefined): Reach | null {
  if (scope === undefined) return null
  const { subtrees, units, memberId } = scope
  return { subtrees, units, memberId }
}

interface Repeated {
  readonly requestContext: RequestContext | undefined
  readonly scope: Scope<Permission> | undefined
  readonly call: { readonly params: unknown; readonly body: unknown }
}

/**
 * Throws where somebody may no longer do what they ask for again: an answer was good for who they were then. They must
 * reach at least as far as they did, and where the answer says something, the very things it is about.
 */
export async function refuseLostReach(
  { requestContext, scope, call }: Repeated,
  { reach, status }: Given,
): Promise<void> {
  if (scope === undefined || requestContext === undefined) return
  if (reach !== null && !covers(scope, reach)) throw problem("forbidden")
  if (status === 204) return
  // Where the address says what it is about, whom the body names may be out of reach: a group has members from anywhere.
  const { unitId, memberId, activityId } = aboutIn(call.params) ?? aboutIn(call.body) ?? {}
  if (unitId !== undefined) await unitWithin(requestContext, scope, unitId)
  if (memberId !== undefined) await memberWithin(requestContext, scope, memberId)
  if (activityId !== undefined) await activityWithin(requestContext, scope, activityId)
}

function covers(scope: Scope<Permission>, then: Reach): boolean {
  return (
    then.subtrees.every((path) => scope.subtrees.some((over) => isBelow(path, over))) &&
    then.units.every((path) => reachesUnit(scope, path)) &&
    (then.memberId === null || then.memberId === scope.memberId)
  )
}

type Ids = Readonly<Partial<Record<"unitId" | "memberId" | "activityId", number>>>

function aboutIn(given: unknown): Ids | undefined {
  if (typeof given !== "object" || given === null) return undefined
  const named = ["unitId", "memberId", "activityId"] as const
  const found = named.flatMap((name) => {
    const id: unknown = Reflect.get(given, name)
    return typeof id === "number" ? [[name, id]] : []
  })
  return found.length > 0 ? Object.fromEntries(found) : undefined
}
