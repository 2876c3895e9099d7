import type { IncomingMessage, Server, ServerResponse } from "node:http"
import { Server as NetServer, type Socket } from "node:net"

/** Milliseconds that whoever is connected and asks nothing is given to ask once more, and be told. */
const grace = 500
/** Milliseconds that answers under way are given. */
const most = 8000

interface Open {
  /** Answers under way. */
  readonly answers: Set<ServerResponse>
  /** How many bytes had come when the last answer was out, and when that was. */
  restedAt: number
  restedBytes: number
}

/**
 * Lets a server end without cutting anybody off: it takes no new connections, answers what is asked on those it has, each
 * for the last time (`Connection: close`), and closes those on which nobody asks. Returns what does so; it takes as long as
 * the longest answer under way, eight seconds at most.
 */
export function drainer(server: Server): () => Promise<void> {
  const connections = new Map<Socket, Open>()
  let closing = false
  server.on("connection", (socket: Socket) => {
    connections.set(socket, { answers: new Set(), restedAt: performance.now(), restedBytes: 0 })
    socket.once("close", () => connections.delete(socket))
  })
  server.prependListener("request", ({ socket }: IncomingMessage, answer: ServerResponse) => {
    const open = connections.get(socket)
    if (closing) answer.shouldKeepAlive = false
    open?.answers.add(answer)
    answer.once("close", () => {
      open?.answers.delete(answer)
      if (open) Object.assign(open, { restedAt: performance.now(), restedBytes: socket.bytesRead })
    })
  })

  const closeIdle = (since: number) => {
    for (const [socket, { answers, restedAt, restedBytes }] of connections) {
      const asksNothing = answers.size === 0 && socket.bytesRead === restedBytes
      if (asksNothing && performance.now() - Math.max(since, restedAt) > grace) socket.destroy()
    }
  }

  return async () => {
    closing = true
    const since = performance.now()
    for (const { answers } of connections.values()) {
      for (const answer of answers) if (!answer.headersSent) answer.shouldKeepAlive = false
    }
    const idle = setInterval(() => closeIdle(since), 50)
    const cut = setTimeout(() => server.closeAllConnections(), most)
    // The server's own close() would cut off whoever is about to ask on a connection that rests.
    await new Promise((resolve) => NetServer.prototype.close.call(server, resolve))
    clearInterval(idle)
    clearTimeout(cut)
    server.close()
  }
}
