import { api, ask } from "../api/client.ts"
import type { Found } from "../design/found.ts"

/** The people that the reader sees, by part of a name, a number, pinyin or initials. */
export async function searchMembers(typed: string, signal: AbortSignal): Promise<Found[]> {
  const q = typed.trim().slice(0, 50)
  const query = q === "" ? { limit: "20" } : { q, limit: "20" }
  const { items } = await ask(api.GET("/api/people", { params: { query }, signal }))
  return items.map(({ memberId, name, code, unit }) => ({
    value: String(memberId),
    label: name,
    detail: unit || code,
  }))
}
