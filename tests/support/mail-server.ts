import { once } from "node:events"
import type { AddressInfo } from "node:net"
import { SMTPServer } from "smtp-server"
import type { Certificate } from "./certificate.ts"

/** A letter as it arrived. */
export interface Arrived {
  readonly to: string[]
  readonly from: string
  /** Its header, unfolded. */
  readonly header: string
  /** Its text in plain words. */
  readonly text: string
}

export interface MailServer {
  readonly port: number
  readonly letters: Arrived[]
  /** Connections that were made. */
  readonly connections: number
  close(): Promise<void>
}

interface Ways {
  readonly tls?: Certificate & { readonly implicit?: true }
  /** What is said to a recipient instead of yes. */
  readonly refuse?: (address: string) => { readonly code: number; readonly says: string } | undefined
  /** What happens when a letter has come whole, before it is acknowledged. */
  readonly onLetter?: (letter: Arrived, hangUp: () => void) => Promise<void> | void
  readonly auth?: { readonly user: string; readonly password: string }
}

/** A real mail server on this machine that keeps what it gets. */
export async function openMailServer(ways: Ways = {}): Promise<MailServer> {
  const letters: Arrived[] = []
  const sockets = new Set<{ destroy(): void }>()
  let connections = 0
  const server = new SMTPServer({
    authOptional: ways.auth === undefined,
    disabledCommands: [
      ...(ways.auth ? [] : ["AUTH"]),
      ...(ways.tls && !ways.tls.implicit ? [] : ["STARTTLS"]),
    ],
    secure: ways.tls?.implicit === true,
    ...(ways.tls ? { cert: ways.tls.cert, key: ways.tls.key } : {}),
    disableReverseLookup: true,
    onConnect: (_session, done) => {
      connections++
      done()
    },
    onAuth: ({ username, password }, _session, done) => {
      const right = username === ways.auth?.user && password === ways.auth?.password
      if (right) done(null, { user: username })
      else done(Object.assign(new Error("No such account"), { responseCode: 535 }))
    },
    onRcptTo: ({ address }, _session, done) => {
      const refused = ways.refuse?.(address)
      if (refused) done(Object.assign(new Error(refused.says), { responseCode: refused.code }))
      else done()
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on("data", (chunk: Buffer) => chunks.push(chunk))
      stream.on("end", async () => {
        const { envelope } = session
        const letter: Arrived = {
          to: envelope.rcptTo.map(({ address }) => address),
          from: envelope.mailFrom === false ? "" : envelope.mailFrom.address,
          ...readMail(Buffer.concat(chunks).toString("utf8")),
        }
        letters.push(letter)
        await ways.onLetter?.(letter, () => {
          for (const socket of sockets) socket.destroy()
        })
        done()
      })
    },
  })
  server.server.on("connection", (socket) => {
    sockets.add(socket)
    socket.on("close", () => sockets.delete(socket))
  })
  server.on("error", () => undefined)
  server.listen(0, "127.0.0.1")
  await once(server.server, "listening")
  return {
    port: (server.server.address() as AddressInfo).port,
    letters,
    get connections() {
      return connections
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** The header of a mail and its plain text, whatever way it is encoded. */
function readMail(raw: string): { header: string; text: string } {
  const plain = (text: string) => ({ header, text: text.replaceAll("\r\n", "\n") })
  const [head = "", ...body] = raw.split("\r\n\r\n")
  const header = decodeWords(head.replaceAll(/\r\n[ \t]+/g, " "))
  const encoded = body.join("\r\n\r\n")
  if (/^content-transfer-encoding: base64/im.test(header)) {
    return plain(Buffer.from(encoded, "base64").toString("utf8"))
  }
  if (!/^content-transfer-encoding: quoted-printable/im.test(header)) return plain(encoded)
  return plain(unquoted(encoded.replaceAll(/=\r\n/g, "")))
}

function unquoted(text: string): string {
  const bytes = text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
  return Buffer.from(bytes, "latin1").toString("utf8")
}

function decodeWords(header: string): string {
  return header
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, way: string, text: string) =>
      way.toUpperCase() === "B"
        ? Buffer.from(text, "base64").toString("utf8")
        : unquoted(text.replaceAll("_", " ")),
    )
}
