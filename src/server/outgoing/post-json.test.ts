import { once } from "node:events"
import type { IncomingMessage, ServerResponse } from "node:http"
import { createServer } from "node:https"
import type { AddressInfo } from "node:net"
import { afterEach, expect, test } from "vitest"
import { makeCertificate } from "../../../tests/support/certificate.ts"
import { postJson, publicInternet, type Reach } from "./post-json.ts"
import { isPublicAddress } from "./public-address.ts"

const open: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close()
})

const certificate = makeCertificate("robot.example.cn")

async function robot(answer: (asked: IncomingMessage, said: ServerResponse) => void): Promise<URL> {
  const server = createServer({ cert: certificate.cert, key: certificate.key }, answer)
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  open.push(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return new URL(`https://robot.example.cn:${(server.address() as AddressInfo).port}/send?key=1`)
}

const here: Reach = {
  addressesOf: async () => ["127.0.0.1"],
  mayConnect: (address) => address === "127.0.0.1",
  ca: certificate.cert,
}

test("posts JSON and reads the answer, at a name whose certificate is believed", async () => {
  let got = ""
  const url = await robot((asked, said) => {
    asked.on("data", (chunk) => {
      got += chunk
    })
    asked.on("end", () => said.end('{"errcode":0}'))
  })
  expect(await postJson(url, { say: "你好" }, here)).toEqual({ status: 200, body: { errcode: 0 } })
  expect(got).toBe('{"say":"你好"}')
  const strangers = { ...here, ca: makeCertificate("robot.example.cn").cert }
  await expect(postJson(url, {}, strangers)).rejects.toThrow(/SELF_SIGNED|UNABLE_TO_VERIFY|SIGNATURE/)
})

test("goes to no address that is not public, whatever a name leads to", async () => {
  let asked = 0
  const url = await robot((_, said) => {
    asked++
    said.end("{}")
  })
  for (const addresses of [["127.0.0.1"], ["::ffff:127.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["fe80::1"], []]) {
    const reach = { ...here, addressesOf: async () => addresses, mayConnect: publicInternet.mayConnect }
    await expect(postJson(url, {}, reach)).rejects.toThrow("not-public")
  }
  expect(asked).toBe(0)
})

test("goes where the name led when it was looked at: it is looked up once", async () => {
  const url = await robot((_, said) => said.end('{"errcode":0}'))
  const answers = [["127.0.0.1"], ["10.0.0.1"]]
  let lookups = 0
  const reach = { ...here, addressesOf: async () => answers[lookups++] ?? [] }
  expect((await postJson(url, {}, reach)).status).toBe(200)
  expect(lookups).toBe(1)
})

test("follows nowhere, reads no more than a little, waits no longer than a while", async () => {
  let elsewhere = 0
  const away = await robot((_, said) => {
    elsewhere++
    said.end("{}")
  })
  const redirecting = await robot((_, said) => said.writeHead(307, { Location: away.href }).end())
  await expect(postJson(redirecting, {}, here)).rejects.toThrow("redirected")
  expect(elsewhere).toBe(0)
  const endless = await robot((_, said) => {
    const more = setInterval(() => said.write("x".repeat(10_000)), 5)
    said.on("close", () => clearInterval(more))
  })
  await expect(postJson(endless, {}, here)).rejects.toThrow("too-long")
  const silent = await robot(() => undefined)
  const began = performance.now()
  await expect(postJson(silent, {}, here)).rejects.toThrow("timeout")
  const noAnswer = { ...here, addressesOf: () => new Promise<never>(() => undefined) }
  await expect(postJson(silent, {}, noAnswer)).rejects.toThrow("timeout")
  expect(performance.now() - began).toBeLessThan(15_000)
}, 30_000)

test("an address of a machine, however it is written, and what is not https, is refused before anything is asked", async () => {
  let lookups = 0
  const reach: Reach = {
    addressesOf: async () => {
      lookups++
      return ["127.0.0.1"]
    },
    mayConnect: () => true,
  }
  const forms = [
    ...[
      "127.0.0.1",
      "127.1",
      "2130706433",
      "0x7f000001",
      "0x7f.0.0.1",
      "0177.0.0.1",
      "017700000001",
      "127.0.0.1.",
    ],
    ...[
      "0",
      "0.0.0.0",
      "10.0.0.1",
      "169.254.169.254",
      "0xa9fea9fe",
      "192.168.1.1",
      "８.８.８.８",
      "①②⑦.0.0.1",
    ],
    ...[
      "[::1]",
      "[::]",
      "[::ffff:127.0.0.1]",
      "[::ffff:7f00:1]",
      "[0:0:0:0:0:ffff:127.0.0.1]",
      "[64:ff9b::7f00:1]",
    ],
    ...["[fe80::1]", "[fc00::1]", "[2002:7f00:1::]"],
  ]
  for (const host of forms) {
    await expect(postJson(new URL(`https://${host}/`), {}, reach), host).rejects.toThrow("no-name")
  }
  for (const address of [
    "http://robot.example.cn/",
    "https://u:p@robot.example.cn/",
    "ftp://robot.example.cn/",
  ]) {
    await expect(postJson(new URL(address), {}, reach), address).rejects.toThrow("not-https")
  }
  expect(lookups).toBe(0)
})

test("public is what the registries give out, and nothing that leads back inside", () => {
  const closed = [
    ...[
      "0.0.0.0",
      "0.1.2.3",
      "10.255.255.255",
      "100.64.0.1",
      "100.127.255.255",
      "127.0.0.1",
      "127.255.255.254",
    ],
    ...[
      "169.254.169.254",
      "172.16.0.1",
      "172.31.255.255",
      "192.0.0.8",
      "192.0.2.1",
      "192.88.99.1",
      "192.168.0.1",
    ],
    ...[
      "198.18.0.1",
      "198.19.255.255",
      "198.51.100.1",
      "203.0.113.1",
      "224.0.0.1",
      "240.0.0.1",
      "255.255.255.255",
    ],
    ...[
      "::",
      "::1",
      "::127.0.0.1",
      "::ffff:8.8.8.8",
      "::ffff:127.0.0.1",
      "64:ff9b::808:808",
      "64:ff9b:1::1",
      "100::1",
    ],
    ...[
      "2001::1",
      "2001:db8::1",
      "2001:2::1",
      "2002:7f00:1::1",
      "3fff::1",
      "fc00::1",
      "fd12::1",
      "fe80::1",
      "fe80::1%1",
    ],
    ...["fec0::1", "ff02::1", "5f00::1", "localhost", "", "1.1.1", "0x7f000001", "2130706433"],
  ]
  for (const address of closed) expect(isPublicAddress(address), address).toBe(false)
  const publics = [
    "1.1.1.1",
    "8.8.8.8",
    "11.0.0.1",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.255.255",
    "172.32.0.1",
  ]
  for (const address of [...publics, "223.255.255.255", "240e::1", "2400:3200::1", "2606:4700::1111"]) {
    expect(isPublicAddress(address), address).toBe(true)
  }
})
