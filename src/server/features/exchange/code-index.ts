import { randomInt } from "node:crypto"

/** What a code of an index has: its id, and the row of the file in which it first stood, 0 while it stood in none. */
export interface Indexed {
  readonly id: number
  readonly row: number
}

/**
 * Numbers by code, for codes by the million: some forty-five bytes a code, outside the heap. Maps of the ids and of the
 * rows take two to three times as much, all of it on the heap.
 */
export class CodeIndex {
  /** The codes one after the other, in UTF-8. */
  #text = new Uint8Array(1 << 16)
  /** Where each code begins, and where the last one ends. */
  #starts = new Uint32Array(1 << 12)
  #ids = new Int32Array(1 << 12)
  #rows = new Int32Array(1 << 12)
  /** The number of a code, from 1, at the place that its hash gives or the next free one. */
  #slots = new Int32Array(1 << 13)
  #size = 0
  /** The code that is looked for, in UTF-8, and how long it is. */
  #sought = new Uint8Array(1 << 10)
  #length = 0
  readonly #encoder = new TextEncoder()

  get(code: string): Indexed | undefined {
    this.#seek(code)
    const at = (this.#slots[this.#slot()] ?? 0) - 1
    return at < 0 ? undefined : { id: this.#ids[at] ?? 0, row: this.#rows[at] ?? 0 }
  }

  /** Gives a code its numbers, whether it had others before or none. */
  set(code: string, { id, row }: Indexed): void {
    this.#seek(code)
    const slot = this.#slot()
    const known = (this.#slots[slot] ?? 0) - 1
    const at = known < 0 ? this.#append(slot) : known
    this.#ids[at] = id
    this.#rows[at] = row
    if (4 * this.#size > 3 * this.#slots.length) this.#spread()
  }

  #seek(code: string): void {
    if (3 * code.length > this.#sought.length) this.#sought = new Uint8Array(6 * code.length)
    this.#length = this.#encoder.encodeInto(code, this.#sought).written
  }

  #append(slot: number): number {
    const at = this.#size
    const start = this.#starts[at] ?? 0
    const end = start + this.#length
    this.#size += 1
    if (end > this.#text.length) this.#text = new Uint8Array(withRoom(this.#text, end))
    if (this.#size >= this.#starts.length) {
      this.#starts = new Uint32Array(withRoom(this.#starts))
      this.#ids = new Int32Array(withRoom(this.#ids))
      this.#rows = new Int32Array(withRoom(this.#rows))
    }
    this.#text.set(this.#sought.subarray(0, this.#length), start)
    this.#starts[this.#size] = end
    this.#slots[slot] = this.#size
    return at
  }

  /** The slot of the code that is looked for, or the free one where it belongs. */
  #slot(): number {
    const last = this.#slots.length - 1
    let slot = hashOf(this.#sought, 0, this.#length) & last
    for (;;) {
      const number = this.#slots[slot] ?? 0
      if (number === 0 || this.#isSought(number - 1)) return slot
      slot = (slot + 1) & last
    }
  }

  #isSought(at: number): boolean {
    const start = this.#starts[at] ?? 0
    if ((this.#starts[at + 1] ?? 0) - start !== this.#length) return false
    for (let index = 0; index < this.#length; index++)
      if (this.#text[start + index] !== this.#sought[index]) return false
    return true
  }

  /** Twice as many slots. */
  #spread(): void {
    const last = 2 * this.#slots.length - 1
    this.#slots = new Int32Array(last + 1)
    for (let at = 0; at < this.#size; at++) {
      let slot = hashOf(this.#text, this.#starts[at] ?? 0, this.#starts[at + 1] ?? 0) & last
      while (this.#slots[slot] !== 0) slot = (slot + 1) & last
      this.#slots[slot] = at + 1
    }
  }
}

/** Another at each start, so that nobody can choose codes that all want the same slot. */
const seed = randomInt(2 ** 32)

/** FNV-1a of some bytes from a seed, with its bits mixed once more: the slots take the low ones. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = seed
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return hash ^ (hash >>> 15)
}

type Numbers = Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Int32Array<ArrayBuffer>

/** What numbers stand in, with room for more of them: a quarter more, `least` at least. */
function withRoom(numbers: Numbers, least = 0): ArrayBuffer {
  const length = Math.max(least, Math.ceil(1.25 * numbers.length))
  return numbers.buffer.transfer(length * numbers.BYTES_PER_ELEMENT)
}
