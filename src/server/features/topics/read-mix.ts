import type { Mix } from "../../../contract/topics.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { boardDay } from "../../../domain/overview/board-view.ts"
import { contentCategories, studyPaths } from "../../../domain/shared/words.ts"
import { memberWithin, unitWithin } from "../../access/index.ts"
import type { RequestContext } from "../../request-context.ts"
import { type MixRow, mixOfMember, mixOfUnit } from "./mix-queries.ts"

/** What a unit's year was about. */
export async function readUnitMix(
  context: RequestContext,
  scope: Scope<"study.read">,
  unitId: number,
  year: number,
): Promise<Mix> {
  await unitWithin(context, scope, unitId)
  const day = boardDay(year, context.today)
  return mixFrom(await mixOfUnit(context.client, { unitId, year, day }), year)
}

/** What a person's year was about. */
export async function readMemberMix(
  context: RequestContext,
  scope: Scope<"member.read">,
  memberId: number,
  year: number,
): Promise<Mix> {
  await memberWithin(context, scope, memberId)
  return mixFrom(await mixOfMember(context.client, memberId, year), year)
}

function mixFrom(rows: readonly MixRow[], year: number): Mix {
  const sum = (found: MixRow | undefined) => ({
    sittings: found?.sittings ?? 0,
    hours: (found?.hundredthHours ?? 0) / 100,
  })
  const of = (by: MixRow["by"]) => rows.filter((row) => row.by === by)
  return {
    year,
    whole: sum(of("whole")[0]),
    above: sum(of("above")[0]),
    categories: Object.values(contentCategories).map((category) => ({
      category,
      ...sum(of("category").find((row) => row.category === category)),
    })),
    paths: Object.values(studyPaths).map((path) => ({
      path,
      ...sum(of("path").find((row) => row.path === path)),
    })),
    unsaid: sum(of("category").find((row) => row.category === null)),
  }
}
