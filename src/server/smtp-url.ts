/** A server that takes mail, as `SMTP_URL` names it. */
export interface SmtpEnv {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (`smtps://`). */
  readonly implicitTls: boolean
  /** TLS before anything is said (`STARTTLS`), or none at all: on this machine, or where the URL says `tls=none`. */
  readonly startTls: boolean
  readonly user: string | undefined
  readonly password: string | undefined
  /** Whose the mail is. */
  readonly from: string
}

const plainAddress = /^[^\s@<>,;:"'()]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,250}$/
const thisMachine = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** Reads `smtp://user:password@host:587?from=address`. Throws the sentence why it cannot be used. */
export function readSmtpUrl(text: string): SmtpEnv {
  const url = URL.parse(text)
  if (!url || !/^smtps?:$/.test(url.protocol)) {
    throw new Error("must begin with smtp:// or smtps:// and name a server")
  }
  if (url.hostname === "") throw new Error("names no server")
  if (url.hash !== "" || !/^\/?$/.test(url.pathname))
    throw new Error("has a path, which mail servers have not")
  for (const name of url.searchParams.keys()) {
    if (name !== "from" && name !== "tls") throw new Error(`knows from= and tls=none, but no ${name}=`)
  }
  const tls = url.searchParams.get("tls")
  const implicitTls = url.protocol === "smtps:"
  if (tls !== null && (tls !== "none" || implicitTls)) throw new Error("tls= can only be none, after smtp://")
  const user = decoded(url.username)
  const from = url.searchParams.get("from") ?? user ?? ""
  if (!plainAddress.test(from)) {
    throw new Error("needs an address that mail comes from, such as ?from=xueer@example.gov.cn")
  }
  return {
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (implicitTls ? 465 : 587) : Number(url.port),
    implicitTls,
    startTls: !implicitTls && tls === null && !thisMachine.test(url.hostname),
    user,
    password: decoded(url.password),
    from,
  }
}

function decoded(part: string): string | undefined {
  if (part === "") return undefined
  try {
    return decodeURIComponent(part)
  } catch {
    throw new Error("has a % in its name or password that stands for nothing; write it as %25")
  }
}
