import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { expect, test } from "vitest"
import { giveMemoryBack } from "./give-memory-back.ts"

const quiet = 200
/** Rows of some 80 bytes, and what they take at least. */
const rows = 300_000
const size = rows * 80

/** Bytes that V8 has for the program, used or not. */
const had = () => process.memoryUsage().heapTotal

test("what work has left behind is given back when nobody has asked for a while, and each time again", async () => {
  let left: unknown[] = []
  const server = createServer((_, answer) => {
    left = Array.from({ length: rows }, (_, index) => ({ index, text: `row ${index}` }))
    answer.end(String(had()))
  })
  giveMemoryBack(server, quiet)
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const { port } = server.address() as AddressInfo
  for (let times = 0; times < 2; times++) {
    const working = Number(await (await fetch(`http://127.0.0.1:${port}/`)).text())
    expect(left.length).toBe(rows)
    left = []
    await expect.poll(had, { timeout: 5000 }).toBeLessThan(working - size / 2)
  }
  server.closeAllConnections()
  server.close()
})
