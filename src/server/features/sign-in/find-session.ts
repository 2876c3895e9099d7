import { mustEnrol } from "../../../domain/access/second-factor.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { Queryable } from "../../request-context.ts"
import type { FoundSession } from "../../session.ts"
import { markSeen, sessionOfToken } from "./session-queries.ts"
import { hashOf, isToken } from "./token.ts"

/** The session a cookie names, with whoever it belongs to and the roles they hold today; asked with every request. */
export async function findSession(
  client: Queryable,
  token: string,
  today: Day,
): Promise<FoundSession | undefined> {
  if (!isToken(token)) return undefined
  const tokenHash = hashOf(token)
  const row = await sessionOfToken(client, { tokenHash, today })
  if (!row) return undefined
  if (row.unseen) await markSeen(client, tokenHash)
  // Half signed in is nobody yet: no roles, no record of one's own.
  const pending = row.awaitsSecondFactor
  return {
    sessionId: row.sessionId,
    actor: {
      accountId: row.accountId,
      login: row.login,
      name: row.name,
      memberId: pending ? null : row.memberId,
      memberPath: pending ? null : row.memberPath,
      memberBranch: pending ? null : row.memberBranch,
      roles: pending ? [] : row.roles,
    },
    steppedUpSeconds: row.steppedUpSeconds,
    mustChange: row.mustChange,
    hasSecondFactor: row.hasSecondFactor,
    awaitsSecondFactor: pending,
    mustEnrol:
      !row.hasSecondFactor &&
      mustEnrol(
        row.roles.map(({ role }) => role),
        row.askedOf,
      ),
    prefs: row.prefs,
  }
}

/** What somebody has to do before anything else; undefined: nothing. */
export function whatIsPending(
  session: FoundSession,
): "second-factor-needed" | "password-change-needed" | undefined {
  if (session.awaitsSecondFactor) return "second-factor-needed"
  if (session.mustChange) return "password-change-needed"
  return session.mustEnrol ? "second-factor-needed" : undefined
}
