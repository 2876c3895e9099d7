import type { ClientBase } from "pg"
import { presentList } from "../../../domain/events/was-there.ts"
import { postsExpected } from "../../../domain/events/who-is-expected.ts"
import type { Credit, DutyKind } from "../../../domain/policy/clause.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { ActivityKind, OrgKind, Post, WritingKind } from "../../../domain/shared/words.ts"

/** Whose facts are asked for: these, or everybody's. */
export interface FactScope {
  readonly unitIds: readonly number[] | null
  readonly memberIds: readonly number[] | null
}

/** From when until when, and what is known. */
export interface FactTime {
  readonly first: Day
  readonly last: Day
  readonly asOf: Day
}

/** An activity counts when it has been held by `asOf` and lies in the time asked for ($1 to $2, known on $3). */
const held = `a.state = 'held' and a.starts_on between $1 and least($2::date, $3::date)`

/** 出席 and 迟到 earn; a make-up earns once its day has come. */
const earns = `(t.status in (${presentList}) or (t.status = 'made-up' and t.made_up_on <= $3))`

/**
 * A condition on the ids asked for, where any are; `place` is where they stand among the values. Not written as "null or
 * one of them": a plan that is kept would have to serve both.
 */
const among = (ids: readonly number[] | null, condition: string, place: string) =>
  ids === null ? `${place}::int[] is null` : condition

/** A question about a few ids keeps its plan under a name: planning takes longer there than answering. */
const keptAs = (name: string, ...asked: readonly (readonly number[] | null)[]) =>
  asked.includes(null) ? {} : { name }

/** What happened to one subject, by number of the month (1 to 12) or of the week (1 to 53). */
export interface Tally {
  count: number
  hundredthHours: number
}
export type Tallies = ReadonlyMap<number, ReadonlyMap<number, Tally>>

function tallied(rows: readonly [number, number, number, number][]): Tallies {
  const tallies = new Map<number, Map<number, Tally>>()
  for (const [subject, index, count, hundredthHours] of rows) {
    let of = tallies.get(subject)
    if (!of) {
      of = new Map()
      tallies.set(subject, of)
    }
    of.set(index, { count, hundredthHours })
  }
  return tallies
}

export interface ActivityQuestion {
  readonly kinds: readonly ActivityKind[]
  readonly by: "month" | "week"
}

/** The number of the month, or of the week counted from the first day asked for. */
const bucket = {
  month: "extract(month from a.starts_on)::int",
  week: "(a.starts_on - $1::date) / 7 + 1",
} as const

/** Activities held by each unit. */
export async function tallyHeld(
  client: ClientBase,
  { unitIds }: FactScope,
  { first, last, asOf }: FactTime,
  { kinds, by }: ActivityQuestion,
): Promise<Tallies> {
  const { rows } = await client.query<[number, number, number, number]>({
    ...keptAs(`tally-held-${by}`, unitIds),
    text: `select a.unit_id, ${bucket[by]}, count(*)::int, sum(a.hundredth_hours)::int from activity a
            where ${held} and a.kind = any($4) and ${among(unitIds, "a.unit_id = any($5)", "$5")} group by 1, 2`,
    values: [first, last, asOf, kinds, unitIds],
    rowMode: "array",
  })
  return tallied(rows)
}

/**
 * Activities that reach each unit: it, or one above it, is among those addressed. With `lecturerHolds`, only those
 * given by whoever holds that post in the unit that day. Each activity reaches a unit once.
 */
