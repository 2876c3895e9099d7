import type { Context } from "hono"
import { incomingOf } from "./address.ts"
import { problem } from "./problem.ts"

/** A name or an address, with or without a port. */
const hostShape = /^(?:[\w-]+(?:\.[\w-]+)*\.?|\[[\da-f:.]+\])(?::\d{1,5})?$/i

/** Refuses a request that names no host, several, or one of no possible form: each reader would make of it what it likes. */
export function refuseStrangeHost(context: Context): void {
  const hosts = hostsOf(context)
  if (hosts === undefined) return
  const [host = "", ...more] = hosts
  if (more.length > 0 || host.length > 255 || !hostShape.test(host))
    throw problem("unreadable", { why: "Host" })
}

function hostsOf(context: Context): string[] | undefined {
  const raw = incomingOf(context)?.rawHeaders
  return raw?.filter((_, index) => index % 2 === 1 && raw[index - 1]?.toLowerCase() === "host")
}
