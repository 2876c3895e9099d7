import { commonProblems, type ProblemKind, problemSentence } from "../../contract/problems.ts"
import { type Language, sentenceFor } from "../../contract/refusals.ts"
import { Refused } from "../../domain/shared/refusal.ts"
import { codeOf, OutcomeUnknown } from "../db/index.ts"
import { FilesAway } from "../files/index.ts"
import { isAway } from "./database-away.ts"
import { Problem, problem } from "./problem.ts"

/** A problem document (RFC 9457) with its status. */
export interface ProblemAnswer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
  /** Seconds to wait before trying again. */
  readonly retryAfter?: number
}

/** The one place where errors become answers. What is nobody's fault but ours shows only the request's number. */
export function problemAnswer(
  error: unknown,
  language: Language,
  request: string,
  today?: string,
): ProblemAnswer {
  if (error instanceof Refused) {
    const { refusal } = error
    const isNowhere = refusal.code.startsWith("unknown-") || refusal.code === "not-a-period"
    const status = isNowhere ? 404 : 409
    const sentence = sentenceFor(refusal, language)
    return { status, body: document(status, refusal.code, sentence, request, {}) }
  }
  const known = error instanceof Problem ? error : fromDatabase(error, request)
  const kind: ProblemKind | undefined = known.table[known.code]
  if (!kind) throw new Error(`${known.code} has no sentence`)
  const sentence = problemSentence(kind, language, known.details, today)
  const body = document(kind.status, known.code, sentence, request, known.extra)
  const answer = { status: kind.status, body }
  const seconds = known.details.seconds
  if (typeof seconds === "number") return { ...answer, retryAfter: seconds }
  return kind.status === 503 ? { ...answer, retryAfter: 3 } : answer
}

function document(
  status: number,
  code: string,
  detail: string,
  requestId: string,
  extra: Readonly<Record<string, unknown>>,
) {
  return { type: `urn:xueer:problem:${code}`, title: code, status, code, detail, requestId, ...extra }
}

/** Whether an error is nobody's but ours: it belongs into the log, whole. */
export function isDefect(error: unknown): boolean {
  return (
    !(error instanceof Refused) && !(error instanceof Problem) && fromDatabase(error, "").code === "internal"
  )
}

function fromDatabase(error: unknown, request: string): Problem {
  const code = codeOf(error) ?? ""
  if (error instanceof FilesAway) return problem("files-away")
  if (error instanceof OutcomeUnknown) return problem("outcome-unknown")
  if (code === "53100" || code === "ENOSPC" || code === "EDQUOT") return problem("disk-full")
  if (isAway(error)) return problem("unavailable")
  // Actions in each other's way, one of which was given up: it may simply be tried again.
  if (code === "40001" || code === "40P01" || code === "55P03") return problem("busy")
  return new Problem(commonProblems, "internal", { request })
}
