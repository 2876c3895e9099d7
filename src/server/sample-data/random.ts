/** Chance that is the same on every machine: whole-number arithmetic only, and a stream of its own per label. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number from 0 up to, not including, `count`. */
  below(count: number): number
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  /** One of the list. Throws when it is empty. */
  pick<T>(list: readonly T[]): T
  /** One of the list, each as likely as its weight. Throws when it is empty. */
  weighted<T>(list: readonly (readonly [T, number])[]): T
}

function hash(text: string, start: number): number {
  let value = start
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  return (value ^ (value >>> 13)) | 0
}

/** sfc32; a class because a big district makes a stream for every activity. */
class Stream implements Random {
  #a: number
  #b: number
  #c: number
  #counter = 1

  constructor(text: string) {
    this.#a = hash(text, 0x811c9dc5 | 0)
    this.#b = hash(text, 0x2545f491)
    this.#c = hash(text, 0x1b873593)
    // The first numbers of neighbouring labels still resemble each other.
    for (let round = 0; round < 8; round += 1) this.next()
  }

  next(): number {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0
    this.#counter = (this.#counter + 1) | 0
    this.#a = this.#b ^ (this.#b >>> 9)
    this.#b = (this.#c + (this.#c << 3)) | 0
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum
    this.#c |= 0
    return (sum >>> 0) / 0x1_0000_0000
  }

  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  between(least: number, most: number): number {
    return least + this.below(most - least + 1)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)]
    if (one === undefined) throw new Error("nothing to pick from")
    return one
  }

  weighted<T>(list: readonly (readonly [T, number])[]): T {
    let rest = this.next() * list.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [one, weight] of list) {
      rest -= weight
      if (rest < 0) return one
    }
    const last = list.at(-1)
    if (last === undefined) throw new Error("nothing to pick from")
    return last[0]
  }
}

/** The stream of numbers that belongs to a seed and a label; other labels do not disturb it. */
export function randomFor(seed: number, label: string): Random {
  return new Stream(`${seed}/${label}`)
}

/** The list in another order. */
export function shuffled<T>(list: readonly T[], random: Random): T[] {
  const keyed = list.map((one) => ({ one, key: random.next() }))
  return keyed.sort((left, right) => left.key - right.key).map(({ one }) => one)
}
