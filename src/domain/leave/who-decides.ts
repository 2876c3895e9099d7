import type { GrantedRole } from "../access/roles.ts"
import type { Post } from "../shared/words.ts"

/** The post that decides about leave where a unit names none. */
export const usualApprover = "secretary" satisfies Post

/** The posts a unit may name; those of a central group decide about nobody's leave. */
export const approverPosts = [
  "secretary",
  "deputy-secretary",
  "organisation-officer",
  "publicity-officer",
  "discipline-officer",
  "committee-member",
  "group-leader",
] as const satisfies readonly Post[]

/** Roles that decide as the holder of a post does. */
const sameAs: Readonly<Partial<Record<GrantedRole, Post>>> = {
  "branch-secretary": "secretary",
  "group-leader": "group-leader",
}

const officers: readonly GrantedRole[] = ["committee-officer", "department-officer"]

/** Somebody with an account who holds something in somebody's unit or above it. */
export interface Candidate {
  readonly accountId: number
  /** The member whose account it is. */
  readonly memberId: number | null
  readonly name: string
  /** A post, or a role that was given. */
  readonly holds: Post | GrantedRole
  readonly by: "post" | "role"
  /** How many units there are from the root to where it is held. */
  readonly depth: number
}

/**
 * Who decides about somebody's leave: the holders of the post that their unit names; where there is no other than the
 * person, the secretary; else the officers of the nearest committee that has any. Nobody decides their own.
 */
export function whoDecides(named: Post, candidates: readonly Candidate[], memberId: number): Candidate[] {
  const others = candidates.filter((one) => one.memberId !== memberId)
  for (const post of [named, usualApprover]) {
    const holders = others.filter(({ holds }) => holds === post || sameAs[holds as GrantedRole] === post)
    if (holders.length > 0) return eachOnce(holders)
  }
  const above = others.filter(({ holds }) => officers.includes(holds as GrantedRole))
  const nearest = Math.max(...above.map(({ depth }) => depth))
  return eachOnce(above.filter(({ depth }) => depth === nearest))
}

function eachOnce(candidates: readonly Candidate[]): Candidate[] {
  return [...new Map(candidates.map((one) => [one.accountId, one])).values()]
}
