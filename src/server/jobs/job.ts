import type { JobName } from "../../contract/job-words.ts"
import type { Said } from "../../contract/refusals.ts"
import type { AppContext } from "../request-context.ts"

export type { Said }

/** One job being done. */
export interface Run {
  readonly app: AppContext
  /** Aborted when the server stops or the job takes too long: what is not done yet is done another time. */
  readonly signal: AbortSignal
  /** What is being done now; whoever waits sees it. */
  stage(label: Said): void
  /** How much of it is done. */
  at(done: number, total: number): void
}

/**
 * Something that is done beside the requests, once on all servers of a database. A server that is killed leaves it to be
 * taken up again, by itself or another: the work has to be such that doing it from the beginning does no harm.
 */
export interface Job {
  readonly name: JobName
  /** When it is due, as a cron expression in Asia/Shanghai; without one it is done when it is asked for. */
  readonly schedule?: string
  /** What is due while no server runs is done when one starts; otherwise the next time is good enough. */
  readonly catchUp?: true
  /** Whether the administrator may ask for it. */
  readonly byHand: boolean
  /** It ends, closes or tells something because its day has come: not done while the clocks of program and database differ. */
  readonly byDate?: true
  /** Minutes after which it is given up. */
  readonly minutes: number
  /** Does it, and says what came of it, where that is worth a sentence. Throws where it could not be done. */
  work(run: Run): Promise<Said | undefined>
}

/** Why a job could not be done, for the administrator. */
export class JobFailed extends Error {
  readonly said: Said

  constructor(said: Said, cause?: unknown) {
    super(said.en, { cause })
    this.name = "JobFailed"
    this.said = said
  }
}
