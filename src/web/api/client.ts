import type { Answer, EndpointKey } from "../../contract/endpoints/index.ts"
import { languageNow } from "../text/preferences.tsx"
import { accountHeader, believedAccount } from "./believed-account.ts"
import { dropBrought, takeBrought } from "./brought.ts"
import type { Answered, Client, Sent } from "./client-types.ts"
import { problemIn } from "./problem.ts"
import { askStepUp } from "./step-up.ts"

/** The typed client of the API. Whatever it answers goes through {@link ask}. */
export const api: Client = {
  GET: (path, ...sent) => request("GET", path, sent[0]),
  POST: (path, ...sent) => request("POST", path, sent[0]),
  PUT: (path, ...sent) => request("PUT", path, sent[0]),
  PATCH: (path, ...sent) => request("PATCH", path, sent[0]),
  DELETE: (path, ...sent) => request("DELETE", path, sent[0]),
}

type Hearer = (path: string) => void
const hearers = new Set<Hearer>()

/** Tells which paths were written to, until the function that comes back is called. */
export function hearWrites(hear: Hearer): () => void {
  hearers.add(hear)
  return () => hearers.delete(hear)
}

/** What is asked; where the server wants the password once more to show it, it is asked for, and then once more. */
async function request<Key extends EndpointKey>(
  method: string,
  path: string,
  sent: Sent = {},
): Promise<Answered<Answer<Key>>> {
  const answered = await send<Key>(method, path, sent)
  if (method !== "GET" || answered.response.status !== 403) return answered
  const { code } = problemIn(403, answered.error)
  return code === "step-up-needed" && (await askStepUp("people"))
    ? await send<Key>(method, path, sent)
    : answered
}

async function send<Key extends EndpointKey>(
  method: string,
  path: string,
  sent: Sent,
): Promise<Answered<Answer<Key>>> {
  const address = addressOf(path, sent)
  if (method !== "GET") dropBrought()
  const brought = takeBrought(address)
  // Whatever is brought was asked for by this address, and the server has answered it by the same schema.
  if (brought) return { response: new Response(), data: brought.data as Answer<Key> }
  const response = await fetch(address, {
    method,
    credentials: "same-origin",
    headers: headersOf(method, sent),
    ...(sent.signal ? { signal: sent.signal } : {}),
    ...(sent.body === undefined ? {} : { body: bodyOf(sent.body) }),
  })
  if (response.ok && method !== "GET") for (const hear of hearers) hear(path)
  if (response.ok) return { response, data: await bodyIn(response) }
  return { response, error: await response.json().catch(() => undefined) }
}

/** The JSON of an answer; null where it has none; a file as it is. */
async function bodyIn(response: Response) {
  if (response.status === 204) return null
  const isJson = response.headers.get("Content-Type")?.startsWith("application/json") ?? false
  return isJson ? await response.json() : await response.blob()
}

function addressOf(path: string, { params: { path: named = {}, query = {} } = {} }: Sent): string {
  const values: Readonly<Record<string, unknown>> = { ...named }
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])))
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && name !== lookedFor) asked.set(name, String(value))
  }
  const text = String(asked)
  return text === "" ? address : `${address}?${text}`
}

/** What somebody looks for, a name most often: it goes in a header, and stands in no address. */
const lookedFor = "q"

function headersOf(method: string, { headers, params, body }: Sent): Headers {
  const all = new Headers({ ...params?.header, ...headers })
  all.set("Accept-Language", languageNow() === "zh" ? "zh-CN" : "en")
  const query: Readonly<Record<string, unknown>> = { ...params?.query }
  if (query[lookedFor] !== undefined) all.set("Looked-For", encodeURIComponent(String(query[lookedFor])))
  const account = believedAccount()
  if (account !== undefined) all.set(accountHeader, String(account))
  if (method !== "GET" && !all.has("Idempotency-Key")) all.set("Idempotency-Key", idempotencyKey())
  if (body !== undefined && !all.has("Content-Type")) all.set("Content-Type", "application/json")
  return all
}

function bodyOf(body: unknown): BodyInit {
  return body instanceof Blob ? body : JSON.stringify(body)
}

/** A key for one action. Whoever repeats the action because no answer came sends the same key again. */
export function idempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")
}

/** What the server answers, or its problem thrown as an ApiProblem: `ask(api.GET("/api/units/{unitId}", …))`. */
export async function ask<T>(call: Promise<Answered<T>>): Promise<T> {
  return (await askWithVersion(call)).data
}

/** The same with the version it has, for an edit to name: `headers: { "If-Match": version }`. */
export async function askWithVersion<T>(call: Promise<Answered<T>>): Promise<{ data: T; version: string }> {
  const { data, response } = await askWithResponse(call)
  return { data, version: response.headers.get("ETag") ?? "" }
}

/** The same with the whole response, for what else it says. */
export async function askWithResponse<T>(
  call: Promise<Answered<T>>,
): Promise<{ data: T; response: Response }> {
  const { data, error, response } = await call
  if (!response.ok) throw problemIn(response.status, error)
  // Where the answer is good there is data, null for an empty one (204).
  return { data: data as T, response }
}
