import type { z } from "zod"
import type { accountPage, accountQuery } from "../../../contract/accounts.ts"
import { cutPage } from "../../../contract/wire.ts"
import type { Permission } from "../../../domain/access/permissions.ts"
import { isEmpty, type Scope, scopeFor } from "../../../domain/access/scope.ts"
import { unitWithin } from "../../access/index.ts"
import { cursorOf, placeIn } from "../../cursor.ts"
import { problem } from "../../http/problem.ts"
import type { RequestContext } from "../../request-context.ts"
import { type AccountShown, findAccountWithin, listAccounts } from "./account-queries.ts"
import { showAccount, withPauses } from "./show-account.ts"

const usual = 50

/** The account, when the scope reaches it; 403 where it may be seen but not this done. */
export async function accountWithin(
  context: RequestContext,
  scope: Scope<Permission>,
  accountId: number,
): Promise<AccountShown> {
  const find = (of: Scope<Permission>) => findAccountWithin(context.client, of, accountId, context.today)
  const found = isEmpty(scope) ? undefined : await find(scope)
  if (found) return found
  const readable = scopeFor(context.actor, "account.read")
  if (!isEmpty(readable) && (await find(readable))) throw problem("forbidden")
  throw problem("not-found")
}

/** A page of the accounts within reach, in the order of their logins. */
export async function readAccounts(
  context: RequestContext,
  scope: Scope<"account.read">,
  query: z.output<typeof accountQuery>,
) {
  const unit = query.unitId === undefined ? undefined : await unitWithin(context, scope, query.unitId)
  const limit = query.limit ?? usual
  const rows = await listAccounts(context.client, scope, {
    today: context.today,
    q: query.q,
    unitPath: unit?.path,
    limit,
    after: query.cursor === undefined ? "" : (placeIn(query.cursor, 1)[0] ?? ""),
  })
  const page = cutPage(rows, limit, ({ login }) => cursorOf(login.toLowerCase()))
  return { ...page, items: await withPauses(context, page.items) }
}

/** One account with its roles. */
export async function readAccount(
  context: RequestContext,
  scope: Scope<"account.read">,
  accountId: number,
): Promise<z.infer<typeof accountPage>> {
  return await showAccount(context, await accountWithin(context, scope, accountId))
}
