import pg from "pg"
import { watched } from "./rows-watched.ts"

/**
 * Holds every statement that runs against what the code says its rows are (`row-sites.ts`), beside the server's own
 * description of the columns (names and types) and the rows that came.
 */

export type Kind = "number" | "string" | "boolean" | "array" | "object" | "unknown"
export interface Declared {
  readonly kinds: ReadonlySet<Kind>
  readonly nullable: boolean
}
/** Columns by name; of a tuple by their place. */
export type Shape = ReadonlyMap<string, Declared>

/** A call of `query<Row>` in the source. */
export interface Site {
  readonly at: string
  /** What stands in its text, in this order; between them, anything. */
  readonly chunks: readonly string[]
  readonly fixed: number
  readonly shape: Shape
}

const numbers = [20, 21, 23, 26, 700, 701]
const anything = [114, 3802]

function kindOf(oid: number, value: unknown): Kind {
  if (numbers.includes(oid)) return "number"
  if (oid === 16) return "boolean"
  if (anything.includes(oid)) return "unknown"
  if (Array.isArray(value)) return "array"
  return oid === 17 ? "object" : "string"
}

let watching = false

/** From now on every statement of this process is looked at; once is enough. */
export function watchRows(sites: readonly Site[]): void {
  if (watching) return
  watching = true
  const { faults, seen } = watched
  const siteOf = remembering((text) => mostFixed(sites.filter(({ chunks }) => isMadeOf(text, chunks))))
  const original = pg.Client.prototype.query
  const look = (text: string, result: unknown) => {
    if (!isResult(result) || result.fields.length === 0) return
    const site = siteOf(text)
    if (!site) return
    seen.add(site.at)
    for (const fault of compare(site.shape, result)) faults.add(`${site.at}: ${fault}`)
  }
  Object.assign(pg.Client.prototype, {
    query(this: pg.Client, ...words: unknown[]) {
      const text = textOf(words[0])
      const last = words.at(-1)
      if (text !== undefined && typeof last === "function") {
        words[words.length - 1] = (error: unknown, result: unknown) => {
          look(text, result)
          last(error, result)
        }
        return Reflect.apply(original, this, words)
      }
      const answer: unknown = Reflect.apply(original, this, words)
      if (text === undefined || !(answer instanceof Promise)) return answer
      return answer.then((result: unknown) => {
        look(text, result)
        return result
      })
    },
  })
}

/** Whether a text begins with the first of some chunks, ends with the last, and has the others between, in their order. */
function isMadeOf(text: string, chunks: readonly string[]): boolean {
  const [first = "", ...others] = chunks
  const last = others.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first) || !text.endsWith(last)) return false
  let at = first.length
  for (const chunk of others) {
    const found = text.indexOf(chunk, at)
    if (found < 0) return false
    at = found + chunk.length
  }
  return at <= text.length - last.length
}

/** Of several statements that a text may be, the one that says most of it. */
function mostFixed(sites: readonly Site[]): Site | undefined {
  return sites.toSorted((a, b) => b.fixed - a.fixed)[0]
}

/** Most texts run again and again. */
function remembering<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined || known.has(text)) return found as T
    if (known.size > 2000) known.clear()
    const fresh = find(text)
    known.set(text, fresh)
    return fresh
  }
}

function textOf(first: unknown): string | undefined {
  if (typeof first === "string") return first
  const { text, submit } = Object(first) as { readonly text?: unknown; readonly submit?: unknown }
  return typeof text === "string" && submit === undefined ? text : undefined
}

interface Result {
  readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[]
  readonly rows: readonly (readonly unknown[] | Readonly<Record<string, unknown>>)[]
}

function isResult(value: unknown): value is Result {
  return typeof value === "object" && value !== null && "fields" in value && "rows" in value
}

function* compare(shape: Shape, { fields, rows }: Result): Generator<string> {
  const tuple = [...shape.keys()].every((key) => /^\d+$/.test(key))
  const names = fields.map(({ name }, index) => (tuple ? String(index) : name))
  for (const name of shape.keys()) if (!names.includes(name)) yield `no column ${name}`
  for (const [index, field] of fields.entries()) {
    const name = names[index] ?? ""
    const of = shape.get(name)
    if (!of) {
      yield `the column ${name} is not in the type`
      continue
    }
    const values = rows.map((row) => Reflect.get(row, name) as unknown)
    const value = values.find((one) => one !== null)
    if (!of.nullable && values.includes(null)) yield `${name} is null and may not be`
    const kind = kindOf(field.dataTypeID, value)
    const empty = value === undefined && kind === "string"
    if (kind !== "unknown" && !empty && !of.kinds.has("unknown") && !of.kinds.has(kind))
      yield `${name} is a ${kind}, not ${[...of.kinds].join(" or ")}`
  }
}
