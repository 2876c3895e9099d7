import type { Answer } from "../../../contract/endpoints/index.ts"

type Branch = Answer<"GET /units/{unitId}/responsibilities">["branches"][number]

/** What a branch is called among all below a unit: with the unit above it, where that is another. */
export function branchName({ name, parentName }: Branch, of: string): string {
  return parentName === null || parentName === of ? name : `${name}（${parentName}）`
}
