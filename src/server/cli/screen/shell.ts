import type { Pack } from "../../../domain/policy/clause.ts"
import { type Day, isDay } from "../../../domain/shared/calendar.ts"
import { Refused } from "../../../domain/shared/refusal.ts"
import { askedToStop } from "../../asked-to-stop.js"
import { type Database, openDatabase } from "../../db/index.ts"
import { type Env, readEnv } from "../../env.ts"
import { recallPacks } from "../../features/policy/index.ts"
import { languageOf, type Speaker, speaker } from "./speaker.ts"

/** Options that every verb has. */
export interface CommonOptions {
  readonly json?: true
  readonly lang?: string
}

/** What a verb works with; the clock and the environment are read here and nowhere else. */
export interface Shell {
  readonly env: Env
  readonly speak: Speaker
  readonly json: boolean
  readonly today: Day
  /** Aborted by {@link Interrupted} or {@link AnswerLost}. */
  readonly signal: AbortSignal
  packs(): Promise<Pack[]>
  /** Opens the database, does the work, and closes it whatever happens. */
  withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T>
}

/** Today in Asia/Shanghai. */
export function todayInShanghai(): Day {
  return dayFrom(Temporal.Now.plainDateISO("Asia/Shanghai").toString())
}

/** An instant as people read it: `2010-08-20 09:30` by the clock of Asia/Shanghai. */
export function minuteOf(at: string): string {
  const there = Temporal.Instant.from(at).toZonedDateTimeISO("Asia/Shanghai").toPlainDateTime()
  return there.toString({ smallestUnit: "minute" }).replace("T", " ")
}

/** The text of an option as a day. */
export function dayFrom(text: string): Day {
  if (!isDay(text)) throw new Refused({ code: "not-a-day", text })
  return text
}

/** The text of an option as a year. */
export function yearFrom(text: string): number {
  if (!/^(19|20|21)\d\d$/.test(text)) throw new Refused({ code: "not-a-year", text })
  return Number(text)
}

export function openShell(options: CommonOptions): Shell {
  const env = readEnv(process.env)
  const speak = speaker(languageOf(process.env, options.lang))
  const stop = new AbortController()
  const interrupt = () => stop.abort(new Interrupted())
  if (askedToStop.aborted) interrupt()
  else askedToStop.addEventListener("abort", interrupt)
  process.stdout.on("error", (error: NodeJS.ErrnoException) => stop.abort(new AnswerLost(error)))
  // What is going on can be told to nobody then; the work goes on.
  process.stderr.on("error", () => undefined)
  return {
    env,
    speak,
    json: options.json ?? false,
    today: todayInShanghai(),
    signal: stop.signal,
    packs: () => recallPacks(env.dataDir),
    withDatabase: async (work) => {
      const database = await openDatabase(env, (line) => speak.tell(line))
      try {
        return await work(database)
      } finally {
        await database.close()
      }
    },
  }
}

/** ^C, or somebody asked the program to end. */
export class Interrupted extends Error {
  constructor() {
    super("interrupted")
    this.name = "Interrupted"
  }
}

/** Standard output takes no more: its reader has left (`EPIPE`), or the disk it is written to is full. */
export class AnswerLost extends Error {
  readonly code: string | undefined

  constructor(cause: NodeJS.ErrnoException) {
    super(cause.message, { cause })
    this.name = "AnswerLost"
    this.code = cause.code
  }
}
