import type { z } from "zod"
import type { ruleBody, unitRules } from "../../../contract/rules.ts"
import type { Scope } from "../../../domain/access/scope.ts"
import { ruleTemplates, ruleTopics } from "../../../domain/rules/rule-topics.ts"
import { type UnitWithin, unitWithin } from "../../access/index.ts"
import { mayStillIn, refuseEnded } from "../../ended-units.ts"
import type { RequestContext } from "../../request-context.ts"
import { audit } from "../audit/index.ts"
import { addRule, hasCentralGroup, readRules } from "./rule-store.ts"

type Rules = z.output<typeof unitRules>

/** The rules of a unit, with a text to begin with where there is none. */
export async function showRules(
  context: RequestContext,
  scope: Scope<"plan.read">,
  unitId: number,
): Promise<Rules> {
  return await rulesOf(context, await unitWithin(context, scope, unitId))
}

/** Writes a rule anew; what it was stays as a version. The same text once more changes nothing. */
export async function writeRule(
  context: RequestContext,
  scope: Scope<"plan.write">,
  unitId: number,
  { topic, body }: z.output<typeof ruleBody>,
): Promise<Rules> {
  const { client, actor, today } = context
  const unit = await unitWithin(context, scope, unitId)
  refuseEnded(context, unit)
  const now = (await readRules(client, unitId)).find((one) => one.topic === topic)
  if (now?.body !== body) {
    await addRule(client, { unitId, topic, body, on: today, by: actor.accountId })
    await audit(context, "rule-written", { unitId, details: { topic } })
  }
  return await rulesOf(context, unit)
}

async function rulesOf(context: RequestContext, unit: UnitWithin): Promise<Rules> {
  const { client } = context
  const rows = await readRules(client, unit.unitId)
  const { unitId, code, name } = unit
  const ofGroup = await hasCentralGroup(client, unitId)
  const topics = ruleTopics.filter(
    (topic) => topic !== "central-group" || ofGroup || rows.some((row) => row.topic === topic),
  )
  return {
    unit: { unitId, code, name },
    rules: topics.map((topic) => ({
      topic,
      template: ruleTemplates[topic],
      texts: rows
        .filter((row) => row.topic === topic)
        .map(({ body, adoptedOn, by }) => ({ body, adoptedOn, by })),
    })),
    can: mayStillIn(context, "plan.write", unit) ? ["plan.write"] : [],
  }
}
