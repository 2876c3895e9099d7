import type { PublicContext, Queryable, RequestContext } from "../../request-context.ts"

/** An action as the audit log keeps it: what it was about, and what else should be known. Never a secret. */
export interface AuditAbout {
  readonly unitId?: number | null
  readonly memberId?: number | null
  readonly details?: Readonly<Record<string, unknown>>
}

/** Who acts where nobody does: the program by itself. */
const systemActor = "xueer"

/** Enters an action in the audit log, in the action's own transaction: without the entry there is no action. */
export async function audit(
  context: Pick<RequestContext, "client" | "address" | "actor">,
  action: string,
  about: AuditAbout = {},
): Promise<void> {
  await context.client.query({
    name: "audit",
    text: `insert into audit_entry (actor, action, details, account_id, unit_id, member_id, address)
           values ($1, $2, $3, $4, $5, $6, $7)`,
    values: valuesOf(context, context.actor.login, context.actor.accountId, action, about),
  })
}

/** Notes what somebody did who is not signed in, such as a sign-in that failed. */
export async function auditPublic(
  context: Pick<PublicContext, "client" | "address">,
  who: { readonly login: string; readonly accountId: number | null },
  action: string,
  about: AuditAbout = {},
): Promise<void> {
  await context.client.query(
    `insert into audit_entry (actor, action, details, account_id, unit_id, member_id, address)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    valuesOf(context, who.login, who.accountId, action, about),
  )
}

/**
 * Notes a look at personal data before it is answered. A look changes nothing, so its line need not have reached
 * the disk when the answer goes out.
 */
export async function auditRead(context: RequestContext, action: string, about: AuditAbout): Promise<void> {
  await context.client.query({
    name: "audit-read",
    text: `with soon as (select set_config('synchronous_commit', 'off', true))
           insert into audit_entry (actor, action, details, account_id, unit_id, member_id, address)
           select $1, $2, $3::jsonb, $4::int, $5::int, $6::int, $7 from soon`,
    values: valuesOf(context, context.actor.login, context.actor.accountId, action, about),
  })
}

/** Notes what the program does by itself, or somebody on the command line. */
export async function auditSystem(
  client: Queryable,
  action: string,
  about: AuditAbout = {},
  actor: string = systemActor,
): Promise<void> {
  const { unitId = null, memberId = null, details = {} } = about
  await client.query(
    "insert into audit_entry (actor, action, details, unit_id, member_id) values ($1, $2, $3, $4, $5)",
    [actor, action, JSON.stringify(details), unitId, memberId],
  )
}

function valuesOf(
  { address }: Pick<PublicContext, "address">,
  login: string,
  accountId: number | null,
  action: string,
  { unitId = null, memberId = null, details = {} }: AuditAbout,
): unknown[] {
  return [login, action, JSON.stringify(details), accountId, unitId, memberId, address]
}
