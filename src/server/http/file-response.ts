import { Readable } from "node:stream"
import type { FileOut } from "../../contract/wire.ts"

/**
 * A file that somebody sent, for somebody to save: its kind is one of a short list and is not guessed at, and where a
 * browser opens it all the same nothing in it runs.
 */
export function fileResponse({ name, media, bytes, content }: FileOut): Response {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_")
  return new Response(Readable.toWeb(Readable.from(content, { objectMode: false })) as ReadableStream, {
    headers: {
      "Content-Type": media,
      "Content-Length": String(bytes),
      "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encoded(name)}`,
      "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      "Cache-Control": "private, no-store",
    },
  })
}

/** As RFC 8187 has it. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
