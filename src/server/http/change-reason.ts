import type { Language } from "../../contract/refusals.ts"
import { line } from "../../contract/wire.ts"
import { check } from "./check-input.ts"
import { problem } from "./problem.ts"

const reasonGiven = line(200)

/**
 * Why somebody changes something: what the body says, or the header `Change-Reason` of any write, a line of text
 * that is percent-encoded in UTF-8. It is kept with every record the request changes.
 */
export function reasonOf(header: string | undefined, body: unknown, language: Language): string | undefined {
  const said = Object(body) as { readonly reason?: unknown }
  if (typeof said.reason === "string") return said.reason
  if (header === undefined || header === "") return undefined
  const reason = check(reasonGiven, decoded(header), language)
  return typeof reason === "string" ? reason : undefined
}

function decoded(header: string): string {
  try {
    return decodeURIComponent(header)
  } catch {
    throw problem("unreadable", { why: "Change-Reason" })
  }
}
