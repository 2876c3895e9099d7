import { join, resolve } from "node:path"
import type { Said } from "../contract/refusals.ts"
import { type LogLevel, logLevels } from "./log.ts"
import { Networks } from "./networks.ts"
import { readSmtpUrl, type SmtpEnv } from "./smtp-url.ts"

/** What the program is told from outside (shared contract, "Variables"). */
export interface Env {
  /** Where everything of an installation lives, absolute. */
  readonly dataDir: string
  /** A PostgreSQL of one's own; without it the embedded one under `dataDir` is used. */
  readonly databaseUrl: string | undefined
  /** The account that owns the tables of that server, where the one of `databaseUrl` is another. */
  readonly databaseOwnerUrl: string | undefined
  /** Whether a server on another machine must show a certificate that is verified, or is reached as its URL says. */
  readonly databaseTls: DatabaseTls
  /** Where the end of the audit log is kept beside the data folder, where it is. */
  readonly auditHead: AuditHeadEnv
  /** Bytes of the data folder's disk that are kept free: with less, only looking goes on. */
  readonly diskReserve: number
  readonly host: string
  readonly port: number
  /** How people reach the server, `https://…` without a path, where that differs from where it listens. */
  readonly publicUrl: string | undefined
  /** Sign-in through an identity provider, where all three are set. */
  readonly oidc: OidcEnv | undefined
  /** Where files lie, where `FILES_URL` names a bucket; without it under `dataDir`. */
  readonly s3: S3Env | undefined
  /** The server that takes mail; without one nothing goes out by mail. */
  readonly smtp: SmtpEnv | undefined
  /** Where the nightly backups go, absolute. */
  readonly backupDir: string
  /** What opens them; without it none are made. */
  readonly backupPassphrase: string | undefined
  /** How much is logged, where it is said. */
  readonly logLevel: LogLevel | undefined
  /** Whose word is taken for where a request came from. */
  readonly trustedProxies: Networks | undefined
  /** Lets its bearer read the figures at `/metrics` from anywhere. */
  readonly metricsToken: string | undefined
}

/** Places for the end of the audit log that the program can only add to. */
export interface AuditHeadEnv {
  /** A folder, absolute. */
  readonly folder: string | undefined
  /** An address that takes it as JSON, `https://…`. */
  readonly url: string | undefined
  /** Whether that address may lie in a private network. */
  readonly network: (typeof networks)[number]
}

const networks = ["public", "any"] as const
const databaseTls = ["verified", "as-given"] as const
export type DatabaseTls = (typeof databaseTls)[number]

export interface OidcEnv {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

/** A place in S3, or in something that speaks like it. */
export interface S3Env {
  /** `https://…`, without the bucket. */
  readonly endpoint: string
  readonly bucket: string
  /** What the keys begin with, without slashes around it; may be empty. */
  readonly prefix: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** A wrong variable: one line that names it. */
export class WrongVariable extends Error {
  readonly said: Said

