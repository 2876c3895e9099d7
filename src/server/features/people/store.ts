import type { NewPerson, PersonEdit, PersonField } from "../../../contract/people.ts"
import type { TakingBack, UnitToJoin } from "../../../domain/people/transfer.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { Post } from "../../../domain/shared/words.ts"
import { codeOf } from "../../db/index.ts"
import type { Queryable } from "../../request-context.ts"

/** Adds somebody, with the unit they belong to from a day. Undefined: the number is taken. */
export async function addMember(client: Queryable, person: NewPerson): Promise<number | undefined> {
  const { rows } = await client.query<{ memberId: number }>(
    `with next as (select nextval('member_member_id_seq')::int as member_id),
     added as (
       insert into member (member_id, code, name, gender, born_on, phone, status, joined_on, rank, in_service, circumstances)
       select member_id, coalesce($1, 'N' || lpad(member_id::text, 6, '0')), $2, $3, $4, $5, $6, $7, $8, $9, $10 from next
       on conflict (code) do nothing returning member_id)
     insert into membership (member_id, unit_id, from_on, until_on)
     select member_id, $11::int, $12::date, (select dissolved_on from unit where unit_id = $11::int) from added
     returning member_id as "memberId"`,
    [
      person.code ?? null,
      person.name,
      person.gender ?? null,
      person.bornOn ?? null,
      person.phone ?? null,
      person.status ?? null,
      person.joinedOn ?? null,
      person.rank ?? null,
      person.inService ?? null,
      person.circumstances ?? [],
      person.unitId,
      person.fromOn,
    ],
  )
  return rows[0]?.memberId
}

const columnOf = {
  name: "name",
  gender: "gender",
  bornOn: "born_on",
  phone: "phone",
  status: "status",
  joinedOn: "joined_on",
  rank: "rank",
  inService: "in_service",
  circumstances: "circumstances",
} as const satisfies Readonly<Record<PersonField, string>>

/** Changes what is named, where the version is still the one seen. Whether it was. */
export async function changeMember(
  client: Queryable,
  memberId: number,
  version: number,
  edit: PersonEdit,
): Promise<boolean> {
  const values: unknown[] = [memberId, version]
  const sets = (Object.keys(columnOf) as PersonField[])
    .filter((key) => edit[key] !== undefined)
    .map((key) => {
      values.push(edit[key])
      return `${columnOf[key]} = $${values.length}`
    })
  const { rowCount } = await client.query(
    `update member set ${sets.length > 0 ? sets.join(", ") : "code = code"} where member_id = $1 and version = $2`,
    values,
  )
  return rowCount === 1
}

/**
 * Says that something about a person has changed beside their own row, where the version is still the one seen.
 * Whoever else wants to change them waits.
 */
export async function countChange(client: Queryable, memberId: number, version: number): Promise<boolean> {
  const { rowCount } = await client.query(
    "update member set version = version + 1 where member_id = $1 and version = $2",
    [memberId, version],
  )
  return rowCount === 1
}

/** The same whatever the version is. */
export async function countAnyChange(client: Queryable, memberId: number): Promise<void> {
  await client.query("update member set version = version + 1 where member_id = $1", [memberId])
}

/** Takes somebody out altogether who is referred to nowhere. Whether it could be. */
export async function removeMember(client: Queryable, memberId: number): Promise<boolean> {
  await client.query("savepoint removing")
  try {
    await client.query("delete from post where member_id = $1", [memberId])
    await client.query("delete from membership where member_id = $1", [memberId])
    await client.query("delete from member where member_id = $1", [memberId])
    await client.query("set constraints all immediate")
    return true
  } catch (error) {
    if (codeOf(error) !== "23503") throw error
    await client.query("rollback to savepoint removing")
    return false
  }
}

/** A unit as far as joining it depends on it. Until the transaction ends nobody ends the unit. */
export async function findUnitToJoin(client: Queryable, unitId: number): Promise<UnitToJoin | undefined> {
  const { rows } = await client.query<UnitToJoin>(
    `select unit_id as "unitId", name, kind, founded_on as "foundedOn", dissolved_on as "dissolvedOn"
       from unit where unit_id = $1 for share`,
    [unitId],
  )
  return rows[0]
}

/** Ends a membership on a day, and begins the next one where there is one; it ends with its unit. */
export async function storeTransfer(
  client: Queryable,
  memberId: number,
  {
    endsId,
    toUnitId,
    on,
  }: { readonly endsId: number | undefined; readonly toUnitId: number | null; readonly on: Day },
): Promise<void> {
  if (endsId !== undefined) {
    await client.query("update membership set until_on = $2 where membership_id = $1", [endsId, on])
  }
  if (toUnitId !== null) {
    await client.query(
      `insert into membership (member_id, unit_id, from_on, until_on)
       select $1::int, unit_id, $3::date, dissolved_on from unit where unit_id = $2`,
      [memberId, toUnitId, on],
    )
  }
}

/** Ends posts on a day, and lets them go on in another unit from it, where there is one. */
export async function storePostsLeft(
  client: Queryable,
  postIds: readonly number[],
  on: Day,
  toUnitId: number | null,
): Promise<void> {
  if (toUnitId !== null) {
    await client.query(
      `insert into post (member_id, unit_id, post, from_on, until_on)
       select p.member_id, u.unit_id, p.post, greatest(p.from_on, $2::date), least(p.until_on, u.dissolved_on)
         from post p join unit u on u.unit_id = $3
        where p.post_id = any($1::int[])
          and not exists (select from post o where o.unit_id = u.unit_id and o.member_id = p.member_id
                             and o.post = p.post and (o.until_on is null or o.until_on > $2::date))`,
      [postIds, on, toUnitId],
    )
  }
  await client.query(
    "update post set until_on = greatest(from_on, $2::date) where post_id = any($1::int[])",
    [postIds, on],
  )
}

/** Looks now, not at the end, whether anybody belongs to two units on one day. Throws what the database says. */
export async function checkSpans(client: Queryable): Promise<void> {
  await client.query("set constraints one_unit_at_a_time immediate")
}

/** Takes the last transfer back. */
export async function storeTakingBack(client: Queryable, { gone, goesOn }: TakingBack): Promise<void> {
  if (gone) await client.query("delete from membership where membership_id = $1", [gone.membershipId])
  if (goesOn) {
    await client.query("update membership set until_on = $2 where membership_id = $1", [
      goesOn.membershipId,
      goesOn.dissolvedOn,
    ])
  }
}

/** A post somebody holds in a unit from a day. */
export interface NewPost {
  readonly memberId: number
  readonly unitId: number
  readonly post: Post
  readonly fromOn: Day
  readonly untilOn: Day | null
}

/** Adds a post. */
export async function addPost(client: Queryable, post: NewPost): Promise<number> {
  const { rows } = await client.query<{ postId: number }>(
    `insert into post (member_id, unit_id, post, from_on, until_on) values ($1, $2, $3, $4, $5)
     returning post_id as "postId"`,
    [post.memberId, post.unitId, post.post, post.fromOn, post.untilOn],
  )
  return rows[0]?.postId ?? 0
}

/** Says when a post ends, or that it goes on. */
export async function storePostEnd(client: Queryable, postId: number, untilOn: Day | null): Promise<void> {
  await client.query("update post set until_on = $2 where post_id = $1", [postId, untilOn])
}

/** Takes a post away as if it had never been. */
export async function removePost(client: Queryable, postId: number): Promise<void> {
  await client.query("delete from post where post_id = $1", [postId])
}
