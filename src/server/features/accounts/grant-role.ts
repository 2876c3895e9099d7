import { endFault, grantFault, type Place, wholeDistrict } from "../../../domain/access/granting.ts"
import { isAdministrator } from "../../../domain/access/roles.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { problem } from "../../http/problem.ts"
import { audit } from "../audit/index.ts"
import { accountOfId, type Doing, dropSessions, rolesToCome } from "../sign-in/index.ts"
import { accountProblem } from "./account-problem.ts"
import { lockAccount, lockAccounts } from "./account-store.ts"
import { voidActivations } from "./activation-store.ts"
import {
  addGrant,
  endedGrantOfId,
  grantOfId,
  isLastHolder,
  type NewGrant,
  placeOf,
  setEnded,
  setGoingOn,
} from "./grant-store.ts"

/** What else the audit log says of it. */
type Note = Readonly<Record<string, unknown>>

/**
 * Gives a role in a unit. Its sessions end with it: the next sign-in has a fresh token, and asks for a second factor
 * where the role does. Codes that are open end too: who has one was chosen while the account could do less. The caller
 * has made sure that the account is within reach, and that whoever has to has agreed.
 */
export async function grantRole(doing: Doing, grant: NewGrant, more: Note = {}): Promise<number> {
  const { client, actor, today } = doing
  refuseDays(grant, today)
  // Of two grants that do not go together the second must see the first.
  if (!(await lockAccount(client, grant.accountId))) throw problem("not-found")
  const account = await accountOfId(client, grant.accountId)
  if (!account) throw problem("not-found")
  if (account.disabled) throw accountProblem("account-disabled")
  await refuseGrant(doing, grant)
  const grantId = await addGrant(client, grant, actor.accountId)
  if (grantId === undefined) throw accountProblem("role-held")
  await dropSessions(client, grant.accountId)
  const voided = await voidActivations(client, grant.accountId)
  await audit(doing, "role-granted", {
    unitId: grant.unitId,
    memberId: account.memberId,
    details: { ...grant, grantId, login: account.login, voided, ...more },
  })
  return grantId
}

/** Throws where a role would end before it begins, or has ended. */
export function refuseDays({ fromOn, untilOn }: Pick<NewGrant, "fromOn" | "untilOn">, today: Day): void {
  if (untilOn !== null && (untilOn <= fromOn || untilOn <= today)) throw accountProblem("days-reversed")
}

/** Throws where the asker may not give a role there to somebody. */
export async function refuseGrant(
  doing: Doing,
  { accountId, role, unitId }: Pick<NewGrant, "accountId" | "role" | "unitId">,
): Promise<void> {
  const { client, actor, today } = doing
  const place = await placeOfGrant(doing, unitId)
  const held = await rolesToCome(client, accountId, today)
  const fault = grantFault(actor, { accountId, roles: held.map((one) => one.role) }, role, place)
  if (fault !== undefined) throw accountProblem(fault)
}

async function placeOfGrant({ client, today }: Doing, unitId: number | null): Promise<Place> {
  if (unitId === null) return wholeDistrict
  const place = await placeOf(client, unitId, today)
  if (!place) throw problem("not-found")
  return place
}

/** Takes a role back; the grant stays, as what was. */
export async function endGrant(doing: Doing, grantId: number): Promise<void> {
  const { client, actor, today } = doing
  await lockAccounts(client)
  const grant = await grantOfId(client, grantId)
  const account = grant && (await accountOfId(client, grant.accountId))
  if (!grant || !account) throw problem("not-found")
  const fault = endFault(actor, grant, grant.role, grant.path)
  if (fault !== undefined) throw accountProblem(fault)
  if (isAdministrator(grant.role) && (await isLastHolder(client, grant.accountId, grant.role, today))) {
    throw accountProblem("last-administrator")
  }
  if (!(await setEnded(client, grantId, actor.accountId))) throw problem("not-found")
  await dropSessions(client, grant.accountId)
  await audit(doing, "role-ended", {
    unitId: grant.unitId,
    memberId: account.memberId,
    details: { grantId, accountId: grant.accountId, role: grant.role, login: account.login },
  })
}

/** Lets a role go on that was taken back: the same is asked as for giving it. */
export async function restoreGrant(doing: Doing, grantId: number, more: Note = {}): Promise<void> {
  const { client, today } = doing
  const grant = await endedGrantOfId(client, grantId, today)
  if (!grant) throw accountProblem("role-not-over")
  if (!(await lockAccount(client, grant.accountId))) throw problem("not-found")
  const account = await accountOfId(client, grant.accountId)
  if (!account) throw problem("not-found")
  if (account.disabled) throw accountProblem("account-disabled")
  await refuseGrant(doing, grant)
  if (!(await setGoingOn(client, grantId))) throw accountProblem("role-held")
  await dropSessions(client, grant.accountId)
  const voided = await voidActivations(client, grant.accountId)
  await audit(doing, "role-restored", {
    unitId: grant.unitId,
    memberId: account.memberId,
    details: { grantId, accountId: grant.accountId, role: grant.role, login: account.login, voided, ...more },
  })
}
