import { kindsByPost, postsExpected } from "../../../domain/events/who-is-expected.ts"
import { byPost } from "../../access/index.ts"

const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(", ")

/** Every post that some kind expects, as an array of SQL. */
export const postsByKind = `array[${quoted(kindsByPost.flatMap((kind) => postsExpected[kind] ?? []))}]`

const postsOf = kindsByPost
  .map((kind) => `when '${kind}' then array[${quoted(postsExpected[kind] ?? [])}]`)
  .join(" ")

/**
 * Who is expected at the activities of `from` (activity_id, unit_id, kind, starts_on, audience), each once: members of
 * the units reached; for a 支委会 and a 中心组学习 exactly the holders of the posts in the unit itself. With `among`, a
 * query, only those people.
 */
export const expectedAt = (from: string, among?: string) => `
  select a.activity_id, b.member_id
    from ${from} a
    join unit r on r.unit_id = any(coalesce(a.audience, array[a.unit_id]))
    join unit w on w.path <@ r.path
    join membership b on b.unit_id = w.unit_id and b.from_on <= a.starts_on
     and (b.until_on is null or a.starts_on < b.until_on)
   where a.kind not in (${byPost})${among ? ` and b.member_id in (${among})` : ""}
  union
  select a.activity_id, p.member_id
    from ${from} a
    join post p on p.unit_id = a.unit_id and p.from_on <= a.starts_on
     and (p.until_on is null or a.starts_on < p.until_on)
     and p.post = any(case a.kind ${postsOf} end)
   where a.kind in (${byPost})${among ? ` and p.member_id in (${among})` : ""}`
