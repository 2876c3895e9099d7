import type { Question } from "../../../contract/questions.ts"
import { sameName } from "../../../contract/unit-questions.ts"
import { reachesUnit, scopeFor } from "../../../domain/access/scope.ts"
import { folded } from "../../../domain/shared/folding.ts"
import type { RequestContext } from "../../request-context.ts"
import { unitsBeside } from "./queries.ts"

/** A unit as far as another may be called the same: its name, and where it stands or is to stand. */
interface Named {
  readonly unitId?: number
  readonly name: string
  readonly parentId: number | null
}

/** What is asked where another unit under the same superior is called the same. */
export async function askAboutName(
  { client, today, actor, language }: RequestContext,
  { unitId, name, parentId }: Named,
): Promise<Question[]> {
  if (parentId === null) return []
  const key = folded(name)
  const same = (await unitsBeside(client, parentId, today)).find(
    (one) => one.unitId !== unitId && folded(one.name) === key,
  )
  if (!same) return []
  // What stands beside it is told as far as its reader goes.
  const code = reachesUnit(scopeFor(actor, "unit.read"), same.path) ? same.code : null
  return [sameName({ ...same, code }, language)]
}
