/** What Chromium 90 has not yet and the pages use: two small things of the language. Imported before all else. */

function define(on: object, name: string, value: unknown): void {
  if (name in on) return
  Object.defineProperty(on, name, { value, writable: true, configurable: true })
}

define(Array.prototype, "at", function at(this: readonly unknown[], index: number) {
  return this[index < 0 ? this.length + index : index]
})

define(Object, "hasOwn", (of: object, name: PropertyKey) => Object.hasOwn(of, name))
