import type { HeldRole } from "../../../domain/access/scope.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { heldOn } from "../../access/index.ts"
import { batched } from "../../batch.ts"
import { believed } from "../../believed.ts"
import type { Queryable } from "../../request-context.ts"

/** A session in force with its account, as the database has them. */
export interface SessionRow {
  readonly sessionId: number
  readonly awaitsSecondFactor: boolean
  readonly steppedUpSeconds: number
  /** The minute of `seen_at` is over. */
  readonly unseen: boolean
  readonly accountId: number
  readonly login: string
  readonly name: string
  readonly memberId: number | null
  readonly memberPath: string | null
  readonly memberBranch: string | null
  readonly mustChange: boolean
  readonly hasSecondFactor: boolean
  readonly prefs: Readonly<Record<string, unknown>>
  readonly roles: readonly HeldRole[]
  /** Roles that this installation asks a second factor of, where it has chosen. */
  readonly askedOf: unknown
}

/**
 * What an account is on a day, as columns of SQL: `memberPath`, where its member belongs, `memberBranch`, the branch
 * where that is a group, and `roles`. The account is a row of that name; the day a parameter or a column.
 */
export const standingToday = (account: string, today: string) => `
         (select u.path::text from membership b join unit u using (unit_id)
           where b.member_id = ${account}.member_id and ${heldOn("b", today)}) as "memberPath",
         (select o.path::text from membership b join unit u using (unit_id) join unit o on o.unit_id = u.parent_id
           where b.member_id = ${account}.member_id and u.kind = 'group' and ${heldOn("b", today)}) as "memberBranch",
         (select coalesce(json_agg(json_build_object('role', g.role, 'unitId', coalesce(u.unit_id, 0),
                                                     'path', coalesce(u.path::text, '')) order by g.grant_id), '[]')
            from grant_of_role g
            left join unit u on u.unit_id = coalesce(g.unit_id, (select min(r.unit_id) from unit r
                                                                  where r.parent_id is null))
           where g.account_id = ${account}.account_id and g.ended_at is null and ${heldOn("g", today)}) as roles`

/** Asked with every request: one statement for all that come at once, prepared once a connection. */
const find = `
  select q.turn::int as turn, s.session_id as "sessionId", s.awaits_second_factor as "awaitsSecondFactor",
         case when ${believed("s.stepped_up_at")} then extract(epoch from now() - s.stepped_up_at)::float8 else 'infinity' end as "steppedUpSeconds",
         s.seen_at < now() - interval '1 minute' as unseen,
         a.account_id as "accountId", a.login, a.name, a.member_id as "memberId",
         a.must_change as "mustChange", a.totp_secret is not null as "hasSecondFactor", a.prefs,
         ${standingToday("a", "q.today")},
         (select value -> 'secondFactorRoles' from setting where name = 'sign-in') as "askedOf"
    from unnest($1::bytea[], $2::date[]) with ordinality as q (token_hash, today, turn)
    join session s using (token_hash) join account a using (account_id)
   where s.expires_at > now()
     and s.seen_at > now() - make_interval(secs => s.idle_seconds)
     and ${believed("s.created_at")} and ${believed("s.seen_at")}
     and a.disabled_at is null`

/** A token, and the day on which its roles are asked for. */
export interface SessionAsked {
  readonly tokenHash: Buffer
  readonly today: Day
}

/** The session of a token, if it is in force. */
export const sessionOfToken = batched<SessionAsked, SessionRow | undefined>(async (client, asked) => {
  const { rows } = await client.query<SessionRow & { readonly turn: number }>({
    name: "find-session",
    text: find,
    values: [asked.map(({ tokenHash }) => tokenHash), asked.map(({ today }) => today)],
  })
  const byTurn = new Map(rows.map(({ turn, ...row }) => [turn, row]))
  return asked.map((_, index) => byTurn.get(index + 1))
}, 4)

/** Notes that a session is in use. Losing this to a power cut would cost a minute. */
export async function markSeen(client: Queryable, tokenHash: Buffer): Promise<void> {
  await client.query({
    name: "mark-session-seen",
    text: `with soon as (select set_config('synchronous_commit', 'off', true))
           update session set seen_at = now() from soon
            where token_hash = $1 and seen_at < now() - interval '1 minute'`,
    values: [tokenHash],
  })
}

/** Whose units are asked for: where they hold roles, and where they belong. */
interface UnitsAsked {
  readonly unitIds: readonly number[]
  readonly memberPath: string | null
}

interface UnitNames {
  readonly of: ReadonlyMap<number, string>
  readonly own: { readonly unitId: number; readonly unitName: string }
}

/** Names of units where somebody holds roles, and their own: the branch or group they belong to. */
export const namesOfUnits = batched<UnitsAsked, UnitNames>(async (client, asked) => {
  const { rows } = await client.query<{ unitId: number; unitName: string; path: string }>({
    name: "names-of-units",
    text: `select unit_id as "unitId", name as "unitName", path::text as path from unit
            where unit_id = any($1) or path = any($2::ltree[])`,
    values: [asked.flatMap(({ unitIds }) => unitIds), asked.map(({ memberPath }) => memberPath)],
  })
  const of = new Map(rows.map(({ unitId, unitName }) => [unitId, unitName]))
  const byPath = new Map(rows.map(({ path, unitId, unitName }) => [path, { unitId, unitName }]))
  return asked.map(({ memberPath }) => ({
    of,
    own: (memberPath !== null && byPath.get(memberPath)) || { unitId: 0, unitName: "" },
  }))
}, 4)
