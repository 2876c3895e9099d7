import { once } from "node:events"
import { Agent, createServer, request, type Server } from "node:http"
import { type AddressInfo, connect } from "node:net"
import { setTimeout as pause } from "node:timers/promises"
import { afterEach, expect, test } from "vitest"
import { drainer } from "./drain.ts"

let server: Server
let agent: Agent
afterEach(() => {
  agent.destroy()
  server.closeAllConnections()
  server.close()
})

/** A server whose answers take as many milliseconds as their path says. */
async function listen(): Promise<{ port: number; drain: () => Promise<void> }> {
  agent = new Agent({ keepAlive: true, maxSockets: 1 })
  server = createServer(async (asked, answer) => {
    await pause(Number(asked.url?.slice(1)))
    answer.end("done")
  })
  const drain = drainer(server)
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  return { port: (server.address() as AddressInfo).port, drain }
}

/** Asks on the one kept connection; answers its header `Connection`. */
async function ask(port: number, ms: number): Promise<string> {
  const asked = request({ host: "127.0.0.1", port, path: `/${ms}`, agent })
  asked.end()
  const [answer] = await once(asked, "response")
  answer.resume()
  await once(answer, "end")
  return answer.headers.connection
}

/** How long the end takes, milliseconds. */
async function timed(drain: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await drain()
  return performance.now() - began
}

test("an end waits for nobody where nobody is connected, and hardly for those who ask nothing", async () => {
  const first = await listen()
  expect(await timed(first.drain)).toBeLessThan(500)
  const { port, drain } = await listen()
  expect(await ask(port, 0)).toBe("keep-alive")
  // A browser connects beforehand, and may never ask.
  const early = connect(port, "127.0.0.1")
  await once(early, "connect")
  expect(await timed(drain)).toBeLessThan(1500)
  early.destroy()
})

test("whoever keeps asking on a kept connection is answered, and told that it was the last time", async () => {
  const { port, drain } = await listen()
  expect(await ask(port, 0)).toBe("keep-alive")
  const ended = timed(drain)
  await pause(100)
  expect(await ask(port, 10)).toBe("close")
  expect(await ended).toBeLessThan(1500)
  await expect(ask(port, 0)).rejects.toThrow("ECONNREFUSED")
})

test("an answer under way is given to its end, and closes its connection", async () => {
  const { port, drain } = await listen()
  const answered = ask(port, 1200)
  await pause(50)
  const took = await timed(drain)
  expect(await answered).toBe("close")
  expect(took).toBeGreaterThan(1000)
  expect(took).toBeLessThan(2500)
})

test("half a request is waited for as well", async () => {
  const { port, drain } = await listen()
  const slow = connect(port, "127.0.0.1")
  let said = ""
  slow.on("data", (piece) => {
    said += piece
  })
  slow.write("GET /10 HTTP/1.1\r\nHost: x\r\n")
  await pause(50)
  const ended = timed(drain)
  await pause(900)
  slow.write("\r\n")
  await once(slow, "close")
  expect(said).toMatch(/^HTTP\/1.1 200/)
  expect(said).toMatch(/^Connection: close/im)
  expect(await ended).toBeLessThan(2500)
})
