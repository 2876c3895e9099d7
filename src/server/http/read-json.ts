import { problem } from "./problem.ts"

const deepest = 32
const colon = /\s*:/y

/**
 * Reads a body as JSON, strictly: valid UTF-8, no key twice, no `__proto__`, at most 32 deep. Throws a problem that
 * says what is wrong.
 */
export function readJson(bytes: Uint8Array): unknown {
  let text: string
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch {
    throw problem("unreadable", { why: "UTF-8" })
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw problem("unreadable", { why: "JSON" })
  }
  refuseUnfit(text)
  return value
}

/** Walks over the text of valid JSON once, for what parsing does not tell: keys given twice, and depth. */
function refuseUnfit(text: string): void {
  const open: (Set<string> | undefined)[] = []
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at]
    if (character === "{" || character === "[") {
      open.push(character === "{" ? new Set() : undefined)
      if (open.length > deepest) throw problem("unreadable", { why: `JSON > ${deepest}` })
    } else if (character === "}" || character === "]") open.pop()
    else if (character === '"') {
      const end = endOfString(text, at)
      const keys = open.at(-1)
      colon.lastIndex = end + 1
      if (keys && colon.test(text)) takeKey(keys, text.slice(at, end + 1))
      at = end
    }
  }
}

function endOfString(text: string, from: number): number {
  let at = from + 1
  while (text[at] !== '"') at += text[at] === "\\" ? 2 : 1
  return at
}

function takeKey(keys: Set<string>, literal: string): void {
  const key: string = JSON.parse(literal)
  if (keys.has(key)) throw problem("unreadable", { why: `“${key}” × 2` })
  if (key === "__proto__" || key === "constructor" || key === "prototype")
    throw problem("unreadable", { why: key })
  keys.add(key)
}
