import { visible, withoutPeople } from "./log-text.ts"
import { inTurns } from "./log-turns.ts"

/** How much is logged, from least to most; each with all before it. */
export const logLevels = ["silent", "error", "warn", "info", "debug"] as const
export type LogLevel = (typeof logLevels)[number]

/** What a line says beside its event: figures, codes and ids. No names, no bodies, no queries, no secrets. */
export type LogFields = Readonly<Record<string, unknown>>

/** Takes lines, each of which ends with a line break. */
export interface LogSink {
  write(lines: string): void
  /** Writes what waits. */
  flush?(): void
}

type Write = (fields: LogFields, event: string) => void
type Writers = Readonly<Record<Exclude<LogLevel, "silent">, Write>>

const nobody: Write = () => undefined
const nobodyWrites: Writers = { error: nobody, warn: nobody, info: nobody, debug: nobody }
let writers = nobodyWrites

/**
 * The log of the server: one JSON object a line, for programs to read. `log.info("job-done", { job, ms })`: an event in
 * kebab-case and its fields; an error goes under `error`. Says nothing before {@link startLogging}, so the command line
 * has its sentences alone.
 */
export const log = {
  /** A defect, or what an administrator has to mend. */
  error: (event: string, fields: LogFields = {}) => writers.error(fields, event),
  /** Something went wrong, and is tried again or got round. */
  warn: (event: string, fields: LogFields = {}) => writers.warn(fields, event),
  /** What happens as it should: a start, a request, a job. */
  info: (event: string, fields: LogFields = {}) => writers.info(fields, event),
  debug: (event: string, fields: LogFields = {}) => writers.debug(fields, event),
}

/**
 * Logs from now on, to standard error unless told otherwise. The package is loaded here, for the programs that log:
 * most commands do not.
 */
export async function startLogging(level: LogLevel, sink?: LogSink): Promise<void> {
  const { destination, pino, stdTimeFunctions } = await import("pino")
  const to = sink ?? inTurns(destination({ dest: 2, sync: true }))
  const logger = pino(
    {
      level,
      messageKey: "event",
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => to.write(visible(line)) },
  )
  const at =
    (level: keyof Writers): Write =>
    (fields, event) => {
      logger[level](withoutPeople(fields), event)
      if (level === "error" || level === "warn") to.flush?.()
    }
  writers = { error: at("error"), warn: at("warn"), info: at("info"), debug: at("debug") }
}
