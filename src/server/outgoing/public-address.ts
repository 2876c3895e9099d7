import { BlockList, isIP } from "node:net"

/** IPv4 that is no public address of one machine: private, this machine, links, carriers, tests, multicast (RFC 6890). */
const closed4 = new BlockList()
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.31.196.0", 24],
  ["192.52.193.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["192.175.48.0", 24],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const) {
  closed4.addSubnet(network, prefix, "ipv4")
}

/** IPv6 is public in 2000::/3, but for what leads to an IPv4 address inside it, to tests and to protocols. */
const open6 = new BlockList()
open6.addSubnet("2000::", 3, "ipv6")
const closed6 = new BlockList()
for (const [network, prefix] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["2620:4f:8000::", 48],
  ["3fff::", 20],
] as const) {
  closed6.addSubnet(network, prefix, "ipv6")
}

/** Whether an IP address, as DNS answers it, is one of the public internet. What is no address is none. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !closed4.check(address, "ipv4")
    case 6:
      return open6.check(address, "ipv6") && !closed6.check(address, "ipv6")
    default:
      return false
  }
}