export async function tallyReaching(
  client: ClientBase,
  { unitIds }: FactScope,
  { first, last, asOf }: FactTime,
  {
    kinds,
    by,
    lecturerHolds,
    unitKinds,
  }: ActivityQuestion & { lecturerHolds?: Post; unitKinds: readonly string[] },
): Promise<Tallies> {
  const { rows } = await client.query<[number, number, number, number]>({
    ...keptAs(`tally-reaching-${by}`, unitIds),
    text: `with target as materialized (
        select unit_id, string_to_array(path::text, '.')::int[] as above from unit
         where kind = any($5) and ${among(unitIds, "unit_id = any($6)", "$6")}),
      reach as materialized (select unit_id, unnest(above) as above_id from target),
      -- Few: found by whom they name alone, before anything else is asked.
      named as materialized (
        select activity_id, audience, kind, state, starts_on, hundredth_hours, lecturer_id from activity
         where audience is not null
           and ${among(unitIds, "audience && (select array_agg(distinct above_id) from reach)", "$6")}),
      reached as (
        select r.unit_id, a.activity_id, a.starts_on, a.hundredth_hours, a.lecturer_id
          from activity a join reach r on r.above_id = a.unit_id
         where a.audience is null and ${held} and a.kind = any($4)
           and ${among(unitIds, "a.unit_id in (select above_id from reach)", "$6")}
        union
        select r.unit_id, a.activity_id, a.starts_on, a.hundredth_hours, a.lecturer_id
          from named a cross join lateral unnest(a.audience) as addressed join reach r on r.above_id = addressed
         where ${held} and a.kind = any($4))
      select a.unit_id, ${bucket[by]}, count(*)::int, sum(a.hundredth_hours)::int from reached a
       where $7::text is null or exists (
             select from post p where p.unit_id = a.unit_id and p.post = $7 and p.member_id = a.lecturer_id
                and p.from_on <= a.starts_on and (p.until_on is null or a.starts_on < p.until_on))
       group by 1, 2`,
    values: [first, last, asOf, kinds, unitKinds, unitIds, lecturerHolds ?? null],
    rowMode: "array",
  })
  return tallied(rows)
}

/** Accepted pieces of writing of each member. */
export async function countWritings(
  client: ClientBase,
  { memberIds }: FactScope,
  { first, last, asOf }: FactTime,
  kinds: readonly WritingKind[],
): Promise<Map<number, number>> {
  const { rows } = await client.query<[number, number]>({
    ...keptAs("count-writings", memberIds),
    text: `select member_id, count(*)::int from writing
            where state = 'accepted' and written_on between $1 and least($2::date, $3::date) and kind = any($4)
              and ${among(memberIds, "member_id = any($5)", "$5")} group by 1`,
    values: [first, last, asOf, kinds, memberIds],
    rowMode: "array",
  })
  return new Map(rows)
}

/**
 * Credited hundredths of an hour of each member: attended or made up, taught (whatever the list says, once), and
 * recognised training records.
 */
export async function sumCredit(
  client: ClientBase,
  { memberIds }: FactScope,
  { first, last, asOf }: FactTime,
  { activities, trainings }: Credit,
): Promise<Map<number, number>> {
  const { rows } = await client.query<[number, number]>({
    text: `select member_id, sum(hundredth_hours)::int from (
        select t.member_id, a.hundredth_hours from activity a join attendance t using (activity_id)
         where ${held} and a.kind = any($4) and ${earns} and t.member_id is distinct from a.lecturer_id
           and ${among(memberIds, "t.member_id = any($6)", "$6")}
        union all
        select a.lecturer_id, a.hundredth_hours from activity a
         where ${held} and a.kind = any($4) and a.lecturer_id is not null
           and ${among(memberIds, "a.lecturer_id = any($6)", "$6")}
        union all
        select member_id, hundredth_hours from training
         where state = 'recognised' and counts_on between $1 and least($2::date, $3::date) and kind = any($5)
           and ${among(memberIds, "member_id = any($6)", "$6")}) earned
      group by member_id`,
    values: [first, last, asOf, activities, trainings, memberIds],
    rowMode: "array",
  })
  return new Map(rows)
}

/** How many there are, and how many of them are as they should be. */
export interface ShareOf {
  readonly all: number
  readonly complete: number
}
export type Shares = ReadonlyMap<number, ShareOf>

