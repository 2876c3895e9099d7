import type { z } from "zod"
import type { grantGiven, grantQuery } from "../../../contract/accounts.ts"
import { cutPage } from "../../../contract/wire.ts"
import { type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { dayOf } from "../../../domain/shared/calendar.ts"
import { unitWithin } from "../../access/index.ts"
import { cursorOf, numberIn } from "../../cursor.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { notify } from "../notices/index.ts"
import { grantWithin, listGrants } from "./account-queries.ts"
import { endGrant, grantRole, restoreGrant } from "./grant-role.ts"
import { anyGrantOfId, type GrantRow, grantOfId } from "./grant-store.ts"
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
): Promise<{ grantId: number }> {
  const unit = await unitWithin(context, scope, given.unitId)
  const account = await accountWithin(context, scopeFor(context.actor, "account.read"), given.accountId)
  const grantId = await grantRole(context, {
    ...given,
    fromOn: dayOf(given.fromOn),
    untilOn: given.untilOn === null ? null : dayOf(given.untilOn),
  })
  await notify(context, [account.accountId], "role-given", { role: given.role, unit: unit.name })
  return { grantId }
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
): Promise<null> {
  const grant = within(context, scope, await anyGrantOfId(context.client, grantId))
  await restoreGrant(context, grantId)
  await notify(context, [grant.accountId], "role-restored", { role: grant.role, unit: grant.unitName })
  return null
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
