import { kindsByPost, postsExpected } from "../../domain/events/who-is-expected.ts"

const quoted = (words: readonly string[]) => words.map((word) => `'${word}'`).join(", ")

/** The kinds of activity that expect holders of posts, as a list of SQL. */
export const byPost = quoted(kindsByPost)

const postsOf = kindsByPost
  .map((kind) => `when '${kind}' then array[${quoted(postsExpected[kind] ?? [])}]`)
  .join(" ")

/** Whether a member is expected at an activity through a post in its unit, as a condition of SQL. */
export function expectedByPost(activity: string, member: string): string {
  return `exists (select from post p where p.member_id = ${member} and p.unit_id = ${activity}.unit_id
                     and p.from_on <= ${activity}.starts_on
                     and (p.until_on is null or ${activity}.starts_on < p.until_on)
                     and p.post = any(case ${activity}.kind ${postsOf} end))`
}
