import type { EvaluationContext } from "../evaluation/context.ts"
import type { Person } from "../evaluation/people.ts"
import type { Unit } from "../evaluation/units.ts"
import { methodOf } from "../policy/methods/index.ts"
import { groupOf } from "./outlook.ts"
import type { PackClause } from "./owed.ts"

/** By which clause a subject owes nothing fixed of what a clause asks; undefined: by none. */
export type ExemptedBy = (subject: Unit | Person) => PackClause | undefined

/**
 * Whether a document in force expressly asks nothing fixed of somebody (年老体弱, "不作硬性要求"): for its own clause, and
 * for what an older document asks of the same kind in the same year. The older row stays as it is judged; where people
 * look at it, it is calm and names the newer document. `inForce` has every clause about people of the year.
 */
export function exemptionsFrom(
  { pack, clause }: PackClause,
  inForce: readonly PackClause[],
  context: Pick<EvaluationContext, "district" | "targetsOf">,
): ExemptedBy {
  if (clause.subject.who !== "person") return () => undefined
  const group = groupOf(clause)
  const exempting = inForce.filter(
    (one) =>
      methodOf(one.clause.measure).exempts !== undefined &&
      groupOf(one.clause) === group &&
      (one.clause.id === clause.id || one.pack.from > pack.from),
  )
  if (exempting.length === 0) return () => undefined
  return (subject) =>
    subject.who === "person" ? exempting.find((one) => exempts(one, subject, context)) : undefined
}

function exempts(
  { pack, clause }: PackClause,
  person: Person,
  context: Pick<EvaluationContext, "district" | "targetsOf">,
): boolean {
  const { measure } = clause
  return methodOf(measure).exempts?.({ pack, clause, measure }, person, context) ?? false
}
