import { problem } from "./problem.ts"

/** Methods that change nothing. */
const safe = ["GET", "HEAD", "OPTIONS"]

/**
 * Refuses a write that did not come from a page of this server: its `Origin` must be ours to the letter; where a
 * browser sends none, `Sec-Fetch-Site` must say so.
 */
export function refuseCrossSite(request: Request, publicUrl: string | undefined): void {
  if (safe.includes(request.method)) return
  const origin = request.headers.get("origin")
  if (origin === null) {
    if (request.headers.get("sec-fetch-site") === "same-origin") return
    throw problem("cross-site")
  }
  const ours = publicUrl === undefined ? undefined : new URL(publicUrl).origin
  if (origin === ours) return
  const host = request.headers.get("host")
  if (host !== null && (origin === `http://${host}` || origin === `https://${host}`)) return
  throw problem("cross-site")
}
