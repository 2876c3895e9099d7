import { scrubbed } from "./log-text.ts"

/** How much is logged, from least to most; each with all before it. */
export const logLevels = ["silent", "error", "warn", "info", "debug"] as const
export type LogLevel = (typeof logLevels)[number]

/** What a line says beside its event: figures, codes and ids. No names, no bodies, no queries, no secrets. */
export type LogFields = Readonly<Record<string, unknown>>

/** Takes a line, which ends with a line break. */
export interface LogSink {
  write(line: string): void
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

/** Fields that may hold something about a person or a secret, at the top of a line or one step below. */
const hidden = ["name", "login", "phone", "email", "password", "token", "cookie", "authorization"]

/**
 * Logs from now on, to standard error unless told otherwise. The package is loaded here, for the programs that log:
 * most commands do not.
 */
export async function startLogging(level: LogLevel, sink?: LogSink): Promise<void> {
  const { destination, pino, stdTimeFunctions } = await import("pino")
  const to = sink ?? destination({ dest: 2, sync: true })
  const logger = pino(
    {
      level,
      messageKey: "event",
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: describeError },
      redact: { paths: hidden.flatMap((key) => [key, `*.${key}`]), censor: "…" },
    },
    { write: (line: string) => to.write(scrubbed(line)) },
  )
  const at =
    (level: keyof Writers): Write =>
    (fields, event) =>
      logger[level](fields, event)
  writers = { error: at("error"), warn: at("warn"), info: at("info"), debug: at("debug") }
}

/** Of an error what tells where it is, and none of what PostgreSQL quotes out of the row that it refused. */
function describeError(error: unknown): LogFields {
  if (!(error instanceof Error)) return { message: String(error) }
  const { stack = "", message, cause } = error
  const said = isOfData(error) ? message.replace(/(:\s|\s)?".*"/s, ' "…"') : message
  const where = stack.startsWith(`${error.name}: ${message}`)
    ? stack.slice(error.name.length + 2 + message.length)
    : stack.slice(Math.max(0, stack.indexOf("\n    at ")))
  const { code, table, constraint } = error as { code?: unknown; table?: unknown; constraint?: unknown }
  return {
    type: error.name,
    code,
    message: said,
    table,
    constraint,
    stack: where.trim(),
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  }
}

/** PostgreSQL's class 22: what was typed does not fit, and its message quotes it. */
function isOfData(error: Error): boolean {
  return "code" in error && typeof error.code === "string" && /^22\w{3}$/.test(error.code)
}
