import type { Env } from "../../env.ts"

/** How the browser is given a secret, and told to forget it. */
export interface Cookie {
  readonly name: string
  set(value: string): string
  clear(): string
}

type Where = Pick<Env, "publicUrl" | "host">

/**
 * Whether cookies may ask for a secure connection. Browsers count this machine itself as one; in a plain network
 * without TLS they would drop such a cookie, and nobody could sign in.
 */
export function isSecure({ publicUrl, host }: Where): boolean {
  if (publicUrl !== undefined) return publicUrl.startsWith("https:")
  return host === "localhost" || host === "::1" || /^127\./.test(host)
}

function cookie(where: Where, plainName: string, sameSite: string, seconds?: number): Cookie {
  const secure = isSecure(where)
  const name = secure ? `__Host-${plainName}` : plainName
  const rules = `Path=/; HttpOnly; SameSite=${sameSite}${secure ? "; Secure" : ""}`
  const age = seconds === undefined ? "" : `; Max-Age=${seconds}`
  return {
    name,
    set: (value) => `${name}=${value}; ${rules}${age}`,
    clear: () => `${name}=; ${rules}; Max-Age=0`,
  }
}

const days = 86_400

/** Carries the session; gone with the browser. */
export function sessionCookie(where: Where): Cookie {
  return cookie(where, "sid", "Lax")
}

/** Says that somebody has signed in here before. */
export function deviceCookie(where: Where): Cookie {
  return cookie(where, "device", "Lax", 180 * days)
}

/** Carries a visit to the identity provider, from which the browser comes back by a link of another site. */
export function providerCookie(where: Where): Cookie {
  return cookie(where, "visit", "Lax", 600)
}
