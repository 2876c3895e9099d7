import type { TrainingState } from "../shared/words.ts"

/** Which states a registered training comes from for each deed. */
export const trainingSteps = {
  /** Its person, or whoever entered it, changes it; what was returned is handed in anew with that. */
  change: ["pending", "returned"],
  withdraw: ["pending", "returned"],
  recognise: ["pending"],
  return: ["pending"],
  ask: ["pending"],
  "take-back": ["recognised"],
} as const satisfies Readonly<Record<string, readonly TrainingState[]>>
export type TrainingStep = keyof typeof trainingSteps

/** What the unit does with a training that it looks at. */
export type TrainingDecision = Exclude<TrainingStep, "change" | "withdraw">

/** Where each deed leads; what is withdrawn is gone. */
export const leadsTo: Readonly<Record<Exclude<TrainingStep, "withdraw">, TrainingState>> = {
  change: "pending",
  recognise: "recognised",
  return: "returned",
  ask: "pending",
  "take-back": "returned",
}

/** Whether a deed is open in a state. */
export function mayStep(step: TrainingStep, state: TrainingState): boolean {
  const from: readonly TrainingState[] = trainingSteps[step]
  return from.includes(state)
}
