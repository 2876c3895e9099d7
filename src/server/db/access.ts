import pg from "pg"
import type { Said } from "../../contract/refusals.ts"
import type { Env } from "../env.ts"
import { databaseName } from "./cluster.ts"
import { ownerRole } from "./cluster-folder.ts"
import { refuseOpenWire } from "./verified-tls.ts"

/** The role the program works under: it may neither change the schema nor rewrite what is append-only. */
export const applicationRole = "xueer_app"

/** How to reach one database: as its owner, who migrates it, and as the program, which works in it. */
export interface Access {
  readonly owner: pg.ClientConfig
  readonly application: pg.ClientConfig
  /** The application's role signs in by itself; otherwise the owner signs in and takes that role on. */
  readonly applicationSignsIn: boolean
  /** The account that signs in for the program, where it is another than the owner's. */
  readonly workingLogin?: string
  /** How to name the database to people. */
  readonly name: Said
}

/** Whether the variables name one account for both. */
export function namesOneLogin(env: Env): boolean {
  const own = accessByEnv(env)
  return own !== undefined && isOneLogin(own)
}

/** Whether the account that owns the tables is the one that the program signs in as. */
export function isOneLogin({ applicationSignsIn, workingLogin }: Access): boolean {
  return !applicationSignsIn && workingLogin === undefined
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
    name: { zh: "自带的数据库", en: "the embedded database" },
  }
}

/** A server of one's own, as in DATABASE_URL, and in DATABASE_OWNER_URL for the account that owns the tables. */
export function accessByUrl(url: string, ownerUrl: string = url): Access {
  const common = { application_name: "xueer" }
  const [working, owning] = [url, ownerUrl].map((one) => new pg.Client({ connectionString: one }).user)
  return {
    ...(working === undefined || working === owning ? {} : { workingLogin: working }),
    owner: { ...common, connectionString: withOptions(ownerUrl, session) },
    application: {
      ...common,
      connectionString: withOptions(url, `${session} -c role=${applicationRole}`),
    },
    applicationSignsIn: false,
    name: { zh: "DATABASE_URL", en: "DATABASE_URL" },
  }
}

/** How the variables say that a server of one's own is reached. Throws `WrongVariable` where that is not safe. */
export function accessByEnv({ databaseUrl, databaseOwnerUrl, databaseTls }: Env): Access | undefined {
  if (databaseUrl === undefined) return undefined
  if (databaseTls === "verified") {
    refuseOpenWire("DATABASE_URL", databaseUrl)
    if (databaseOwnerUrl !== undefined) refuseOpenWire("DATABASE_OWNER_URL", databaseOwnerUrl)
  }
  return accessByUrl(databaseUrl, databaseOwnerUrl)
}

/** Adds options for the session to those that the URL may carry. */
function withOptions(url: string, options: string): string {
  const [address = url, query = ""] = url.split(/\?(.*)/s)
  const parameters = new URLSearchParams(query)
  parameters.set("options", [parameters.get("options"), options].filter(Boolean).join(" "))
  return `${address}?${parameters}`
}
