import type { z } from "zod"
import type { newTraining } from "../../../contract/training.ts"
import { daysBetween } from "../../../domain/shared/calendar.ts"
import { fits, hoursOfDay, hundredthsOf, longestSpan } from "../../../domain/training/training-hours.ts"
import type { RequestContext } from "../../request-context.ts"
import type { TrainingSaid } from "./store.ts"
import { trainingProblem } from "./training-problem.ts"

/** A training as it is kept, days turned into hours; what cannot have been is refused. */
export function trainingSaid(
  { app, today }: RequestContext,
  { name, kind, first, last = first, hours, days, evidence }: z.output<typeof newTraining>,
): TrainingSaid {
  if (last < first) throw trainingProblem("training-backwards")
  if (last > today) throw trainingProblem("training-ahead")
  const span = daysBetween(first, last) + 1
  if (span > longestSpan) throw trainingProblem("training-too-long")
  if ((hours === undefined) === (days === undefined)) throw trainingProblem("training-length")
  const hundredths = hundredthsOf({ hours, days }, hoursOfDay(app.packs, last))
  if (hundredths === undefined) throw trainingProblem("training-no-day")
  if (!fits(hundredths, first, last)) throw trainingProblem("training-hours", { days: span })
  return { name, kind, first, last: last === first ? null : last, hundredths, evidence: evidence || null }
}
