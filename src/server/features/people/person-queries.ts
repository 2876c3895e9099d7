import type { HeldMembership } from "../../../domain/people/transfer.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import { folded } from "../../../domain/shared/folding.ts"
import type { Circumstance, Gender, MemberStatus, OrgKind, Post, Rank } from "../../../domain/shared/words.ts"
import type { Queryable } from "../../request-context.ts"

/** What is kept of a person; the phone number in full. */
export interface MemberRow {
  readonly memberId: number
  readonly version: number
  readonly code: string
  readonly name: string
  readonly gender: Gender | null
  readonly bornOn: Day | null
  readonly phone: string | null
  readonly status: MemberStatus | null
  readonly joinedOn: Day | null
  readonly rank: Rank | null
  readonly inService: boolean | null
  readonly circumstances: readonly Circumstance[]
}

interface PlacedRow {
  readonly unitId: number
  readonly unitCode: string
  readonly unitName: string
  readonly unitKind: OrgKind
  readonly path: string
  readonly fromOn: Day
  readonly untilOn: Day | null
}

export interface MembershipRow extends PlacedRow, HeldMembership {
  /** The first day without the branch it is in: the unit's own, of a group also its branch's. */
  readonly branchEndsOn: Day | null
}

export interface PostRow extends PlacedRow {
  readonly postId: number
  readonly post: Post
}

const placed = `u.unit_id as "unitId", u.code as "unitCode", u.name as "unitName", u.kind as "unitKind",
  u.path::text as path, r.from_on as "fromOn", r.until_on as "untilOn"`

/** What is kept of a person. */
export async function findMember(client: Queryable, memberId: number): Promise<MemberRow | undefined> {
  const { rows } = await client.query<MemberRow>(
    `select member_id as "memberId", version, code, name, gender, born_on as "bornOn", phone, status,
            joined_on as "joinedOn", rank, in_service as "inService", coalesce(circumstances, '{}') as circumstances
       from member where member_id = $1`,
    [memberId],
  )
  return rows[0]
}

/** Where somebody has belonged, the latest first. */
export async function membershipsOf(client: Queryable, memberId: number): Promise<MembershipRow[]> {
  const { rows } = await client.query<MembershipRow>(
    `select r.membership_id as "membershipId", u.dissolved_on as "dissolvedOn",
            least(u.dissolved_on, case when u.kind = 'group' then b.dissolved_on end) as "branchEndsOn", ${placed}
       from membership r join unit u using (unit_id) left join unit b on b.unit_id = u.parent_id
      where r.member_id = $1 order by r.from_on desc, r.membership_id desc`,
    [memberId],
  )
  return rows
}

/** What posts somebody has held, those without an end first, then the latest. */
export async function postsOf(client: Queryable, memberId: number): Promise<PostRow[]> {
  const { rows } = await client.query<PostRow>(
    `select r.post_id as "postId", r.post, ${placed} from post r join unit u using (unit_id)
      where r.member_id = $1 order by (r.until_on is null) desc, r.from_on desc, r.post_id desc`,
    [memberId],
  )
  return rows
}

/** Who else holds a post in a unit for some of the days from one until another, the earliest first. */
export async function othersHolding(
  client: Queryable,
  of: {
    readonly unitId: number
    readonly memberId: number
    readonly post: string
    readonly fromOn: Day
    readonly untilOn: Day | null
  },
): Promise<{ postId: number; name: string; from: Day }[]> {
  const { rows } = await client.query<{ postId: number; name: string; from: Day }>(
    `select p.post_id as "postId", m.name, p.from_on as "from" from post p join member m using (member_id)
      where p.unit_id = $1 and p.member_id <> $2 and p.post = $3 and (p.until_on is null or p.until_on > $4::date)
        and ($5::date is null or p.from_on < $5::date) order by p.from_on, p.post_id limit 20`,
    [of.unitId, of.memberId, of.post, of.fromOn, of.untilOn],
  )
  return rows
}

/** Somebody of a name, with where they belong today, will, or did last; null: nowhere ever. */
export interface Namesake {
  readonly memberId: number
  readonly name: string
  readonly bornOn: Day | null
  readonly unitName: string | null
  readonly path: string | null
}

/** Who of the whole district was born on a day and has a name, however its spaces and dots are written. */
export async function findNamesakes(client: Queryable, name: string, bornOn: Day): Promise<Namesake[]> {
  const { rows } = await client.query<Namesake>(
    `select m.member_id as "memberId", m.name, m.born_on as "bornOn", u.name as "unitName", u.path::text as path
       from member m
       left join lateral (select b.unit_id from membership b where b.member_id = m.member_id
                           order by b.from_on desc limit 1) last on true
       left join unit u on u.unit_id = last.unit_id
      where m.born_on = $1 order by m.member_id`,
    [bornOn],
  )
  return rows.filter((one) => folded(one.name) === folded(name))
}
