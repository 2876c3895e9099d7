import pg from "pg"
import { WrongVariable } from "../env.ts"
import { reasonOf } from "./trouble.ts"

/**
 * Throws {@link WrongVariable} where the URL in the variable `name` leads to another machine over a connection that
 * anybody between may read, or answer in the server's stead; and where it cannot be read. What decides is what `pg`
 * makes of the URL and of its own variables (PGHOST, PGSSLMODE).
 */
export function refuseOpenWire(name: string, url: string): void {
  const { host, ssl } = clientOf(name, url)
  if (isThisMachine(host)) return
  const asked = new URLSearchParams(url.split(/\?(.*)/s)[1]).get("sslmode") ?? process.env.PGSSLMODE
  if (asked === "verify-full" && verifies(ssl)) return
  throw new WrongVariable(
    name,
    `${host} is another machine, and its certificate would not be verified: add sslmode=verify-full to the URL ` +
      "(and sslrootcert=FILE, where the certificate is signed by an authority of your own). Where the wire is safe in " +
      "another way, say DATABASE_TLS=as-given.",
  )
}

function clientOf(name: string, url: string): Pick<pg.Client, "host" | "ssl"> {
  try {
    return new pg.Client({ connectionString: url })
  } catch (error) {
    // It reads the files that the URL names.
    throw new WrongVariable(name, reasonOf(error))
  }
}

/** A socket, or an address of this machine alone. */
function isThisMachine(host: string): boolean {
  return host.startsWith("/") || /^(localhost|127(\.\d+){3}|\[?::1\]?)$/i.test(host)
}

function verifies(ssl: unknown): boolean {
  if (ssl === true) return true
  if (typeof ssl !== "object" || ssl === null) return false
  const { rejectUnauthorized, checkServerIdentity } = ssl as Readonly<Record<string, unknown>>
  return rejectUnauthorized !== false && checkServerIdentity === undefined
}
