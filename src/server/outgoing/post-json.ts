import { lookup } from "node:dns/promises"
import { once } from "node:events"
import { request } from "node:https"
import { isIP } from "node:net"
import { isPublicAddress } from "./public-address.ts"

/** Milliseconds for all of it: name, connection, answer. */
const patience = 5000

/** Bytes of an answer that are read. */
const mostBytes = 16_384

/** How far requests may go: the whole public internet and nothing else. A test hands in another. */
export interface Reach {
  /** The addresses of a name, all of them. */
  addressesOf(host: string): Promise<readonly string[]>
  mayConnect(address: string): boolean
  /** Certificates that are believed beside those of Node, PEM. */
  readonly ca?: string
}

export const publicInternet: Reach = {
  addressesOf: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  mayConnect: isPublicAddress,
}

/** Why nothing was sent, or no answer came: a code. */
export class Unreachable extends Error {
  constructor(code: string) {
    super(code)
    this.name = "Unreachable"
  }
}

export interface JsonAnswer {
  readonly status: number
  readonly body: unknown
}

/**
 * Posts JSON by HTTPS to a name. The name is looked up once; where any of its addresses is not public nothing is sent,
 * and the connection goes to the address that was looked at, whatever the name says a moment later. Redirections are not
 * followed. Throws {@link Unreachable}.
 */
export async function postJson(url: URL, body: unknown, reach: Reach = publicInternet): Promise<JsonAnswer> {
  if (url.protocol !== "https:" || url.username !== "" || url.password !== "")
    throw new Unreachable("not-https")
  const host = url.hostname.replace(/^\[|\]$/g, "")
  if (isIP(host) !== 0) throw new Unreachable("no-name")
  const signal = AbortSignal.timeout(patience)
  try {
    const addresses = await Promise.race([reach.addressesOf(host), aborted(signal)])
    const [address] = addresses
    if (address === undefined || !addresses.every((one) => reach.mayConnect(one))) {
      throw new Unreachable("not-public")
    }
    return await exchange(url, JSON.stringify(body), { address, signal, ca: reach.ca })
  } catch (error) {
    if (error instanceof Unreachable) throw error
    if (signal.aborted) throw new Unreachable("timeout")
    const { code } = error as { readonly code?: unknown }
    throw new Unreachable(typeof code === "string" ? code : "unreadable")
  }
}

async function aborted(signal: AbortSignal): Promise<never> {
  await once(signal, "abort")
  throw new Unreachable("timeout")
}

async function exchange(
  url: URL,
  text: string,
  {
    address,
    signal,
    ca,
  }: { readonly address: string; readonly signal: AbortSignal; readonly ca: string | undefined },
): Promise<JsonAnswer> {
  const family = isIP(address)
  const asked = request(url, {
    method: "POST",
    agent: false,
    signal,
    minVersion: "TLSv1.2",
    ...(ca === undefined ? {} : { ca }),
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Length": Buffer.byteLength(text),
      Accept: "application/json",
    },
    lookup: (_host, options, found) => {
      if (options.all) found(null, [{ address, family }])
      else found(null, address, family)
    },
  })
  asked.end(text)
  const [answer] = await once(asked, "response", { signal })
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of answer) {
    length += chunk.length
    if (length > mostBytes) {
      asked.destroy()
      throw new Unreachable("too-long")
    }
    chunks.push(chunk)
  }
  const status: number = answer.statusCode ?? 0
  if (status >= 300 && status < 400) throw new Unreachable("redirected")
  try {
    return { status, body: JSON.parse(Buffer.concat(chunks).toString("utf8")) }
  } catch {
    return { status, body: null }
  }
}
