import { existsSync, globSync, readFileSync } from "node:fs"
import { extname, join, sep } from "node:path"
import { fileURLToPath } from "node:url"
import { brotliCompressSync, constants, gzipSync } from "node:zlib"

/** Where the pages are built to. */
export const builtPages = fileURLToPath(new URL("../../../dist/web", import.meta.url))

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webmanifest": "application/manifest+json",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
}

interface Piece {
  readonly plain: Buffer
  readonly type: string
  readonly br: Buffer | undefined
  readonly gzip: Buffer | undefined
}

/**
 * Serves the built pages out of memory, compressed once. Names of assets change with their content, so browsers
 * may keep them; any other address below `/` is the one page that finds its way by itself, and `/` the same with what
 * the home needs asked for at once. Which files there are is read once, here: whatever is asked for later, no more than
 * these is remembered.
 */
export function pageServer(folder = builtPages): (path: string, accepts: string) => Response | undefined {
  const files = listFiles(folder)
  const pieces = new Map<string, Piece>()
  return (path, accepts) => {
    const named = path === "/" ? "/home.html" : extname(path) === "" ? "/index.html" : path
    const file = files.get(named)
    const piece = pieces.get(named) ?? (file && readPiece(file))
    if (!piece) return undefined
    pieces.set(named, piece)
    return respond(piece, accepts, named.startsWith("/assets/"))
  }
}

/** The files that may be served, by their addresses; none where nothing is built. */
function listFiles(folder: string): ReadonlyMap<string, string> {
  const files = globSync("**/*", { cwd: folder }).filter((name) => types[extname(name)] !== undefined)
  return new Map(files.map((name) => [`/${name.replaceAll(sep, "/")}`, join(folder, name)]))
}

function readPiece(file: string): Piece | undefined {
  const type = types[extname(file)]
  // Whoever builds the pages anew puts others in their place.
  if (type === undefined || !existsSync(file)) return undefined
  const plain = readFileSync(file)
  const small = plain.length < 600 || type.startsWith("image/p")
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  return {
    plain,
    type,
    br: small ? undefined : brotliCompressSync(plain, quality),
    gzip: small ? undefined : gzipSync(plain),
  }
}

function respond(piece: Piece, accepts: string, keeps: boolean): Response {
  const headers: Record<string, string> = {
    "Content-Type": piece.type,
    "Cache-Control": keeps ? "public, max-age=31536000, immutable" : "no-cache",
    Vary: "Accept-Encoding",
  }
  const encoding =
    /\bbr\b/.test(accepts) && piece.br ? "br" : /\bgzip\b/.test(accepts) && piece.gzip ? "gzip" : ""
  if (encoding) headers["Content-Encoding"] = encoding
  const body = encoding === "br" ? piece.br : encoding === "gzip" ? piece.gzip : piece.plain
  return new Response(new Uint8Array(body ?? piece.plain), { headers })
}
