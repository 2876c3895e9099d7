import type { ActivityKind, Post } from "../shared/words.ts"

/** The posts whose holders a 支委会 expects, and those a 中心组学习 expects; nobody else is. */
export const postsExpected: Readonly<Partial<Record<ActivityKind, readonly Post[]>>> = {
  "committee-meeting": [
    "secretary",
    "deputy-secretary",
    "organisation-officer",
    "publicity-officer",
    "discipline-officer",
    "committee-member",
  ],
  "central-group-study": ["central-group-head", "central-group-member"],
}

/** The kinds of activity that expect holders of posts instead of members. */
export const kindsByPost = Object.keys(postsExpected) as ActivityKind[]

/** Whether a kind expects holders of posts. */
export function isByPost(kind: ActivityKind): boolean {
  return Object.hasOwn(postsExpected, kind)
}
