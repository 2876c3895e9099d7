import { promisify } from "node:util"
import { constants, gzip } from "node:zlib"

const squeeze = promisify(gzip)

/** Answers below this many bytes go as they are. */
const worthIt = 16_384

/**
 * A long list as it goes out, smaller where the asker takes that: some three hundred kilobytes of a hall of 2,000
 * people become thirty. Only for routes that say so: their answers hold no secret beside what somebody typed, which is
 * what lengths of compressed answers could tell.
 */
export async function compressed(response: Response, accepts: string | undefined): Promise<Response> {
  if (!/\bgzip\b/.test(accepts ?? "")) return response
  const plain = Buffer.from(await response.clone().arrayBuffer())
  if (plain.length < worthIt) return response
  const small = await squeeze(plain, { level: constants.Z_BEST_SPEED + 3 })
  const headers = new Headers(response.headers)
  headers.set("Content-Encoding", "gzip")
  headers.append("Vary", "Accept-Encoding")
  return new Response(new Uint8Array(small), { status: response.status, headers })
}
