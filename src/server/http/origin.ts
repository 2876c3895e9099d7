import { problem } from "./problem.ts"

/** Methods that change nothing. */
const safe = ["GET", "HEAD", "OPTIONS"]

/**
 * Refuses a write that did not come from a page of this server. Where people come by a public address its `Origin` must
 * be that, to the letter; elsewhere that of the host it names, or, where a browser sends none, `Sec-Fetch-Site` must say so.
 */
export function refuseCrossSite(request: Request, publicUrl: string | undefined): void {
  if (safe.includes(request.method)) return
  const origin = request.headers.get("origin")
  if (publicUrl !== undefined) {
    if (origin === publicUrl) return
    throw problem("cross-site")
  }
  if (origin === null) {
    if (request.headers.get("sec-fetch-site") === "same-origin") return
    throw problem("cross-site")
  }
  const host = request.headers.get("host")
  if (host !== null && (origin === `http://${host}` || origin === `https://${host}`)) return
  throw problem("cross-site")
}
