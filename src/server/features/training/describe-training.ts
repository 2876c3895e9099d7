import type { Training } from "../../../contract/training.ts"
import { reachesMember, scopeFor } from "../../../domain/access/scope.ts"
import { mayStep } from "../../../domain/training/training-steps.ts"
import type { RequestContext } from "../../request-context.ts"
import type { TrainingRow } from "./queries.ts"

/** A training with what the asker may do with it. */
export function describeTraining({ actor }: RequestContext, { path, ...row }: TrainingRow): Training {
  const { state } = row
  const { memberId } = row.member
  const isOwn = actor.memberId === memberId
  const enters = reachesMember(scopeFor(actor, "training.enter"), { memberId, path })
  const recognises = !isOwn && reachesMember(scopeFor(actor, "training.recognise"), { memberId, path })
  const can: Training["can"] = []
  if (recognises && mayStep("recognise", state)) can.push("decide")
  if (recognises && mayStep("take-back", state)) can.push("take-back")
  if (enters && mayStep("change", state)) can.push("change")
  if (enters && mayStep("withdraw", state)) can.push("withdraw")
  return { ...row, can }
}
