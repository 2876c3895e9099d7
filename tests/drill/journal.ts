import { closeSync, fsyncSync, openSync, writeSync } from "node:fs"

/** A write that was sent: what it is to leave, and what came of it. */
export interface Deed {
  readonly key: string
  readonly leaves: Effect
  /** The answer, once there is a sure one: its status and its body. */
  answer?: { readonly status: number; readonly body: string }
}

/** What must stand in the database when a write was acknowledged, once, and not at all when it was refused. */
export type Effect =
  | { readonly kind: "sitting"; readonly topic: string }
  | { readonly kind: "attendance"; readonly activityId: number; readonly memberId: number }

/** Every write that was sent and every answer, in a file that outlives whoever writes it. */
export class Journal {
  readonly #file: number
  readonly deeds: Deed[] = []

  constructor(path: string) {
    this.#file = openSync(path, "a")
  }

  sent(key: string, leaves: Effect): Deed {
    const deed: Deed = { key, leaves }
    this.deeds.push(deed)
    this.#write({ sent: key, leaves })
    return deed
  }

  answered(deed: Deed, answer: NonNullable<Deed["answer"]>): void {
    deed.answer = answer
    this.#write({ answered: deed.key, status: answer.status })
  }

  close(): void {
    fsyncSync(this.#file)
    closeSync(this.#file)
  }

  #write(line: unknown): void {
    writeSync(this.#file, `${JSON.stringify(line)}\n`)
  }
}
