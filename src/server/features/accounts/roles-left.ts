import type { RoleChoice } from "../../../domain/people/post-choices.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { RequestContext } from "../../request-context.ts"
import { notify, notifyHolders } from "../notices/index.ts"
import { endGrant, grantRole, restoreGrant } from "./grant-role.ts"
import {
  endedAtOnce,
  type GrantOfMember,
  givenAtOnce,
  grantsOfMember,
  nameOfMember,
} from "./left-grant-queries.ts"

/** From which units somebody goes, where to (null: out of the district), and on which day. */
interface Leaving {
  readonly unitIds: readonly number[]
  readonly to: string | null
  readonly on: Day
  readonly roles: RoleChoice
}

/**
 * Ends the roles somebody holds in the units they leave, or lets them go on. They are told, and so is whoever
 * administers roles: also of those that go on.
 */
export async function leaveRoles(
  context: RequestContext,
  memberId: number,
  { unitIds, to, on, roles }: Leaving,
): Promise<void> {
  const { client, today } = context
  const held = await grantsOfMember(client, memberId, today, unitIds)
  if (held.length === 0) return
  const name = await nameOfMember(client, memberId)
  for (const grant of held) {
    const about = { role: grant.role, unit: grant.unitName }
    if (roles === "end") await endOn(context, grant, on)
    if (roles === "end" && on <= today) await notify(context, [grant.accountId], "role-ended", about)
    const left = { ...about, name, to, ended: roles === "end" ? 1 : 0 }
    await notifyHolders(context, "security-admin", "role-left", left)
  }
}

/** Ends a role now; for a day to come it is given anew until then, since what was given is never changed. */
async function endOn(context: RequestContext, grant: GrantOfMember, on: Day): Promise<void> {
  const { grantId, accountId, role, unitId, fromOn, untilOn } = grant
  const { today } = context
  if (on > today && untilOn !== null && untilOn <= on) return
  await endGrant(context, grantId)
  if (on <= today || fromOn >= on) return
  const from = fromOn > today ? fromOn : today
  await grantRole(context, { accountId, role, unitId, fromOn: from, untilOn: on })
}

/** Lets the roles go on that ended at the moment of a transfer, and ends those given then instead. */
export async function takeRolesBack(context: RequestContext, memberId: number, at: string): Promise<void> {
  const { client, today } = context
  for (const { grantId } of await givenAtOnce(client, { memberId, at })) await endGrant(context, grantId)
  for (const { grantId, accountId, role, unitName } of await endedAtOnce(client, { memberId, at, today })) {
    await restoreGrant(context, grantId)
    await notify(context, [accountId], "role-restored", { role, unit: unitName })
  }
}
