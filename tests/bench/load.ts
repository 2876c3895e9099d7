import { Agent, request } from "node:http"

/** One request of a load. */
export interface Ask {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export interface Load {
  readonly port: number
  /** How many ask at once. */
  readonly at: number
  /** How many requests in all. */
  readonly count: number
  /** The request of each turn, 0 to `count` - 1. */
  readonly ask: (turn: number) => Ask
}

export interface Answered {
  /** Milliseconds of each answer, sorted. */
  readonly times: readonly number[]
  /** From the first request to the last answer, milliseconds. */
  readonly ms: number
  /** Bytes of the largest body. */
  readonly bytes: number
}

/** Asks so many times, so many at once. Throws when an answer is not a good one: a fast refusal is no figure. */
export async function load({ port, at, count, ask }: Load): Promise<Answered> {
  const agent = new Agent({ keepAlive: true, maxSockets: at })
  const times: number[] = []
  let turn = 0
  let bytes = 0
  const worker = async () => {
    while (turn < count) {
      const own = ask(turn++)
      const begun = performance.now()
      const { status, body } = await askOnce(agent, port, own)
      times.push(performance.now() - begun)
      if (status >= 300)
        throw new Error(`${own.method} ${own.path} answered ${status}: ${body.toString().slice(0, 300)}`)
      bytes = Math.max(bytes, body.length)
    }
  }
  const begun = performance.now()
  try {
    await Promise.all(Array.from({ length: at }, worker))
  } finally {
    agent.destroy()
  }
  return { times: times.toSorted((one, other) => one - other), ms: performance.now() - begun, bytes }
}

function askOnce(
  agent: Agent,
  port: number,
  { method, path, headers, body }: Ask,
): Promise<{ status: number; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const asking = request({ agent, host: "127.0.0.1", port, method, path, headers }, (response) => {
      const pieces: Buffer[] = []
      response.on("data", (piece: Buffer) => pieces.push(piece))
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(pieces) }))
      response.on("error", reject)
    })
    asking.on("error", reject)
    asking.end(body)
  })
}

/** The time that a share of the answers did not exceed. */
export function quantile(times: readonly number[], share: number): number {
  return times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] ?? Number.NaN
}
