/** A stretch of text, and the clauses that quote it. */
export interface Run {
  readonly text: string
  readonly clauses: string[]
}

export interface Block {
  readonly kind: "title" | "heading" | "subheading" | "paragraph" | "quote" | "item"
  readonly runs: Run[]
}

export interface Quoted {
  readonly id: string
  readonly quote: string
}

interface Lines {
  readonly kind: Block["kind"]
  text: string
}

/** A pack's text in blocks, each cut where a quote begins or ends. White space and the marks of markdown do not count. */
export function markQuotes(markdown: string, quoted: readonly Quoted[]): Block[] {
  const blocks = blocksOf(markdown)
  const places: { block: number; at: number }[] = []
  let plain = ""
  blocks.forEach(({ text }, block) => {
    for (let at = 0; at < text.length; at += 1) {
      const character = text.charAt(at)
      if (/\s/.test(character)) continue
      plain += character
      places.push({ block, at })
    }
  })
  const clauses = blocks.map(({ text }) => Array.from({ length: text.length }, (): string[] => []))
  for (const { id, quote } of quoted) {
    const sought = quote.replace(/[*`\s]/g, "")
    const first = plain.indexOf(sought)
    if (first < 0) continue
    for (const place of places.slice(first, first + sought.length)) clauses[place.block]?.[place.at]?.push(id)
  }
  return blocks.map(({ kind, text }, block) => ({ kind, runs: runsOf(text, clauses[block] ?? []) }))
}

function blocksOf(markdown: string): Lines[] {
  const blocks: Lines[] = []
  let open: Lines | undefined
  for (const line of markdown.split("\n")) {
    const found = /^[ \t]*(#{1,6}|[>*+-])[ \t]+/.exec(line)
    const text = line
      .slice(found?.[0].length ?? 0)
      .replace(/[*`]/g, "")
      .trim()
    if (text === "") {
      open = undefined
      continue
    }
    const kind = kindOf(found?.[1])
    if (open && open.kind === kind && (kind === "paragraph" || kind === "quote")) {
      open.text += `\n${text}`
      continue
    }
    open = { kind, text }
    blocks.push(open)
  }
  return blocks
}

function kindOf(mark: string | undefined): Block["kind"] {
  if (mark === undefined) return "paragraph"
  if (mark === ">") return "quote"
  if (!mark.startsWith("#")) return "item"
  return mark.length === 1 ? "title" : mark.length === 2 ? "heading" : "subheading"
}

function runsOf(text: string, clauses: readonly string[][]): Run[] {
  const runs: { text: string; clauses: string[] }[] = []
  for (let at = 0; at < text.length; at += 1) {
    const here = clauses[at] ?? []
    const character = text.charAt(at)
    const last = runs.at(-1)
    // Space inside a quote belongs to it.
    const same = last && (sameIds(last.clauses, here) || (/\s/.test(character) && at + 1 < text.length))
    if (last && same) last.text += character
    else runs.push({ text: character, clauses: here })
  }
  return runs
}

function sameIds(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index])
}
