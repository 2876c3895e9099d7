import { getConnInfo } from "@hono/node-server/conninfo"
import type { Context } from "hono"

/** The address a request came from, as the socket has it: forwarded headers can be forged. */
export function addressOf(context: Context): string {
  try {
    return getConnInfo(context).remote.address ?? ""
  } catch {
    // Asked without a socket, as tests do.
    return ""
  }
}

/** Whether a request came from this machine. */
export function isLoopback(context: Context): boolean {
  const address = addressOf(context)
  return address === "::1" || /^(::ffff:)?127\./.test(address)
}
