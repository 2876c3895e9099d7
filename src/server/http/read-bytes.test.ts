import { type AddressInfo, connect } from "node:net"
import { serve } from "@hono/node-server"
import { expect, test } from "vitest"
import { readBytes } from "./read-bytes.ts"

/** What came of a body of at most 8 bytes that is sent like this to a server of our kind. */
async function sent(lines: readonly string[], cut = false): Promise<string> {
  const outcome = Promise.withResolvers<string>()
  const fetch = async (request: Request) => {
    const text = await readBytes(request, 8).then(
      (bytes) => Buffer.from(bytes).toString(),
      (error: unknown) => String(Object(error).code),
    )
    outcome.resolve(text)
    return new Response(text)
  }
  const server = serve({ fetch, port: 0, hostname: "127.0.0.1" })
  await new Promise((resolve) => server.once("listening", resolve))
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1")
  socket.on("error", () => undefined)
  socket.write(["POST / HTTP/1.1", "Host: x", ...lines].join("\r\n"))
  if (cut) setTimeout(() => socket.destroy(), 50)
  const text = await outcome.promise
  socket.destroy()
  await new Promise((resolve) => server.close(resolve))
  return text
}

test("a body is read whether its length was said or not, and never beyond the most", async () => {
  expect(await sent(["Content-Length: 5", "", "hello and more"])).toBe("hello")
  expect(await sent(["Content-Length: 0", "", ""])).toBe("")
  expect(await sent(["Content-Length: 9", "", "123456789"])).toBe("too-large")
  expect(await sent(["Transfer-Encoding: chunked", "", "5", "hello", "0", "", ""])).toBe("hello")
  expect(await sent(["Transfer-Encoding: chunked", "", "9", "123456789", "0", "", ""])).toBe("too-large")
})

test("a body that is cut off in the middle is the sender's fault, not ours", async () => {
  expect(await sent(["Content-Length: 5", "", "he"], true)).toBe("unreadable")
})
