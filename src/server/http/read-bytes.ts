import { problem } from "./problem.ts"

/** Reads a body of at most so many bytes, whatever its length was said to be. */
export async function readBytes(request: Request, most: number): Promise<Uint8Array> {
  const tooLarge = () => problem("too-large", { most: sizeOf(most) })
  if (Number(request.headers.get("content-length") ?? 0) > most) throw tooLarge()
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

function sizeOf(bytes: number): string {
  return bytes >= 1_048_576 ? `${Math.floor(bytes / 1_048_576)} MB` : `${Math.floor(bytes / 1024)} kB`
}
