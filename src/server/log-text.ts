/** Fields that may hold something about a person or a secret, wherever they come from. */
const hidden = ["name", "login", "phone", "email", "password", "token", "cookie", "authorization"]

/** How deep what is logged may be; what lies below is left out. */
const deepest = 5

/** What is logged, without what is about a person or a secret: by the names of fields, and by how a text looks. */
export function withoutPeople(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return value.replaceAll(words, masked)
  if (typeof value !== "object" || value === null) return value
  if (depth > deepest) return "…"
  if (value instanceof Error) return withoutPeople(describeError(value), depth)
  if (Array.isArray(value)) return value.map((one) => withoutPeople(one, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      hidden.includes(key.toLowerCase()) ? "…" : withoutPeople(one, depth + 1),
    ]),
  )
}

/** Of an error what tells where it is, and none of what PostgreSQL quotes out of the row that it refused. */
function describeError(error: Error): Readonly<Record<string, unknown>> {
  const { name, message, cause, stack = "" } = error
  const { code, table, constraint } = error as { code?: unknown; table?: unknown; constraint?: unknown }
  const head = `${name}: ${message}`
  const where = stack.startsWith(head) ? stack.slice(head.length) : stack.slice(stack.search(/^ +at /m))
  return {
    type: name,
    code,
    message: isOfData(code) ? message.slice(0, message.indexOf('"')).trimEnd() : message,
    table,
    constraint,
    stack: where.trim(),
    ...(cause === undefined ? {} : { cause }),
  }
}

/** PostgreSQL's class 22: what was typed does not fit, and the end of its message quotes it. */
function isOfData(code: unknown): boolean {
  return typeof code === "string" && /^22\w{3}$/.test(code)
}

const words = /[^\s"'\\/,;:=<>()]+/g

/** Without numbers of telephones, identity cards and accounts, and addresses of mail. Our own ids and times are shorter. */
function masked(word: string): string {
  if (/^\d{11,18}[Xx]?$/.test(word)) return "…"
  const at = word.indexOf("@")
  return at > 0 && word.includes(".", at) ? "…" : word
}

/** Control characters beyond those that JSON escapes, and marks that turn or break a line. */
const unseen = /[\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/** A line of JSON in which what came with a request cannot begin a line of its own, colour a terminal or hide itself. */
export function visible(line: string): string {
  return line.replaceAll(unseen, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)
}
