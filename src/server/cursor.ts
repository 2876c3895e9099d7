import { type Problem, problem } from "./http/problem.ts"

/** A place in a list as opaque text. */
export function cursorOf(...place: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url")
}

/** The place a cursor names: so many entries. Throws the problem `unreadable` for one that is not ours. */
export function placeIn(cursor: string, entries: number): readonly string[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString())
    if (Array.isArray(place) && place.length === entries && place.every(isEntry)) return place.map(String)
  } catch {
    // Not ours.
  }
  throw wrongCursor()
}

/** A cursor that is none of ours. */
export function wrongCursor(): Problem {
  return problem("unreadable", { why: "cursor" })
}

function isEntry(entry: unknown): entry is string | number {
  return (typeof entry === "string" && !entry.includes("\0")) || Number.isSafeInteger(entry)
}

/** The row's number a cursor names; undefined without a cursor. */
export function numberIn(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined
  const [text = ""] = placeIn(cursor, 1)
  if (!/^\d{1,10}$/.test(text) || Number(text) > 2_147_483_647) throw wrongCursor()
  return Number(text)
}
