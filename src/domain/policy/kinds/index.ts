import type { Measured } from "../../evaluation/status.ts"
import type { Way } from "../clause.ts"
import { atLeastOnceEvery, type Counted } from "./at-least-once-every.ts"
import { beforeDeadline, type Filed } from "./before-deadline.ts"
import { type GroupHours, meanPerYear } from "./mean-per-year.ts"
import { type CycleHours, minimumPerCycle } from "./minimum-per-cycle.ts"
import { minimumPerPerson, type PersonalHours } from "./minimum-per-person.ts"
import { minimumPerYear, type Summed } from "./minimum-per-year.ts"
import { type Sampled, sample } from "./sample.ts"
import { type Share, shareComplete } from "./share-complete.ts"

/** What each way of counting asks to know. */
export interface FactsOf {
  "at-least-once-every": Counted
  "minimum-per-year": Summed
  "share-complete": Share
  "minimum-per-person": PersonalHours
  "mean-per-year": GroupHours
  "minimum-per-cycle": CycleHours
  "before-deadline": Filed
  sample: Sampled
}

/** Every way of counting; one without a function does not compile. Undefined: not applicable. */
export const ways: { readonly [W in Way]: (facts: FactsOf[W]) => Measured | undefined } = {
  "at-least-once-every": atLeastOnceEvery,
  "minimum-per-year": minimumPerYear,
  "share-complete": shareComplete,
  "minimum-per-person": minimumPerPerson,
  "mean-per-year": meanPerYear,
  "minimum-per-cycle": minimumPerCycle,
  "before-deadline": beforeDeadline,
  sample,
}
