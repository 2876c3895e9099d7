import { problem } from "./problem.ts"

/**
 * Reads what stands behind the question mark of an address, strictly: valid UTF-8, no key twice. What somebody looks
 * for (`q`), a person's name most often, may come in the header `Looked-For` instead, percent-encoded in UTF-8, so that
 * it stands in no history and no proxy's log. Throws a problem that says what is wrong.
 */
export function readQuery(url: string, lookedFor?: string): Record<string, string> {
  const [address = ""] = url.split("#")
  const from = address.indexOf("?")
  const pairs = from < 0 ? [] : address.slice(from + 1).split("&")
  const values = new Map<string, string>()
  for (const pair of pairs.filter((text) => text !== "")) {
    const [, key = "", value = ""] = /^([^=]*)=?(.*)$/s.exec(pair) ?? []
    const name = decoded(key)
    if (name === "__proto__" || values.has(name)) throw problem("unreadable", { why: `“${name}”` })
    values.set(name, decoded(value))
  }
  if (lookedFor !== undefined) {
    if (values.has("q")) throw problem("unreadable", { why: "Looked-For, q" })
    values.set("q", decoded(lookedFor))
  }
  return Object.fromEntries(values)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "))
  } catch {
    throw problem("unreadable", { why: "UTF-8" })
  }
}
