import { kindsByPost, postsExpected } from "../../domain/events/who-is-expected.ts"
import { heldOn } from "./placed-queries.ts"

const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(", ")

/** The kinds of activity that expect holders of posts, as a list of SQL. */
export const byPost = quoted(kindsByPost)

/** Every post that some kind expects, as an array of SQL. */
export const postsByKind = `array[${quoted(kindsByPost.flatMap((kind) => postsExpected[kind] ?? []))}]`

/** The posts that the kind of an activity expects, as an array of SQL. */
export const postsOfKind = (kind: string) =>
  `case ${kind} ${kindsByPost
    .map((one) => `when '${one}' then array[${quoted(postsExpected[one] ?? [])}]`)
    .join(" ")} end`

/**
 * Where units stand below those that activities address, from a day until another. Found once for each addressed: a
 * query with a part of its own is not taken apart by the planner, which would look again for every activity.
 */
const belowAddressed = (from: string) => `
  with addressed as materialized (select distinct unnest(coalesce(audience, array[unit_id])) as unit_id from ${from})
  select w.unit_id, w.from_on, w.until_on, addressed.unit_id as above_id
    from addressed join unit_place w on w.above @> array[addressed.unit_id]`
const belowAll = "select unit_id, from_on, until_on, unnest(above) as above_id from unit_place"
/** The same for the units of some people alone. */
const belowOf = (people: string) =>
  `${belowAll} where unit_id in (select unit_id from membership where member_id in (${people}))`

/**
 * Who is expected at the activities of `from` (activity_id, unit_id, kind, starts_on, audience): the one answer for
 * the judgement, lists, forms, lamps, printing and import. On the activity's day: members of the units reached; for a
 * 支委会 and a 中心组学习 exactly the holders of the posts in the unit itself. With `among`, a
 * query, only those people. `everywhere`: `from` are so many that the whole tree had better be laid out, and whoever
 * is expected twice over comes twice.
 */
export const expectedAt = (from: string, options: { among?: string; everywhere?: boolean } = {}) => {
  const whole = options.everywhere ? belowAll : belowAddressed(from)
  const below = options.among ? belowOf(options.among) : whole
  const union = options.everywhere ? "union all" : "union"
  const among = (row: string) => (options.among ? ` and ${row}.member_id in (${options.among})` : "")
  return `
  select a.activity_id, b.member_id
    from ${from} a
    join (${below}) w on w.above_id = a.unit_id and w.from_on <= a.starts_on and a.starts_on < w.until_on
    join membership b on b.unit_id = w.unit_id and ${heldOn("b", "a.starts_on")}${among("b")}
   where a.audience is null and a.kind not in (${byPost})
  ${union}
  select a.activity_id, b.member_id
    from ${from} a cross join lateral unnest(a.audience) as addressed
    join (${below}) w on w.above_id = addressed and w.from_on <= a.starts_on and a.starts_on < w.until_on
    join membership b on b.unit_id = w.unit_id and ${heldOn("b", "a.starts_on")}${among("b")}
   where a.audience is not null and a.kind not in (${byPost})
  ${union}
  select a.activity_id, p.member_id
    from ${from} a
    join post p on p.unit_id = a.unit_id and p.post = any(${postsOfKind("a.kind")})
     and ${heldOn("p", "a.starts_on")}${among("p")}
   where a.kind in (${byPost})`
}

/** Whether one member is expected at one activity, as a condition of SQL: the same answer for few. */
export const isExpectedAt = (activity: string, member: string) => `case when ${activity}.kind in (${byPost})
  then ${expectedByPost(activity, member)}
  else exists (select from membership b join unit_place w on w.unit_id = b.unit_id
                where b.member_id = ${member} and ${heldOn("b", `${activity}.starts_on`)}
                  and w.from_on <= ${activity}.starts_on and ${activity}.starts_on < w.until_on
                  and w.above && coalesce(${activity}.audience, array[${activity}.unit_id])) end`

/** Whether a member is expected at an activity through a post in its unit, as a condition of SQL. */
export function expectedByPost(activity: string, member: string): string {
  return `exists (select from post p where p.member_id = ${member} and p.unit_id = ${activity}.unit_id
                     and ${heldOn("p", `${activity}.starts_on`)}
                     and p.post = any(${postsOfKind(`${activity}.kind`)}))`
}

/** Whether a member, a row of `member`, is a full one on a day, as a condition of SQL. */
export const isFullOn = (member: string, on: string) => `coalesce(
  (select h.value #>> '{}' from member_history h
    where h.member_id = ${member}.member_id and h.item = 'status' and (h.from_on is null or h.from_on <= ${on})
    order by h.from_on desc nulls last limit 1), ${member}.status, '') = 'full'`
