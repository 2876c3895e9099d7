/**
 * The piece of the program that keeps the day's lists, and sends what was marked; nothing where it does not come just
 * now, as without a network.
 */
export async function hallPiece(): Promise<typeof import("./keep-hall.ts") | undefined> {
  return await import("./keep-hall.ts").catch(() => undefined)
}
