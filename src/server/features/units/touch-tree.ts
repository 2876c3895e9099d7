import type { Queryable } from "../../moment.ts"
import { touch } from "../standing/index.ts"

/**
 * Says that units have changed in themselves or in their place, and so what is counted in them, below them, and in
 * all units above: `paths` are theirs, before and after.
 */
export async function touchTree(
  client: Queryable,
  unitIds: readonly number[],
  paths: readonly (string | undefined)[],
  memberIds: readonly number[] = [],
): Promise<void> {
  await touch(client, { unitIds, memberIds, below: true, tree: true })
  const above = paths.flatMap((path) => (path === undefined ? [] : path.split(".").map(Number)))
  await touch(client, { unitIds: above.filter((unitId) => !unitIds.includes(unitId)) })
}