function shares(rows: readonly [number, number, number][]): Shares {
  return new Map(rows.map(([subject, all, complete]) => [subject, { all, complete }]))
}

/** Activities held by each unit that carry a record. */
export async function shareRecorded(
  client: ClientBase,
  { unitIds }: FactScope,
  { first, last, asOf }: FactTime,
  kinds: readonly ActivityKind[],
): Promise<Shares> {
  const { rows } = await client.query<[number, number, number]>({
    ...keptAs("share-recorded", unitIds),
    text: `select a.unit_id, count(*)::int, count(*) filter (where a.minutes <> '')::int from activity a
            where ${held} and a.kind = any($4) and ${among(unitIds, "a.unit_id = any($5)", "$5")} group by 1`,
    values: [first, last, asOf, kinds, unitIds],
    rowMode: "array",
  })
  return shares(rows)
}

/** The posts whose holders a 支委会 expects, and those a 中心组学习 expects. */
export const committeePosts: readonly Post[] = postsExpected["committee-meeting"] ?? []
export const centralGroupPosts: readonly Post[] = postsExpected["central-group-study"] ?? []

/**
 * Who is expected at the activities of `from` (activity_id, unit_id, kind, starts_on, audience): members of the
 * units reached, for a 支委会 and a 中心组学习 exactly the holders of the posts in the unit itself.
 */
export const expected = (from: string) => `
  select a.activity_id, b.member_id
    from ${from} a
    join below w on w.above_id = a.unit_id
    join membership b on b.unit_id = w.unit_id and b.from_on <= a.starts_on
     and (b.until_on is null or a.starts_on < b.until_on)
   where a.audience is null and a.kind not in ('committee-meeting', 'central-group-study')
  union all
  select a.activity_id, b.member_id
    from ${from} a cross join lateral unnest(a.audience) as addressed
    join below w on w.above_id = addressed
    join membership b on b.unit_id = w.unit_id and b.from_on <= a.starts_on
     and (b.until_on is null or a.starts_on < b.until_on)
   where a.audience is not null and a.kind not in ('committee-meeting', 'central-group-study')
  union all
  select a.activity_id, p.member_id
    from ${from} a join post p on p.unit_id = a.unit_id and p.from_on <= a.starts_on
     and (p.until_on is null or a.starts_on < p.until_on)
     and p.post = any(case a.kind when 'committee-meeting' then $5::text[] else $6::text[] end)
   where a.kind in ('committee-meeting', 'central-group-study')`

/** Which units lie below which, everywhere; and below those that the activities of `from` reach. */
const belowAll = "select unit_id, unnest(string_to_array(path::text, '.')::int[]) as above_id from unit"
export const belowReached = (from: string) => `
  select w.unit_id, top.unit_id as above_id
    from (select distinct unnest(coalesce(audience, array[unit_id])) as unit_id from ${from}) addressed
    join unit top using (unit_id) join unit w on w.path <@ top.path`

/** How the attendance lists of a unit's activities of one kind are kept. */
export interface ListsKept {
  readonly kind: ActivityKind
  readonly all: number
  /** Every expected person has a row, of any status. */
  readonly complete: number
  /** Complete, with hours, content and effect: the four that must be secured. */
  readonly secured: number
}

/**
 * How the lists of activities held by each unit of some kinds are kept. The largest question of all: written so that
 * PostgreSQL may answer it on several cores (nothing is materialized).
 */
