/** Where feeds are read: the secret is the last part. Logs name the route, never the path. */
export const feedRoute = "/feeds/:secret"

/** The path of a feed by its secret. */
export function feedPath(secret: string): string {
  return `/feeds/${secret}.ics`
}

/** The secret in the last part of such a path. */
export function secretIn(part: string): string | undefined {
  return /^([\w-]{43})\.ics$/.exec(part)?.[1]
}
