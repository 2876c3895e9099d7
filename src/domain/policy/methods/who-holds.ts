import { mayHold } from "../../events/may-record.ts"
import { holdsPeople } from "../../org/kinds.ts"
import type { ActivityKind } from "../../shared/words.ts"
import type { Subject } from "../clause.ts"
import type { Misfit } from "../method.ts"

/** Units that hold none of the kinds counted by who holds them: their figure would be nothing for ever. */
export function holdsNone(
  subject: Subject,
  kinds: readonly ActivityKind[],
  at: readonly string[],
): readonly Misfit[] {
  if (subject.who !== "unit") return []
  if (subject.kinds.some((unit) => kinds.some((kind) => mayHold(unit, kind)))) return []
  return [{ at, says: `none of these is held by a ${subject.kinds.join(", ")}` }]
}

/** Branches and groups check no branches: that is for those above them. */
export function checksNone(subject: Subject): readonly Misfit[] {
  return subject.who === "unit" && subject.kinds.some(holdsPeople)
    ? [{ at: ["subject", "kinds"], says: "branches are checked by a unit above them" }]
    : []
}