export async function tallyLists(
  client: ClientBase,
  { unitIds }: FactScope,
  { first, last, asOf }: FactTime,
  unitKinds: readonly OrgKind[],
): Promise<Map<number, ListsKept[]>> {
  const { rows } = await client.query<[number, ActivityKind, number, number, number]>({
    ...keptAs("tally-lists", unitIds),
    text: `with held as not materialized (
        select a.activity_id, a.unit_id, a.kind, a.starts_on, a.audience,
               a.hundredth_hours > 0 and a.content <> '' and a.effect <> '' as filled
          from activity a where ${held} and ${among(unitIds, "a.unit_id = any($4)", "$4")}
           and a.unit_id in (select unit_id from unit where kind = any($7))),
      below as not materialized (${unitIds === null ? belowAll : belowReached("held")}),
      incomplete as (
        select e.activity_id from (${expected("held")}) e
          left join attendance t on t.activity_id = e.activity_id and t.member_id = e.member_id
         where t.activity_id is null group by 1)
      select a.unit_id, a.kind, count(*)::int, count(*) filter (where i.activity_id is null)::int,
             count(*) filter (where i.activity_id is null and a.filled)::int
        from held a left join incomplete i using (activity_id) group by 1, 2`,
    values: [first, last, asOf, unitIds, committeePosts, centralGroupPosts, unitKinds],
    rowMode: "array",
  })
  const lists = new Map<number, ListsKept[]>()
  for (const [unitId, kind, all, complete, secured] of rows) {
    const of = lists.get(unitId)
    if (of) of.push({ kind, all, complete, secured })
    else lists.set(unitId, [{ kind, all, complete, secured }])
  }
  return lists
}

/** Absences at activities held by each unit, and those made up in time with a helper's name. */
export async function shareMadeUp(
  client: ClientBase,
  { unitIds }: FactScope,
  { first, last, asOf }: FactTime,
  kinds: readonly ActivityKind[],
  withinDays: number,
): Promise<Shares> {
  const { rows } = await client.query<[number, number, number]>({
    ...keptAs("share-made-up", unitIds),
    text: `select a.unit_id, count(*)::int, count(*) filter (where t.status = 'made-up' and t.helper_id is not null
                 and t.made_up_on <= $3 and t.made_up_on <= a.starts_on + $5::int)::int
             from activity a join attendance t using (activity_id)
            where ${held} and a.kind = any($4) and t.status in ('on-leave', 'absent', 'made-up')
              and ${among(unitIds, "a.unit_id = any($6)", "$6")} group by 1`,
    values: [first, last, asOf, kinds, withinDays, unitIds],
    rowMode: "array",
  })
  return shares(rows)
}

/** Units with a plan for the year that was filed before a day. */
export async function listUnitsWithPlan(
  client: ClientBase,
  { unitIds }: FactScope,
  year: number,
  before: Day,
  asOf: Day,
): Promise<Set<number>> {
  const { rows } = await client.query<[number]>({
    ...keptAs("units-with-plan", unitIds),
    text: `select distinct unit_id from study_plan where year = $1 and filed_on < $2 and filed_on <= $3
              and ${among(unitIds, "unit_id = any($4)", "$4")}`,
    values: [year, before, asOf, unitIds],
    rowMode: "array",
  })
  return new Set(rows.map(([id]) => id))
}

/** A duty done; `about` is the branch that was checked. */
export interface DutyDone {
  readonly kind: DutyKind
  readonly doneOn: Day
  readonly year: number
  readonly unitId: number | null
  readonly memberId: number | null
  readonly aboutUnitId: number | null
}

/** Duties done for a year, by or for those asked for, known on a day. */
export async function listDuties(
  client: ClientBase,
  { unitIds, memberIds }: FactScope,
  year: number,
  asOf: Day,
): Promise<DutyDone[]> {
  const { rows } = await client.query<DutyDone>({
    ...keptAs("list-duties", unitIds, memberIds),
    text: `select kind, done_on as "doneOn", year, unit_id as "unitId", member_id as "memberId",
                  about_unit_id as "aboutUnitId" from duty where year = $1 and done_on <= $2
              and (unit_id is null or ${among(unitIds, "unit_id = any($3)", "$3")})
              and (member_id is null or ${among(memberIds, "member_id = any($4)", "$4")})`,
    values: [year, asOf, unitIds, memberIds],
  })
  return rows
}
