/** Milliseconds after which an answer that nobody has taken is asked for anew. */
const goodFor = 5_000

const brought = new Map<string, unknown>()
let broughtAt = 0

/** Keeps the answers that came along with who is signed in, by address: what the page is about to ask for. */
export function bring(answers: Readonly<Record<string, unknown>>): void {
  for (const [address, answer] of Object.entries(answers)) brought.set(address, answer)
  broughtAt = performance.now()
}

/** The answer that came along for an address, once. */
export function takeBrought(address: string): { readonly data: unknown } | undefined {
  if (performance.now() - broughtAt > goodFor) brought.clear()
  if (!brought.has(address)) return undefined
  const data = brought.get(address)
  brought.delete(address)
  return { data }
}

/** Something was written: what came along may be untrue. */
export function dropBrought(): void {
  brought.clear()
}
