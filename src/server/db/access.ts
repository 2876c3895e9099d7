import type pg from "pg"
import { databaseName } from "./cluster.ts"
import { ownerRole } from "./cluster-folder.ts"

/** The role the program works under: it may neither change the schema nor rewrite what is append-only. */
export const applicationRole = "xueer_app"

/** How to reach one database: as its owner, who migrates it, and as the program, which works in it. */
export interface Access {
  readonly owner: pg.ClientConfig
  readonly application: pg.ClientConfig
  /** The application's role signs in by itself; otherwise the owner signs in and takes that role on. */
  readonly applicationSignsIn: boolean
  /** How to name the database to people. */
  readonly name: string
}

/** Days are read and printed the same on every server, whatever its own settings are. */
const session = "-c timezone=Asia/Shanghai -c datestyle=ISO"

/** The embedded server, by the folder of its socket. */
export function accessBySocket(host: string, database: string = databaseName): Access {
  // `ssl` is said because `pg` would otherwise read PGSSLMODE, which is meant for another server.
  const common = { host, port: 5432, database, ssl: false, options: session, application_name: "xueer" }
  return {
    owner: { ...common, user: ownerRole },
    application: { ...common, user: applicationRole },
    applicationSignsIn: true,
    name: "the embedded database",
  }
}

/** A server of one's own, as in DATABASE_URL. */
export function accessByUrl(url: string): Access {
  const common = { application_name: "xueer" }
  return {
    owner: { ...common, connectionString: withOptions(url, session) },
    application: {
      ...common,
      connectionString: withOptions(url, `${session} -c role=${applicationRole}`),
    },
    applicationSignsIn: false,
    name: "DATABASE_URL",
  }
}

/** Adds options for the session to those that the URL may carry. */
function withOptions(url: string, options: string): string {
  const [address = url, query = ""] = url.split(/\?(.*)/s)
  const parameters = new URLSearchParams(query)
  parameters.set("options", [parameters.get("options"), options].filter(Boolean).join(" "))
  return `${address}?${parameters}`
}
