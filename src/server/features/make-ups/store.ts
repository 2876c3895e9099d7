import type { Queryable } from "../../request-context.ts"

/** What is arranged: for whom, with whom, when, with what, and where or in which way. */
export interface Arrangement {
  readonly memberIds: readonly number[]
  readonly helperId: number
  readonly on: string
  readonly material: string | null
  readonly place: string | null
  readonly accountId: number
}

/** Somebody who missed an activity asks for a make-up. Undefined: they did not miss it, or one is under way. */
export async function addAsked(
  client: Queryable,
  activityId: number,
  memberId: number,
  accountId: number,
): Promise<number | undefined> {
  const { rows } = await client.query<{ readonly id: number }>(
    `insert into make_up (activity_id, member_id, state, made_by)
     select t.activity_id, t.member_id, 'asked', $3 from attendance t join activity a using (activity_id)
      where t.activity_id = $1 and t.member_id = $2 and t.status in ('on-leave', 'absent') and a.state = 'held'
     on conflict (activity_id, member_id) where state <> 'taken-back' do nothing
     returning make_up_id as id`,
    [activityId, memberId, accountId],
  )
  return rows[0]?.id
}

/** Whether a make-up of somebody at an activity is asked for or arranged. */
export async function isUnderWay(client: Queryable, activityId: number, memberId: number): Promise<boolean> {
  const { rowCount } = await client.query(
    "select from make_up where activity_id = $1 and member_id = $2 and state in ('asked', 'arranged')",
    [activityId, memberId],
  )
  return rowCount === 1
}

/** How a make-up is arranged for somebody. */
export interface ArrangedRow {
  readonly memberId: number
  readonly helperId: number
  readonly on: string
  readonly material: string | null
  readonly place: string | null
}

/** The make-ups of an activity that are arranged for some people. */
export async function listArranged(
  client: Queryable,
  activityId: number,
  memberIds: readonly number[],
): Promise<ArrangedRow[]> {
  const { rows } = await client.query<ArrangedRow>(
    `select member_id as "memberId", helper_id as "helperId", planned_on as "on", material, place from make_up
      where activity_id = $1 and member_id = any($2) and state = 'arranged' and helper_id is not null
        and planned_on is not null order by member_id`,
    [activityId, memberIds],
  )
  return rows
}

/** Arranges make-ups for those of some people who missed it; anew where one was arranged. Answers for how many. */
export async function putArranged(
  client: Queryable,
  activityId: number,
  { memberIds, helperId, on, material, place, accountId }: Arrangement,
): Promise<number> {
  const { rowCount } = await client.query(
    `insert into make_up as k (activity_id, member_id, state, helper_id, planned_on, material, place, made_by)
     select t.activity_id, t.member_id, 'arranged', $3, $4, $5, $6, $7 from attendance t
      where t.activity_id = $1 and t.member_id = any($2) and t.status in ('on-leave', 'absent')
     on conflict (activity_id, member_id) where state <> 'taken-back' do update
        set state = 'arranged', helper_id = excluded.helper_id, planned_on = excluded.planned_on,
            material = excluded.material, place = excluded.place, made_by = excluded.made_by,
            told_by_member_at = null, told_by_helper_at = null, told_on = null`,
    [activityId, memberIds, helperId, on, material, place, accountId],
  )
  return rowCount ?? 0
}

/** Notes make-ups that were done without having been arranged: what they settled, for when they are taken back. */
export async function noteDone(
  client: Queryable,
  activityId: number,
  done: readonly { readonly memberId: number; readonly was: string }[],
  { helperId, accountId }: { readonly helperId: number; readonly accountId: number },
): Promise<void> {
  await client.query(
    `insert into make_up as k (activity_id, member_id, state, was, helper_id, made_by, done_by)
     select $1, x."memberId", 'done', x.was, $3, $4, $4
       from jsonb_to_recordset($2::jsonb) as x ("memberId" int, was text)
     on conflict (activity_id, member_id) where state <> 'taken-back' do update
        set done_by = excluded.done_by, helper_id = excluded.helper_id`,
    [activityId, JSON.stringify(done), helperId, accountId],
  )
}

/** Whoever confirms a make-up, or takes it back, waits for another who does. Answers its state. */
export async function holdMakeUp(client: Queryable, makeUpId: number): Promise<string | undefined> {
  const { rows } = await client.query<{ readonly state: string }>(
    "select state from make_up where make_up_id = $1 for update",
    [makeUpId],
  )
  return rows[0]?.state
}

/** Notes that one of the two, or the helper for both, has confirmed it; answers whether both have. */
export async function putConfirmed(
  client: Queryable,
  makeUpId: number,
  {
    byMember,
    byHelper,
    effect,
    on,
  }: { byMember: boolean; byHelper: boolean; effect: string | null; on: string },
): Promise<boolean> {
  const { rows } = await client.query<{ readonly both: boolean }>(
    `update make_up
        set told_by_member_at = case when $2 then coalesce(told_by_member_at, now()) else told_by_member_at end,
            told_by_helper_at = case when $3 then coalesce(told_by_helper_at, now()) else told_by_helper_at end,
            effect = coalesce($4, effect), told_on = $5
      where make_up_id = $1
     returning told_by_member_at is not null and told_by_helper_at is not null as both`,
    [makeUpId, byMember, byHelper, effect, on],
  )
  return rows[0]?.both ?? false
}

/**
 * The absence is made up: the list says so, and the make-up follows it. The leave that it was taken from stays with the
 * row, for the make-up settles what the leave makes of it. Answers whether there was one.
 */
export async function settleAbsence(
  client: Queryable,
  of: {
    readonly activityId: number
    readonly memberId: number
    readonly helperId: number
    readonly on: string
  },
): Promise<boolean> {
  const { rowCount } = await client.query(
    `update attendance set status = 'made-up', helper_id = $3, made_up_on = $4
      where activity_id = $1 and member_id = $2 and status in ('on-leave', 'absent')`,
    [of.activityId, of.memberId, of.helperId, of.on],
  )
  return rowCount === 1
}

/** Takes a make-up back: one that was done leaves the list as it was before. */
export async function takeBack(client: Queryable, makeUpId: number): Promise<void> {
  await client.query(
    `update attendance t set status = coalesce(k.was, 'absent'), helper_id = null, made_up_on = null
       from make_up k
      where k.make_up_id = $1 and k.state = 'done' and t.activity_id = k.activity_id and t.member_id = k.member_id
        and t.status = 'made-up'`,
    [makeUpId],
  )
  await client.query("update make_up set state = 'taken-back' where make_up_id = $1", [makeUpId])
}