  constructor(name: string, what: string | Said) {
    const { zh, en } = typeof what === "string" ? { zh: what, en: what } : what
    super(`${name}: ${en}`)
    this.name = "WrongVariable"
    this.said = { zh: `${name}：${zh}`, en: this.message }
  }
}

/** Reads the variables. Throws {@link WrongVariable} for a value that cannot be used. */
export function readEnv(from: Readonly<Record<string, string | undefined>>): Env {
  const port = from.PORT ?? "8787"
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new WrongVariable("PORT", `"${port}" is not a port number (0 to 65535)`)
  }
  const databaseUrl = databaseUrlFrom("DATABASE_URL", from.DATABASE_URL)
  const databaseOwnerUrl = databaseUrlFrom("DATABASE_OWNER_URL", from.DATABASE_OWNER_URL)
  if (databaseOwnerUrl !== undefined && databaseUrl === undefined) {
    throw new WrongVariable("DATABASE_URL", "is needed where DATABASE_OWNER_URL is set")
  }
  const dataDir = from.DATA_DIR || "./data"
  if (/[\0-\x1f\x7f]/.test(dataDir)) {
    throw new WrongVariable("DATA_DIR", "must be a path without line breaks or other control characters")
  }
  return {
    dataDir: resolve(dataDir),
    databaseUrl,
    databaseOwnerUrl,
    databaseTls: oneOf("DATABASE_TLS", from.DATABASE_TLS || "verified", databaseTls),
    auditHead: {
      folder: from.AUDIT_HEAD_FOLDER ? resolve(from.AUDIT_HEAD_FOLDER) : undefined,
      url: httpsFrom("AUDIT_HEAD_URL", from.AUDIT_HEAD_URL),
      network: oneOf("AUDIT_HEAD_NETWORK", from.AUDIT_HEAD_NETWORK || "public", networks),
    },
    diskReserve: megabytesFrom("DISK_RESERVE", from.DISK_RESERVE || "64") * 1024 * 1024,
    host: from.HOST || "127.0.0.1",
    port: Number(port),
    publicUrl: publicUrlFrom(from.PUBLIC_URL),
    oidc: oidcFrom(from),
    s3: s3From(from),
    smtp: smtpFrom(from.SMTP_URL),
    backupDir: resolve(from.BACKUP_DIR || join(dataDir, "backups")),
    backupPassphrase: passphraseFrom(from.BACKUP_PASSPHRASE),
    logLevel: logLevelFrom(from.LOG_LEVEL),
    trustedProxies: trustedProxiesFrom(from.TRUSTED_PROXIES),
    metricsToken: metricsTokenFrom(from.METRICS_TOKEN),
  }
}

function databaseUrlFrom(name: string, text: string | undefined): string | undefined {
  if (!text) return undefined
  if (/^postgres(ql)?:\/\//.test(text)) return text
  throw new WrongVariable(name, "must begin with postgres:// or postgresql://")
}

function httpsFrom(name: string, text: string | undefined): string | undefined {
  if (!text) return undefined
  if (URL.parse(text)?.protocol === "https:") return text
  throw new WrongVariable(name, "must begin with https://")
}

function oneOf<Word extends string>(name: string, text: string, words: readonly Word[]): Word {
  const found = words.find((word) => word === text)
  if (found !== undefined) return found
  throw new WrongVariable(name, `"${text}" is none of ${words.join(", ")}`)
}

function megabytesFrom(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new WrongVariable(name, `"${text}" is not a number of megabytes`)
}

/** Characters of a passphrase at least: whoever has the file may try as many as they like. */
export const shortestPassphrase = 12

function passphraseFrom(text: string | undefined): string | undefined {
  if (!text) return undefined
  if (text.length >= shortestPassphrase) return text
  throw new WrongVariable("BACKUP_PASSPHRASE", `must have at least ${shortestPassphrase} characters`)
}

function logLevelFrom(text: string | undefined): LogLevel | undefined {
  if (!text) return undefined
  const level = logLevels.find((one) => one === text)
  if (level !== undefined) return level
  throw new WrongVariable("LOG_LEVEL", `"${text}" is none of ${logLevels.join(", ")}`)
}

/** Networks by commas or spaces. */
function trustedProxiesFrom(text: string | undefined): Networks | undefined {
  const named = (text ?? "").split(/[\s,]+/).filter((one) => one !== "")
  if (named.length === 0) return undefined
  const networks = new Networks()
  for (const one of named) {
    if (networks.add(one)) continue
    throw new WrongVariable(
      "TRUSTED_PROXIES",
      `"${one}" is neither an address nor a network such as 10.0.0.0/8`,
    )
  }
  return networks
}

/** As it can stand in a header, and too long to be guessed. */
function metricsTokenFrom(text: string | undefined): string | undefined {
  if (!text) return undefined
  if (/^[\w.~+/=-]{16,200}$/.test(text)) return text
  throw new WrongVariable("METRICS_TOKEN", "must be 16 to 200 letters, digits or . _ ~ + / = -")
}

/** An origin: cookies and the check of where a write comes from know no paths. */
function publicUrlFrom(text: string | undefined): string | undefined {
  if (!text || urlFrom("PUBLIC_URL", text) === undefined) return undefined
  const { origin, pathname, username, password } = new URL(text)
  if (pathname !== "/" || username !== "" || password !== "" || /[?#\\]/.test(text)) {
    throw new WrongVariable(
      "PUBLIC_URL",
      `"${text}" must be an address alone, without path, query or fragment`,
    )
  }
  return origin
}

function urlFrom(name: string, text: string | undefined): string | undefined {
  if (!text) return undefined
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new WrongVariable(name, `"${text}" is not an address that begins with https:// or http://`)
  }
  return text.replace(/(?<!\/)\/+$/, "")
}

function smtpFrom(text: string | undefined): SmtpEnv | undefined {
  if (!text) return undefined
  try {
    return readSmtpUrl(text)
  } catch (error) {
    throw new WrongVariable("SMTP_URL", error instanceof Error ? error.message : String(error))
  }
}

function oidcFrom(from: Readonly<Record<string, string | undefined>>): OidcEnv | undefined {
  const names = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const
  const missing = names.filter((name) => !from[name])
  if (missing.length === names.length) return undefined
  if (missing[0] !== undefined) {
    throw new WrongVariable(missing[0], "is needed where another OIDC variable is set")
  }
  const issuer = urlFrom("OIDC_ISSUER", from.OIDC_ISSUER) ?? ""
  if (!from.PUBLIC_URL) throw new WrongVariable("PUBLIC_URL", "is needed for sign-in through OIDC_ISSUER")
  return { issuer, clientId: from.OIDC_CLIENT_ID ?? "", clientSecret: from.OIDC_CLIENT_SECRET ?? "" }
}

function s3From(from: Readonly<Record<string, string | undefined>>): S3Env | undefined {
  const url = from.FILES_URL
  if (!url) return undefined
  const place = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])((?:\/[\w.-]+)*)\/?$/.exec(url)
  if (!place || /\/\.{1,2}(?:\/|$)/.test(url)) {
    throw new WrongVariable("FILES_URL", `"${url}" is not a place like s3://bucket/prefix`)
  }
  const needed = (name: string): string => {
    const value = from[name]
    if (!value) throw new WrongVariable(name, "is needed where FILES_URL names a bucket")
    return value
  }
  const region = from.AWS_REGION || "us-east-1"
  return {
    endpoint:
      urlFrom("AWS_ENDPOINT_URL_S3", from.AWS_ENDPOINT_URL_S3) ??
      urlFrom("AWS_ENDPOINT_URL", from.AWS_ENDPOINT_URL) ??
      `https://s3.${region}.amazonaws.com`,
    bucket: place[1] ?? "",
    prefix: (place[2] ?? "").slice(1),
    region,
    accessKeyId: needed("AWS_ACCESS_KEY_ID"),
    secretAccessKey: needed("AWS_SECRET_ACCESS_KEY"),
  }
}
