import type { Queryable } from "../../request-context.ts"
import { invalidate } from "../standing/index.ts"

/**
 * Says that units have changed in themselves or in their place, and so what is counted in them, below them, and in
 * all units above: `paths` are theirs, before and after.
 */
export async function invalidateTree(
  client: Queryable,
  unitIds: readonly number[],
  paths: readonly (string | undefined)[],
  memberIds: readonly number[] = [],
): Promise<void> {
  await invalidate(client, { unitIds, memberIds, below: true, tree: true })
  const above = paths.flatMap((path) => (path === undefined ? [] : path.split(".").map(Number)))
  await invalidate(client, { unitIds: above.filter((unitId) => !unitIds.includes(unitId)) })
}
