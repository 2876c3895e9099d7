import { problem } from "./problem.ts"

/** Reads a body of at most so many bytes, whatever its length was said to be. */
export async function readBytes(request: Request, most: number): Promise<Uint8Array> {
  const tooLarge = () => problem("too-large", { most: sizeOf(most) })
  const said = request.headers.get("content-length")
  if (Number(said ?? 0) > most) throw tooLarge()
  // Node takes no more than was said; read as a whole, it costs none of the web's streams.
  if (said !== null) {
    const whole = await readWhole(request)
    if (whole.length > most) throw tooLarge()
    return whole
  }
  if (request.body === null) return new Uint8Array()
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of request.body) {
    length += piece.length
    if (length > most) throw tooLarge()
    pieces.push(piece)
  }
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces)
}

async function readWhole(request: Request): Promise<Uint8Array> {
  try {
    return new Uint8Array(await request.arrayBuffer())
  } catch {
    // Whoever sent it went away in the middle.
    throw problem("unreadable", { why: "Content-Length" })
  }
}

function sizeOf(bytes: number): string {
  return bytes >= 1_048_576 ? `${Math.floor(bytes / 1_048_576)} MB` : `${Math.floor(bytes / 1024)} kB`
}
