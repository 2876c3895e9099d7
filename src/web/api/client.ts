import createClient from "openapi-fetch"
import { languageNow } from "../text/preferences.tsx"
import { accountHeader, believedAccount } from "./believed-account.ts"
import { problemIn } from "./problem.ts"
import type { paths } from "./schema.d.ts"

/** The typed client of the API. Whatever it answers goes through {@link ask}. */
export const api = createClient<paths>({ baseUrl: "/", credentials: "same-origin" })

api.use({
  onRequest({ request }) {
    request.headers.set("Accept-Language", languageNow() === "zh" ? "zh-CN" : "en")
    const account = believedAccount()
    if (account !== undefined) request.headers.set(accountHeader, String(account))
    if (request.method !== "GET" && !request.headers.has("Idempotency-Key")) {
      request.headers.set("Idempotency-Key", idempotencyKey())
    }
    return request
  },
})

/** A key for one action. Whoever repeats the action because no answer came sends the same key again. */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")
}

interface Answered<T> {
  readonly data?: T
  readonly error?: unknown
  readonly response: Response
}

/** What the server answers, or its problem thrown as an ApiProblem: `ask(api.GET("/api/units/{unitId}", …))`. */
export async function ask<T>(call: Promise<Answered<T>>): Promise<T> {
  return (await askWithVersion(call)).data
}

/** The same with the version it has, for an edit to name: `headers: { "If-Match": version }`. */
export async function askWithVersion<T>(call: Promise<Answered<T>>): Promise<{ data: T; version: string }> {
  const { data, error, response } = await call
  if (!response.ok) throw problemIn(response.status, error)
  // An empty answer (204) has no data; its type says so.
  return { data: data as T, version: response.headers.get("ETag") ?? "" }
}
