import { Readable } from "node:stream"
import type { Transporter } from "nodemailer"
import type { SmtpEnv } from "../../smtp-url.ts"
import type { Letter } from "./compose-letter.ts"
import { Undelivered } from "./undelivered.ts"

/** Milliseconds that a server is given to be there, to greet, and to answer. */
const patience = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 20_000,
  dnsTimeout: 5_000,
}

/** A connection over which several letters go, one after the other. */
export interface MailWay {
  send(to: string, letter: Letter, mark: string): Promise<void>
  close(): void
}

/** Opens the way when the first letter goes: the package is loaded then, and the connection made. */
export function openMailWay(smtp: SmtpEnv): MailWay {
  let opened: Promise<Transporter> | undefined
  const domain = smtp.from.slice(smtp.from.lastIndexOf("@") + 1)
  return {
    send: async (to, { subject, text }, mark) => {
      opened ??= open(smtp)
      const transport = await opened
      // Read when the server has said that it takes the letter, and not before.
      const body = Readable.from([Buffer.from(text)])
      await transport
        .sendMail({
          from: { name: "学而 Xue'er", address: smtp.from },
          to: { name: "", address: to },
          subject,
          text: body,
          messageId: `<xueer.${mark}@${domain}>`,
          // So that no absent mailbox answers a program.
          headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        .catch((error: unknown) => {
          throw undelivered(error, body.readableDidRead)
        })
    },
    close: () => void opened?.then((transport) => transport.close()),
  }
}

async function open({ host, port, implicitTls, startTls, user, password }: SmtpEnv): Promise<Transporter> {
  const { createTransport } = await import("nodemailer")
  return createTransport({
    pool: true,
    maxConnections: 1,
    maxMessages: 100,
    maxRequeues: 0,
    host,
    port,
    secure: implicitTls,
    requireTLS: startTls,
    ignoreTLS: !startTls,
    tls: { minVersion: "TLSv1.2", rejectUnauthorized: true },
    ...(user === undefined ? {} : { auth: { user, pass: password ?? "" } }),
    ...patience,
  })
}

/** What went wrong, as far as it may be kept: a code, and nothing a server said, which quotes addresses. */
function undelivered(error: unknown, begun: boolean): Undelivered {
  const { code, responseCode, command } = error as {
    readonly code?: string
    readonly responseCode?: number
    readonly command?: string
  }
  const trouble = [code, responseCode].filter((part) => part !== undefined).join(" ") || "unknown"
  // What is said of this recipient or this letter is about it alone; anything else would meet the others as well.
  const aboutThisOne = command === "RCPT TO" || code === "EMESSAGE"
  const refused = aboutThisOne && responseCode !== undefined && responseCode >= 500
  const perhapsSent = begun && responseCode === undefined
  return new Undelivered(trouble, {
    again: refused ? "never" : perhapsSent ? "perhaps-sent" : "later",
    others: aboutThisOne ? "go-on" : "wait",
  })
}
