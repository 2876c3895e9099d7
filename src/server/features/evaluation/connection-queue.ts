import type { ClientBase } from "pg"

/** A connection that answers one query at a time: each waits for the one before. */
export class ConnectionQueue {
  readonly #client: ClientBase
  #turn: Promise<unknown> = Promise.resolve()

  constructor(client: ClientBase) {
    this.#client = client
  }

  ask<T>(gather: (client: ClientBase) => Promise<T>): Promise<T> {
    const answer = this.#turn.then(() => gather(this.#client))
    this.#turn = answer.catch(() => undefined)
    return answer
  }
}

/** Two connections that see the same moment: what reads every attendance row has one of its own. */
export interface ConnectionQueues {
  readonly light: ConnectionQueue
  readonly heavy: ConnectionQueue
}

/** One connection for everything, where little is asked. */
export function oneQueue(client: ClientBase): ConnectionQueues {
  const queue = new ConnectionQueue(client)
  return { light: queue, heavy: queue }
}
