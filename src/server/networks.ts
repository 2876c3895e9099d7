import { BlockList, isIP } from "node:net"

/** Addresses and networks, such as `127.0.0.1`, `10.0.0.0/8`, `fd00::/8`. */
export class Networks {
  readonly #list = new BlockList()

  /** Adds one as it is written; false where it is neither an address nor a network. */
  add(text: string): boolean {
    const [, written = "", length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
    const address = plainAddress(written)
    if (address === undefined || address !== written.toLowerCase()) return false
    const family = familyOf(address)
    if (length === undefined) this.#list.addAddress(address, family)
    else if (Number(length) > (family === "ipv4" ? 32 : 128)) return false
    else this.#list.addSubnet(address, Number(length), family)
    return true
  }

  /** Whether an address is one of them, or in one. */
  has(address: string): boolean {
    return isIP(address) !== 0 && this.#list.check(address, familyOf(address))
  }
}

function familyOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4"
}

/**
 * An address as it is kept: an IPv4 address in the dress of IPv6 without it, letters small, no port, no brackets. Undefined
 * for what is none.
 */
export function plainAddress(written: string): string | undefined {
  const text = written.trim().toLowerCase()
  const bare = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text)?.[1] ?? /^([\d.]+):\d{1,5}$/.exec(text)?.[1] ?? text
  const address = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1] ?? bare
  // What names an interface of this machine (`fe80::1%eth0`) says nothing elsewhere.
  return isIP(address) === 0 || address.includes("%") ? undefined : address
}

export function isLoopbackAddress(address: string): boolean {
  return address === "::1" || /^127\./.test(address)
}
