type Asker = () => Promise<boolean>

let asker: Asker | undefined

/** Says who asks for the password once more; the shell does, with a dialog. */
export function answerStepUpWith(next: Asker): () => void {
  asker = next
  return () => {
    if (asker === next) asker = undefined
  }
}

/** Asks for the password once more; whether it was given. */
export function askStepUp(): Promise<boolean> {
  return asker?.() ?? Promise.resolve(false)
}
