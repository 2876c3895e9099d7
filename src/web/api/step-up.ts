/** What the password is asked for: an action, or to see still more people. */
export type StepUpFor = "action" | "people"

type Asker = (what: StepUpFor) => Promise<boolean>

let asker: Asker | undefined

/** Says who asks for the password once more; the shell does, with a dialog. */
export function answerStepUpWith(next: Asker): () => void {
  asker = next
  return () => {
    if (asker === next) asker = undefined
  }
}

let asked: Promise<boolean> | undefined

/** Asks for the password once more, once for all that want it at the moment; whether it was given. */
export function askStepUp(what: StepUpFor): Promise<boolean> {
  asked ??= (asker?.(what) ?? Promise.resolve(false)).finally(() => {
    asked = undefined
  })
  return asked
}
