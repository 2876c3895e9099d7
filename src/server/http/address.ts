import type { IncomingMessage } from "node:http"
import type { Context } from "hono"
import type { Env } from "../env.ts"
import { isLoopbackAddress, plainAddress } from "../networks.ts"

type Trust = Pick<Env, "trustedProxies" | "publicUrl">

/** What proxies of every kind say about where a request came from. */
const forwarding = [
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-real-ip",
  "forwarded",
  "via",
]

/** The request as Node has it; undefined where it was asked without a socket, as tests do. */
export function incomingOf({ env }: Context): IncomingMessage | undefined {
  return (env as { incoming?: IncomingMessage } | undefined)?.incoming
}

/**
 * The address a request came from: the connection's, or, where that is a trusted proxy's, the one it names.
 * `X-Forwarded-For` is read from its end, where the nearest proxy wrote, through trusted ones only, so what a client puts
 * there is never reached; what is no address ends it. `Forwarded` and the like are not read.
 */
export function addressOf(context: Context, { trustedProxies }: Trust): string {
  const nearest = connectedFrom(context)
  if (!trustedProxies?.has(nearest)) return nearest
  let address = nearest
  const named = (context.req.header("x-forwarded-for") ?? "").split(",").reverse()
  for (const one of named) {
    const next = plainAddress(one)
    if (next === undefined) return address
    address = next
    if (!trustedProxies.has(address)) return address
  }
  return address
}

/** What this machine calls itself, with or without a port: a page of a stranger whose name is led here says its own. */
const ownName = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i

/**
 * Whether a request came from this machine and meant it, by no proxy. Where people come by another address (`PUBLIC_URL`) and no proxy
 * is known, one of this machine that says nothing cannot be told from somebody here: then nobody is here.
 */
export function isLocal(context: Context, { trustedProxies, publicUrl }: Trust): boolean {
  if (!isLoopbackAddress(connectedFrom(context))) return false
  if (!ownName.test(context.req.header("host") ?? "")) return false
  if (publicUrl !== undefined && trustedProxies === undefined) return false
  return forwarding.every((name) => context.req.header(name) === undefined)
}

function connectedFrom(context: Context): string {
  const address = incomingOf(context)?.socket.remoteAddress ?? ""
  return plainAddress(address) ?? address
}
