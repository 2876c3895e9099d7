import type { Locator } from "playwright-core"

/** A hand that presses and types, and counts how often: what a journey costs somebody. */
export class Hand {
  #taps = 0

  get taps(): number {
    return this.#taps
  }

  async press(...targets: readonly Locator[]): Promise<void> {
    for (const target of targets) {
      await target.click()
      this.#taps += 1
    }
  }

  /** One tap into the field; what is typed then is no tap. */
  async type(field: Locator, words: string): Promise<void> {
    await field.fill(words)
    this.#taps += 1
  }

  /** Two taps: the list, and the word in it. */
  async choose(list: Locator, word: string): Promise<void> {
    await list.selectOption({ label: word })
    this.#taps += 2
  }
}
