/** What Chromium 90 has not yet and the pages use: three small things of the language. Imported before all else. */

function define(on: object, name: string, value: unknown): void {
  if (name in on) return
  Object.defineProperty(on, name, { value, writable: true, configurable: true })
}

define(Array.prototype, "at", function at(this: readonly unknown[], index: number) {
  return this[index < 0 ? this.length + index : index]
})

define(
  Array.prototype,
  "findLast",
  function findLast(
    this: readonly unknown[],
    fits: (value: unknown, index: number, all: readonly unknown[]) => unknown,
  ) {
    for (let index = this.length - 1; index >= 0; index--) {
      if (fits(this[index], index, this)) return this[index]
    }
    return undefined
  },
)

define(
  Object,
  "hasOwn",
  (of: object, name: PropertyKey) => Reflect.getOwnPropertyDescriptor(of, name) !== undefined,
)
