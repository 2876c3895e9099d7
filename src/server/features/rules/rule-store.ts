import type { RuleTopic } from "../../../domain/rules/rule-topics.ts"
import type { Day } from "../../../domain/shared/calendar.ts"
import type { Queryable } from "../../request-context.ts"

/** A text of a rule, as it was written down. */
export interface RuleRow {
  readonly topic: RuleTopic
  readonly body: string
  readonly adoptedOn: Day
  readonly by: string | null
}

/** Texts of one rule that are shown: the one in force, and what it was before. */
export const mostTexts = 20

/** The newest texts of the rules of a unit, the newest first, of each rule so many. */
export async function readRules(client: Queryable, unitId: number): Promise<RuleRow[]> {
  const { rows } = await client.query<RuleRow>(
    `select r.topic, r.body, r.adopted_on as "adoptedOn", a.name as by
       from (select *, row_number() over (partition by topic order by unit_rule_id desc) as place
               from unit_rule where unit_id = $1) r left join account a using (account_id)
      where r.place <= $2 order by r.unit_rule_id desc`,
    [unitId, mostTexts],
  )
  return rows
}

/** Whether a unit has a central group, whose rule it keeps. */
export async function hasCentralGroup(client: Queryable, unitId: number): Promise<boolean> {
  const { rows } = await client.query<{ has: boolean }>(
    "select coalesce(has_central_group, false) as has from unit where unit_id = $1",
    [unitId],
  )
  return rows[0]?.has ?? false
}

export async function addRule(
  client: Queryable,
  rule: {
    readonly unitId: number
    readonly topic: RuleTopic
    readonly body: string
    readonly on: Day
    readonly by: number
  },
): Promise<void> {
  await client.query(
    "insert into unit_rule (unit_id, topic, body, adopted_on, account_id) values ($1, $2, $3, $4, $5)",
    [rule.unitId, rule.topic, rule.body, rule.on, rule.by],
  )
}
