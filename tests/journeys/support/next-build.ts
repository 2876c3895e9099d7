import { readdirSync } from "node:fs"
import { join } from "node:path"

const assets = join(import.meta.dirname, "../../../dist/web/assets")

type Answering = (request: Request) => Response | Promise<Response>

/**
 * The program as the next version serves it: its pieces have other names, and those of the version before are gone.
 * Nothing is changed until `isOut` says so.
 */
export function nextBuild(isOut: () => boolean): (answer: Answering) => Answering {
  return (answer) => async (request) => {
    const { pathname, origin, search } = new URL(request.url)
    if (!isOut() || pathname.startsWith("/api/") || request.method !== "GET") return await answer(request)
    const names = readdirSync(assets).sort((one, other) => other.length - one.length)
    const named = pathname.replace("/assets/next-", "/assets/")
    if (pathname.startsWith("/assets/") && named === pathname) return new Response("gone", { status: 404 })
    const headers = new Headers(request.headers)
    headers.delete("accept-encoding")
    const response = await answer(new Request(`${origin}${named}${search}`, { headers }))
    if (!/html|javascript|css/.test(response.headers.get("content-type") ?? "")) return response
    const text = await response.text()
    // Longest first, and each once: no name is part of another that was renamed already.
    const renamed = text.replaceAll(
      new RegExp(`(?<![\\w.-])(?:${names.map((name) => name.replaceAll(".", "\\.")).join("|")})`, "g"),
      (name) => `next-${name}`,
    )
    const kept = new Headers(response.headers)
    for (const name of ["content-length", "etag"]) kept.delete(name)
    return new Response(renamed, { status: response.status, headers: kept })
  }
}
