import { setImmediate as nextTurn } from "node:timers/promises"
import type { Queryable } from "./request-context.ts"

/** Answers some questions, each in the place of its question. */
type Work<Question, Answer> = (
  client: Queryable,
  questions: readonly Question[],
) => Promise<readonly Answer[]>

interface Waiting<Question, Answer> {
  readonly question: Question
  readonly resolve: (answer: Answer) => void
  readonly reject: (error: unknown) => void
}

/** Questions answered together at the most. */
const most = 100

/** Milliseconds after which a database that gives no answer is taken for silent. */
const longSilence = 500

/**
 * Lets questions that come at the same time be answered by one query: while so many are under way the next wait. A
 * question alone waits for nobody. Where the database refuses what one of them brings, each is asked once more by
 * itself, so that none fails for another: the work must bear being repeated. Where the database is silent, those who
 * wait fail with those who asked: nobody waits twice.
 */
export function batched<Question, Answer>(
  work: Work<Question, Answer>,
  underWay = 1,
): (client: Queryable, question: Question) => Promise<Answer> {
  const queues = new WeakMap<Queryable, Queue<Question, Answer>>()
  return (client, question) => {
    const queue = queues.get(client) ?? new Queue(client, work, underWay)
    queues.set(client, queue)
    return queue.ask(question)
  }
}

class Queue<Question, Answer> {
  readonly #client: Queryable
  readonly #work: Work<Question, Answer>
  readonly #waiting: Waiting<Question, Answer>[] = []
  /** Rounds that may still begin. */
  #free: number

  constructor(client: Queryable, work: Work<Question, Answer>, underWay: number) {
    this.#client = client
    this.#work = work
    this.#free = underWay
  }

  ask(question: Question): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, resolve, reject })
      if (this.#free > 0) void this.#run()
    })
  }

  async #run(): Promise<void> {
    this.#free--
    // What comes in the same turn goes along.
    await nextTurn()
    while (this.#waiting.length > 0) await this.#answer(this.#waiting.splice(0, most))
    this.#free++
  }

  async #answer(asked: readonly Waiting<Question, Answer>[]): Promise<void> {
    const began = performance.now()
    try {
      const answers = await this.#work(
        this.#client,
        asked.map(({ question }) => question),
      )
      for (const [index, { resolve }] of asked.entries()) resolve(answers[index] as Answer)
    } catch (error) {
      if (asked.length > 1 && isOfOne(error)) for (const one of asked) await this.#answer([one])
      else {
        const wasSilent = !isOfOne(error) && performance.now() - began > longSilence
        const waited = wasSilent ? this.#waiting.splice(0) : []
        for (const { reject } of [...asked, ...waited]) reject(error)
      }
    }
  }
}

/** Whether the database refused what one question brought: data, a constraint, a deadlock. Other trouble is everybody's. */
function isOfOne(error: unknown): boolean {
  const { code } = Object(error) as { readonly code?: unknown }
  return typeof code === "string" && /^(?:22|23|40)/.test(code) && code.length === 5
}
