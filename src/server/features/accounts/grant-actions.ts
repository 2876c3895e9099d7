import type { z } from "zod"
import type { decided, grantGiven, grantMade, grantQuery } from "../../../contract/accounts.ts"
import { cutPage } from "../../../contract/wire.ts"
import type { GrantedRole } from "../../../domain/access/roles.ts"
import { type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { grantTakesTwo } from "../../../domain/access/second-person.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { unitWithin } from "../../access/index.ts"
import { cursorOf, numberIn } from "../../cursor.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { notify } from "../notices/index.ts"
import type { AccountRow } from "../sign-in/index.ts"
import { accountProblem } from "./account-problem.ts"
import { grantWithin, listGrants } from "./account-queries.ts"
import { askForSecond, getsNewWayIn } from "./ask-second.ts"
import type { AskedDetails } from "./confirmation-queries.ts"
import { endGrant, grantRole, refuseDays, refuseGrant, restoreGrant } from "./grant-role.ts"
import { anyGrantOfId, endedGrantOfId, type GrantRow, grantOfId, isHeld } from "./grant-store.ts"
import { invitedOf, openAccount } from "./issue-activation.ts"
import { accountWithin } from "./read-accounts.ts"
import { withCan } from "./show-account.ts"

/** What the API does about roles: whoever asks must reach where they are held, and their holders are told. */

const usual = 50

/** A page of roles held within reach, today or later; or of those that are over. */
export async function readGrants(
  context: RequestContext,
  scope: Scope<"grant.read">,
  query: z.output<typeof grantQuery>,
) {
  const unit = query.unitId === undefined ? undefined : await unitWithin(context, scope, query.unitId)
  const limit = query.limit ?? usual
  const rows = await listGrants(context.client, scope, {
    today: context.today,
    unitPath: unit?.path,
    role: query.role,
    over: query.over === "yes",
    limit,
    afterId: numberIn(query.cursor) ?? 0,
  })
  const page = cutPage(rows, limit, ({ grantId }) => cursorOf(grantId))
  return { ...page, items: page.items.map((grant) => withCan(context, grant)) }
}

/** Gives a role. */
export async function giveRole(
  context: RequestContext,
  scope: Scope<"grant.give">,
  given: z.output<typeof grantGiven>,
): Promise<z.infer<typeof grantMade>> {
  const unit = await unitWithin(context, scope, given.unitId)
  await accountWithin(context, scopeFor(context.actor, "account.read"), given.accountId)
  const untilOn = given.untilOn === null ? null : dayOf(given.untilOn)
  const grant = { ...given, fromOn: dayOf(given.fromOn), untilOn }
  const account = await openAccount(context, given.accountId)
  const { role, unitId, fromOn } = grant
  if (await takesTwo(context, account, { role, path: unit.path })) {
    refuseDays(grant, context.today)
    await refuseGrant(context, grant)
    if (await isHeld(context.client, grant)) throw accountProblem("role-held")
    const details = { role, unitId, fromOn, untilOn }
    return { grantId: null, waits: await askForRole(context, account, "give-role", details, unit.path) }
  }
  const grantId = await grantRole(context, grant)
  await notify(context, [account.accountId], "role-given", { role, unit: unit.name })
  return { grantId, waits: null }
}

async function takesTwo(
  context: RequestContext,
  account: AccountRow,
  place: { readonly role: GrantedRole; readonly path: string },
): Promise<boolean> {
  if (grantTakesTwo(context.actor, { owned: account.memberId !== null }, place)) return true
  return await getsNewWayIn(context, await invitedOf(context, account), place.role)
}

/** A role that takes two persons; where the account gets a new way in with it, there is a new code, in two halves. */
async function askForRole(
  context: RequestContext,
  account: AccountRow,
  act: "give-role" | "restore-role",
  details: AskedDetails & { readonly role: GrantedRole },
  path: string,
) {
  const invited = await invitedOf(context, account)
  const roles = [...invited.roles, { role: details.role, path }]
  return await askForSecond(context, {
    act,
    account,
    details,
    roles,
    withCode: await getsNewWayIn(context, invited, details.role),
  })
}

/** Takes a role back. */
export async function takeRoleBack(
  context: RequestContext,
  scope: Scope<"grant.give">,
  grantId: number,
): Promise<null> {
  const grant = within(context, scope, await grantOfId(context.client, grantId))
  await endGrant(context, grantId)
  await notify(context, [grant.accountId], "role-ended", { role: grant.role, unit: grant.unitName })
  return null
}

/** Lets a role go on that was taken back. */
export async function letRoleGoOn(
  context: RequestContext,
  scope: Scope<"grant.give">,
  grantId: number,
): Promise<z.infer<typeof decided>> {
  const { accountId, role, unitId, unitName, path } = within(
    context,
    scope,
    await anyGrantOfId(context.client, grantId),
  )
  const account = await openAccount(context, accountId)
  if (await takesTwo(context, account, { role, path })) {
    const over = await endedGrantOfId(context.client, grantId, context.today)
    if (!over) throw accountProblem("role-not-over")
    await refuseGrant(context, over)
    if (await isHeld(context.client, over)) throw accountProblem("role-held")
    const { fromOn, untilOn } = over
    const details = { grantId, role, unitId, fromOn, untilOn }
    return { waits: await askForRole(context, account, "restore-role", details, path) }
  }
  await restoreGrant(context, grantId)
  await notify(context, [accountId], "role-restored", { role, unit: unitName })
  return { waits: null }
}

/** The grant, when the scope reaches it; 403 where it may be seen but not this done. */
function within(
  { actor }: RequestContext,
  scope: Scope<"grant.give">,
  grant: GrantRow | undefined,
): GrantRow {
  if (!grant || !grantWithin(scopeFor(actor, "grant.read"), grant.path)) throw problem("not-found")
  if (!grantWithin(scope, grant.path)) throw problem("forbidden")
  return grant
}
