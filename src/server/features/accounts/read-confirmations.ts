import type { z } from "zod"
import type { confirmationList } from "../../../contract/accounts.ts"
import { mayConfirm, type ToConfirm } from "../../../domain/access/second-person.ts"
import type { RequestContext } from "../../request-context.ts"
import { auditRead } from "../audit/index.ts"
import { type OpenConfirmation, openConfirmations } from "./confirmation-queries.ts"

type Shown = z.infer<typeof confirmationList>

/** What waits for a second person: what one asked for oneself, and what one may confirm. */
export async function readConfirmations(context: RequestContext): Promise<Shown> {
  const { client, actor, today } = context
  const open = await openConfirmations(client, today)
  const items = open.flatMap((asked): Shown["items"] => {
    const own = asked.askedBy === actor.accountId
    if (!own && !mayConfirm(actor, toConfirmOf(asked))) return []
    const { role = null, fromOn = null, untilOn = null, subject = null } = asked.details
    return [
      { ...asked, role, fromOn, untilOn, subject, own, can: own ? ["withdraw"] : ["confirm", "refuse"] },
    ]
  })
  if (items.length > 0) await auditRead(context, "confirmations-looked-at", {})
  return { items }
}

/** Who may confirm it: that depends on what the account holds, and on what it is to hold. */
export function toConfirmOf({ askedBy, accountId, held, details, rolePath }: OpenConfirmation): ToConfirm {
  const { role } = details
  const roles = role === undefined ? held : [...held, { role, path: rolePath }]
  return { askedBy, accountId, roles }
}
