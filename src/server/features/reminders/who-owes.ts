import type { Day } from "../../../domain/shared/calendar.ts"
import type { OrgKind } from "../../../domain/shared/words.ts"
import type { AppContext, Queryable } from "../../request-context.ts"
import { owingNow } from "../overview/index.ts"
import { plansOwing } from "../plans/index.ts"
import { whoLacksSomebody } from "../responsibilities/index.ts"
import type { ThingNow } from "./thing-now.ts"

/** A unit that owes a thing. */
export interface OwingUnit {
  readonly unitId: number
  readonly code: string
  readonly name: string
  readonly kind: OrgKind
  readonly parentId: number | null
  readonly parentName: string
  /** How many of its people are behind; null where it is not people that are asked. */
  readonly people: number | null
  /** Of a plan: where the committee that files it stands. */
  readonly filingPath: string | null
}

/**
 * Who of some units, and of those below them, owes what may be asked after now; by code. A plan is owed until it is sent
 * up: one that waits to be filed is the committee's turn.
 */
export async function whoOwesNow(
  client: Queryable,
  app: Pick<AppContext, "database" | "packs">,
  { rule, of: kind, period }: ThingNow,
  of: { readonly unitIds: readonly number[]; readonly today: Day },
): Promise<OwingUnit[]> {
  if (rule === null || kind === "responsibilities") {
    const lacking = await whoLacksSomebody(client, of.unitIds, of.today)
    return lacking.map(({ unitId, code, name, kind: unitKind, parentId, parentName }) => ({
      ...{ unitId, code, name, kind: unitKind, parentId, parentName },
      ...{ people: null, filingPath: null },
    }))
  }
  if (kind !== "plans")
    return (await owingNow(client, app, rule, of)).map((one) => ({ ...one, filingPath: null }))
  const owing = await plansOwing(client, app, { ...of, year: Number(period) })
  return owing.map((one) => ({ ...one, people: null }))
}
