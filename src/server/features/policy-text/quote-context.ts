import { markQuotes } from "./mark-quotes.ts"

/** A quote with the rest of its sentence. */
export interface QuoteContext {
  readonly before: string
  readonly quote: string
  readonly after: string
}

/** The sentence a quote stands in, as the text has it; the quote alone where the text does not hold it. */
export function quoteContext(markdown: string, quote: string): QuoteContext {
  const block = markQuotes(markdown, [{ id: "it", quote }]).find(({ runs }) =>
    runs.some((run) => run.clauses.length > 0),
  )
  if (!block) return { before: "", quote, after: "" }
  const marked = block.runs.findIndex((run) => run.clauses.length > 0)
  const text = (from: number, to: number) =>
    block.runs
      .slice(from, to)
      .map((run) => run.text)
      .join("")
  return {
    before: text(0, marked)
      .replace(/^[\s\S]*[。；！？]/u, "")
      .trimStart(),
    quote: block.runs[marked]?.text ?? quote,
    after: /^[^。；！？]*[。；！？]?/u.exec(text(marked + 1, block.runs.length))?.[0] ?? "",
  }
}
