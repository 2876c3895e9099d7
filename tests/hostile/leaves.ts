import { z } from "zod"
import type { Way } from "./scene.ts"

/** A place in a body: `["items", 0, "topic"]`. */
export type Place = readonly (string | number)[]

/** Every place of a sample that holds a value of that type. */
export function placesOf(value: unknown, fits: (value: unknown) => boolean, at: Place = []): Place[] {
  const here = at.length > 0 && fits(value) ? [at] : []
  if (typeof value !== "object" || value === null) return here
  const inner = Object.entries(value).flatMap(([key, of]) =>
    placesOf(of, fits, [...at, Array.isArray(value) ? Number(key) : key]),
  )
  return [...here, ...inner]
}

/** The sample with something else at a place; a list that has no such item gets it. */
export function withAt(sample: unknown, [step, ...rest]: Place, value: unknown): unknown {
  if (step === undefined) return value
  if (Array.isArray(sample) && typeof step === "number") {
    return Object.assign([...sample], { [step]: withAt(sample[step], rest, value) })
  }
  const object = typeof sample === "object" && sample !== null ? sample : {}
  const inner: unknown = Reflect.get(object, step)
  return { ...object, [step]: withAt(inner, rest, value) }
}

interface Described {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Described>>
  readonly items?: Described
  readonly anyOf?: readonly Described[]
  readonly oneOf?: readonly Described[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
}

/** A field that a body may have, and whether any text at all fits there. */
export interface Field {
  readonly place: Place
  readonly free: boolean
}

/** Every field that the schema of a body knows, whether the sample has it or not; the first of each list. */
export function fieldsOf({ route }: Way): Field[] {
  if (!route.body) return []
  const described = z.toJSONSchema(route.body, { io: "input", unrepresentable: "any" }) as Described
  return walk(described, [])
}

function walk(described: Described, at: Place): Field[] {
  const choices = [...(described.anyOf ?? []), ...(described.oneOf ?? [])]
  if (choices.length > 0) return choices.flatMap((choice) => walk(choice, at))
  if (described.properties) {
    return Object.entries(described.properties).flatMap(([key, of]) => walk(of, [...at, key]))
  }
  if (described.items) return [{ place: at, free: false }, ...walk(described.items, [...at, 0])]
  const free = described.type === "string" && described.enum === undefined && described.const === undefined
  return at.length === 0 ? [] : [{ place: at, free }]
}
