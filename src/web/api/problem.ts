/** What the server refuses, as it says it: the sentence is already in the reader's language. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  /** The sentence for the reader; empty where no server answered. */
  readonly detail: string
  /** What to change in what was sent, by JSON pointer. */
  readonly errors: readonly FieldFault[]
  /** On 412: how it stands now. */
  readonly current: unknown
  /** Every other member of the document. */
  readonly document: Readonly<Record<string, unknown>>

  constructor(status: number, document: Readonly<Record<string, unknown>>) {
    const text = (key: string) => (typeof document[key] === "string" ? document[key] : "")
    super(`${status} ${text("code")}`)
    this.name = "ApiProblem"
    this.status = status
    this.code = text("code")
    this.detail = text("detail")
    this.errors = faultsIn(document.errors)
    this.current = document.current
    this.document = document
  }
}

export interface FieldFault {
  readonly pointer: string
  readonly message: string
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function faultsIn(errors: unknown): FieldFault[] {
  if (!Array.isArray(errors)) return []
  return errors.flatMap((fault: unknown) =>
    isObject(fault) && typeof fault.pointer === "string" && typeof fault.message === "string"
      ? [{ pointer: fault.pointer, message: fault.message }]
      : [],
  )
}

/** The problem an answer holds; something readable also where another server answered. */
export function problemIn(status: number, body: unknown): ApiProblem {
  return new ApiProblem(status, isObject(body) ? body : {})
}

/** Whether something thrown is the refusal with this code. */
export function isProblem(error: unknown, code: string): error is ApiProblem {
  return error instanceof ApiProblem && error.code === code
}

/** Whether the same may be answered when it is asked again: nobody answered, the server is in trouble or busy, or wants the password. */
export function mayPass(error: unknown): boolean {
  if (!(error instanceof ApiProblem)) return true
  return error.code === "step-up-needed" || error.status >= 500 || error.status === 429
}

/** What is wrong with one field of a form, said by the server: `faultAt(error, "/starts")`. */
export function faultAt(error: unknown, pointer: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined
  return error.errors.find((fault) => fault.pointer === pointer)?.message
}
