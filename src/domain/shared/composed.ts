/** Marks that stand on one letter, one more than any writing puts there (UAX #15, stream-safe text). */
const heap = /[\p{M}\uff9e\uff9f]{31}/u

/** Where a text heaps more marks on one letter than any writing does; -1: nowhere. */
export function heapAt(text: string): number {
  return text.search(heap)
}

/**
 * A text whose characters are composed, with or without regard to width. To put a heap of marks in order takes time
 * that grows with its square, seconds for a text of 100 kB: a text that has one stays as it is. Whoever keeps texts
 * refuses it.
 */
export function composed(text: string, form: "NFC" | "NFKC"): string {
  return heap.test(text) ? text : text.normalize(form)
}
