import { isIP } from "node:net"

/** The host as the list of the security administrator names it: with its port where that is not 443. */
export function hostOf(url: URL): string {
  return url.port === "" ? url.hostname : `${url.hostname}:${url.port}`
}

/** The address of a robot; undefined where it is none that could be sent to. */
export function robotUrl(text: string): URL | undefined {
  const url = URL.parse(text)
  if (url?.protocol !== "https:" || url.username !== "" || url.password !== "" || url.hash !== "") {
    return undefined
  }
  // However it is written: the parser turns hexadecimal, octal and whole numbers into dotted ones.
  if (isIP(url.hostname) !== 0 || url.hostname.startsWith("[") || !url.hostname.includes("."))
    return undefined
  return url
}

/** What people see of an address, which is a secret: its host and its end. */
export function shownAddress(url: URL): string {
  return `https://${hostOf(url)}/…${url.href.slice(-4)}`
}
