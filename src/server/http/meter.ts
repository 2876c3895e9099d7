import type { Pool } from "pg"

/** Upper ends of the classes of duration, seconds. */
const classes = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5]

/** Counts answers and how long they took, as Prometheus reads it. Nothing about people. */
export class Meter {
  readonly #answers = new Map<string, number>()
  readonly #classes = classes.map(() => 0)
  #sum = 0
  #count = 0

  count(method: string, status: number, ms: number): void {
    const key = `method="${method}",status="${status}"`
    this.#answers.set(key, (this.#answers.get(key) ?? 0) + 1)
    const seconds = ms / 1000
    classes.forEach((end, index) => {
      if (seconds <= end) this.#classes[index] = (this.#classes[index] ?? 0) + 1
    })
    this.#sum += seconds
    this.#count += 1
  }

  text(pool: Pool): string {
    const lines = [
      "# TYPE xueer_answers_total counter",
      ...[...this.#answers].map(([labels, number]) => `xueer_answers_total{${labels}} ${number}`),
      "# TYPE xueer_answer_seconds histogram",
      ...classes.map((end, index) => `xueer_answer_seconds_bucket{le="${end}"} ${this.#classes[index]}`),
      `xueer_answer_seconds_bucket{le="+Inf"} ${this.#count}`,
      `xueer_answer_seconds_sum ${this.#sum.toFixed(6)}`,
      `xueer_answer_seconds_count ${this.#count}`,
      "# TYPE xueer_database_connections gauge",
      `xueer_database_connections{state="open"} ${pool.totalCount}`,
      `xueer_database_connections{state="waited_for"} ${pool.waitingCount}`,
      "# TYPE process_resident_memory_bytes gauge",
      `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
    ]
    return `${lines.join("\n")}\n`
  }
}
