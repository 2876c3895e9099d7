import { type Desk, desksOf } from "../../../domain/overview/desks.ts"
import type { RequestContext } from "../../request-context.ts"
import { namesOf } from "./unit-queries.ts"

/** The desks of whoever asks. */
export async function showDesks({ actor, client }: RequestContext): Promise<{ desks: Desk[] }> {
  const names = await namesOf(
    client,
    actor.roles.map(({ unitId }) => unitId),
  )
  const held = actor.roles.map((one) => ({ ...one, unitName: names.get(one.unitId)?.name ?? "" }))
  return { desks: desksOf(held, actor.memberId !== null) }
}
