import { setImmediate as nextTurn } from "node:timers/promises"
import { Refused } from "../../../domain/shared/refusal.ts"
import { AnswerLost, type CommonOptions, openShell, type Shell } from "./shell.ts"
import { languageOf } from "./speaker.ts"

/**
 * Runs a verb in its shell and sets the exit code that it answers: 0 done, 1 refused or found wrong, 2 usage. What it
 * throws is said in a sentence.
 */
export async function runInShell(
  options: CommonOptions,
  work: (shell: Shell) => Promise<number>,
): Promise<void> {
  let signal: AbortSignal | undefined
  try {
    const shell = openShell(options)
    signal = shell.signal
    process.exitCode = await work(shell)
    // A write that failed is known a moment after it.
    await nextTurn()
    if (signal.reason instanceof AnswerLost && !readerHasLeft(signal.reason)) throw signal.reason
  } catch (error) {
    // Whatever broke after it broke because of it.
    const reason = signal?.aborted ? signal.reason : error
    process.exitCode = exitCodeFor(reason)
    if (!readerHasLeft(reason)) {
      // It knows whatever can go wrong anywhere, and is seldom needed.
      const { errorSentence } = await import("./error-sentence.ts")
      process.stderr.write(`${errorSentence(reason, languageOf(process.env, options.lang))}\n`)
    }
  }
}

function exitCodeFor(error: unknown): number {
  if (readerHasLeft(error)) return 0
  const usage =
    error instanceof Refused && ["not-a-day", "not-a-year", "not-a-period"].includes(error.refusal.code)
  return usage ? 2 : 1
}

/** Whoever reads the answer may stop reading: that is no error. */
function readerHasLeft(error: unknown): boolean {
  return error instanceof AnswerLost && error.code === "EPIPE"
}
