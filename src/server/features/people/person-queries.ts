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

export interface MembershipRow extends PlacedRow, HeldMembership {}

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
    `select r.membership_id as "membershipId", u.dissolved_on as "dissolvedOn", ${placed} from membership r join unit u using (unit_id)
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
