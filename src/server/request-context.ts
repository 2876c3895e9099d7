import type { ClientBase } from "pg"
import type { JobName } from "../contract/job-words.ts"
import type { FirstQuestion } from "../contract/overview-first-page.ts"
import type { Language } from "../contract/refusals.ts"
import type { Actor } from "../domain/access/scope.ts"
import type { Pack } from "../domain/policy/clause.ts"
import type { Day } from "../domain/shared/calendar.ts"
import type { Database } from "./db/index.ts"
import type { Env } from "./env.ts"
import type { FileStore } from "./files/index.ts"
import type { Limits } from "./limits.ts"
import type { FoundSession } from "./session.ts"

/** Whatever answers queries: a pool, or a connection in a transaction. */
export type Queryable = Pick<ClientBase, "query">

/** Work beside the requests. */
export interface Jobs {
  /**
   * Asks for a job, in the transaction of whoever asks: it begins some seconds after that is committed. False: it waits
   * or runs already.
   */
  ask(job: JobName, client: Queryable, accountId: number | null): Promise<boolean>
  /** When a schedule is due next, ISO 8601. */
  next(schedule: string): Promise<string>
}

/** What the whole server works with. */
export interface AppContext {
  readonly env: Env
  readonly database: Database
  /** Where the contents of files lie; rows of the database name them. */
  readonly files: FileStore
  readonly packs: readonly Pack[]
  readonly jobs: Jobs
  /** Handed in, so that a test can ask faster than any person; no variable lifts them. */
  readonly limits: Limits
  /** Today in Asia/Shanghai; handed in, so that a test can choose it. */
  readonly today: () => Day
  /** The time of day in Asia/Shanghai, `HH:mm`; handed in likewise. */
  readonly time: () => string
}

/** One request being answered, whoever asks. A write's connection is in a transaction. */
export interface PublicContext {
  readonly app: AppContext
  readonly client: Queryable
  readonly today: Day
  /** Today with the time of day, `YYYY-MM-DD HH:mm`. */
  readonly now: string
  readonly language: Language
  readonly address: string
  readonly userAgent: string
  /** A cookie the request brought, by name. */
  readonly cookie: (name: string) => string | undefined
  /**
   * Answers questions for a session that was found, by their addresses, as if its browser had asked each by itself. What
   * is refused, or fails, is left out: the page asks for it and is told.
   */
  readonly answerAlong: (
    session: FoundSession,
    questions: readonly FirstQuestion[],
  ) => Promise<Record<string, unknown>>
}

/** A request of somebody who is signed in. */
export interface RequestContext extends PublicContext {
  readonly actor: Actor
  readonly session: FoundSession
  /** Why something is changed, where the request says so. */
  readonly reason: string | undefined
}
