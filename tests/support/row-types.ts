import { globSync, readFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import pg from "pg"
import { parseAst } from "vite"

/**
 * Holds every statement that runs against what the code says its rows are: the type argument of `query<Row>`, read
 * from the source, beside the server's own description of the columns (names and types) and the rows that came.
 */

const root = fileURLToPath(new URL("../..", import.meta.url))

type Kind = "number" | "string" | "boolean" | "array" | "object" | "unknown"
interface Declared {
  readonly kinds: ReadonlySet<Kind>
  readonly nullable: boolean
}
/** Columns by name; of a tuple by their place. */
type Shape = ReadonlyMap<string, Declared>

/** A call of `query<Row>` in the source. */
export interface Site {
  readonly at: string
  readonly pattern: RegExp
  readonly fixed: number
  readonly shape: Shape
}

type Node = Readonly<Record<string, unknown>> & { readonly type: string }
const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof Reflect.get(value, "type") === "string"
const nodeAt = (node: Node | undefined, key: string): Node | undefined => {
  const found = node?.[key]
  return isNode(found) ? found : undefined
}
const nodesAt = (node: Node | undefined, key: string): Node[] => {
  const found = node?.[key]
  return Array.isArray(found) ? found.filter(isNode) : []
}
const nameOf = (node: Node | undefined): string => String(node?.name ?? node?.value ?? "")

function* walk(node: Node): Generator<Node> {
  yield node
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child)
  }
}

/** A source file: the types it declares or imports, and its constants. */
class Source {
  readonly file: string
  readonly nodes: readonly Node[]
  readonly text: string
  readonly #types = new Map<string, Node>()
  readonly #constants = new Map<string, Node>()
  readonly #imports = new Map<string, { file: string; name: string }>()
  static readonly #known = new Map<string, Source>()

  static of(file: string): Source {
    const known = Source.#known.get(file) ?? new Source(file)
    Source.#known.set(file, known)
    return known
  }

  constructor(file: string) {
    this.file = file
    this.text = readFileSync(file, "utf8")
    const tree: unknown = parseAst(this.text, { lang: "ts" })
    this.nodes = isNode(tree) ? [...walk(tree)] : []
    for (const node of this.nodes) {
      const id = nameOf(nodeAt(node, "id"))
      if (node.type === "TSInterfaceDeclaration" || node.type === "TSTypeAliasDeclaration")
        this.#types.set(id, node)
      const init = nodeAt(node, "init")
      if (node.type === "VariableDeclarator" && init) this.#constants.set(id, init)
      if (node.type === "ImportDeclaration") this.#note(node)
    }
  }

  #note(node: Node): void {
    const from = nameOf(nodeAt(node, "source"))
    if (!from.startsWith(".")) return
    for (const one of nodesAt(node, "specifiers")) {
      const local = nameOf(nodeAt(one, "local"))
      this.#imports.set(local, {
        file: join(dirname(this.file), from),
        name: nameOf(nodeAt(one, "imported")) || local,
      })
    }
  }

  constant(name: string): Node | undefined {
    return this.#constants.get(name)
  }

  type(name: string): { node: Node; source: Source } | undefined {
    const own = this.#types.get(name)
    if (own) return { node: own, source: this }
    const imported = this.#imports.get(name)
    return imported && Source.of(imported.file).type(imported.name)
  }
}

const unknown: Declared = { kinds: new Set<Kind>(["unknown"]), nullable: true }
const simple: Readonly<Record<string, Kind>> = {
  TSNumberKeyword: "number",
  TSStringKeyword: "string",
  TSBooleanKeyword: "boolean",
  TSArrayType: "array",
  TSTupleType: "array",
  TSTypeLiteral: "object",
  TSIndexedAccessType: "string",
  TSTemplateLiteralType: "string",
}

function declared(type: Node | undefined, source: Source): Declared {
  if (!type) return unknown
  const kind = simple[type.type]
  if (kind) return { kinds: new Set([kind]), nullable: false }
  if (type.type === "TSNullKeyword" || type.type === "TSUndefinedKeyword")
    return { kinds: new Set(), nullable: true }
  if (type.type === "TSParenthesizedType" || type.type === "TSTypeOperator")
    return declared(nodeAt(type, "typeAnnotation"), source)
  if (type.type === "TSLiteralType") {
    const literal = typeof nodeAt(type, "literal")?.value
    const known = (["number", "string", "boolean"] as const).find((one) => one === literal)
    return known ? { kinds: new Set([known]), nullable: false } : unknown
  }
  if (type.type === "TSUnionType") {
    const all = nodesAt(type, "types").map((one) => declared(one, source))
    return {
      kinds: new Set(all.flatMap(({ kinds }) => [...kinds])),
      nullable: all.some(({ nullable }) => nullable),
    }
  }
  if (type.type !== "TSTypeReference") return unknown
  const found = source.type(nameOf(nodeAt(type, "typeName")))
  if (!found) return unknown
  if (found.node.type === "TSInterfaceDeclaration") return { kinds: new Set(["object"]), nullable: false }
  return declared(nodeAt(found.node, "typeAnnotation"), found.source)
}

/** The columns a row type has; undefined where this cannot be told from its source. */
function shapeOf(type: Node | undefined, source: Source): Shape | undefined {
  if (!type) return undefined
  switch (type.type) {
    case "TSTypeLiteral":
      return membersOf(nodesAt(type, "members"), source)
    case "TSTupleType":
      return new Map(
        nodesAt(type, "elementTypes").map((one, index) => [
          String(index),
          declared(one.type === "TSNamedTupleMember" ? nodeAt(one, "elementType") : one, source),
        ]),
      )
    case "TSTypeOperator":
    case "TSParenthesizedType":
      return shapeOf(nodeAt(type, "typeAnnotation"), source)
    case "TSIntersectionType": {
      const all = nodesAt(type, "types").map((one) => shapeOf(one, source))
      return all.every((one) => one !== undefined) ? new Map(all.flatMap((one) => [...one])) : undefined
    }
    case "TSTypeReference":
      return referred(type, source)
  }
  return undefined
}

function referred(type: Node, source: Source): Shape | undefined {
  const name = nameOf(nodeAt(type, "typeName"))
  const [of, keys] = nodesAt(nodeAt(type, "typeArguments"), "params")
  if (name === "Pick" || name === "Omit") {
    const whole = shapeOf(of, source)
    const named = keys && (keys.type === "TSUnionType" ? nodesAt(keys, "types") : [keys])
    const names = named?.map((one) => nameOf(nodeAt(one, "literal")))
    if (!whole || !names || names.includes("")) return undefined
    return new Map([...whole].filter(([key]) => names.includes(key) === (name === "Pick")))
  }
  const found = source.type(name)
  if (!found) return undefined
  if (found.node.type === "TSTypeAliasDeclaration")
    return shapeOf(nodeAt(found.node, "typeAnnotation"), found.source)
  const own = membersOf(nodesAt(nodeAt(found.node, "body"), "body"), found.source)
  const above = nodesAt(found.node, "extends").map((one) =>
    referred(
      { type: "TSTypeReference", typeName: one.expression, typeArguments: one.typeArguments },
      found.source,
    ),
  )
  if (!own || above.some((one) => one === undefined)) return undefined
  return new Map([...above.flatMap((one) => [...(one ?? [])]), ...own])
}

function membersOf(members: readonly Node[], source: Source): Shape | undefined {
  const shape = new Map<string, Declared>()
  for (const member of members) {
    if (member.type !== "TSPropertySignature") return undefined
    const of = declared(nodeAt(nodeAt(member, "typeAnnotation"), "typeAnnotation"), source)
    shape.set(nameOf(nodeAt(member, "key")), member.optional === true ? { ...of, nullable: true } : of)
  }
  return shape
}

function constantText(expression: Node | undefined, source: Source): string[] | undefined {
  return expression?.type === "Identifier" ? chunksOf(expression, source) : undefined
}

/** Statements with less of their own text cannot be told from others. */
const leastFixed = 40

/** The texts of a statement that are fixed, in order; what is put between them may be anything. */
function chunksOf(argument: Node | undefined, source: Source): string[] | undefined {
  if (!argument) return undefined
  if (argument.type === "Literal" && typeof argument.value === "string") return [argument.value]
  if (argument.type === "TemplateLiteral") {
    const expressions = nodesAt(argument, "expressions")
    const chunks: string[] = []
    for (const [index, quasi] of nodesAt(argument, "quasis").entries()) {
      const fixed = String(Reflect.get(Object(quasi.value), "cooked") ?? "")
      const before = index === 0 ? [""] : constantText(expressions[index - 1], source)
      // A constant of the file goes on the text before it; anything else begins another.
      if (before) chunks.push(`${chunks.pop() ?? ""}${before[0]}`, ...before.slice(1))
      chunks.push(before ? `${chunks.pop()}${fixed}` : fixed)
    }
    return chunks
  }
  if (argument.type === "Identifier") return chunksOf(source.constant(nameOf(argument)), source)
  if (argument.type !== "ObjectExpression") return undefined
  const property = nodesAt(argument, "properties").find((one) => nameOf(nodeAt(one, "key")) === "text")
  return chunksOf(nodeAt(property, "value"), source)
}

/** Every call of `query<Row>` in the server whose statement and row type can be read. */
export function readSites(): { readonly sites: readonly Site[]; readonly unread: readonly string[] } {
  const sites: Site[] = []
  const unread: string[] = []
  for (const name of globSync("src/server/**/*.ts", { cwd: root }).filter(
    (one) => !one.endsWith(".test.ts"),
  )) {
    const source = Source.of(join(root, name))
    for (const node of source.nodes) {
      const callee = nodeAt(node, "callee")
      if (node.type !== "CallExpression" || nameOf(nodeAt(callee, "property")) !== "query") continue
      const [type] = nodesAt(nodeAt(node, "typeArguments"), "params")
      if (!type) continue
      const line = source.text.slice(0, Number(node.start)).split("\n").length
      const at = `${relative(root, source.file)}:${line}`
      const shape = shapeOf(type, source)
      const chunks = chunksOf(nodesAt(node, "arguments")[0], source)
      if (!shape || !chunks || chunks.join("").length < leastFixed) unread.push(at)
      else {
        const escaped = chunks.map((one) => one.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
        const fixed = chunks.join("").length
        sites.push({ at, fixed, shape, pattern: new RegExp(`^${escaped.join("[\\s\\S]*")}$`) })
      }
    }
  }
  return { sites, unread }
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

export interface Watch {
  readonly faults: Set<string>
  /** Where statements were that have been held against what the code says. */
  readonly seen: Set<string>
  stop(): void
}

/** From now on every statement of this process is looked at. */
export function watchRows(sites: readonly Site[]): Watch {
  const faults = new Set<string>()
  const seen = new Set<string>()
  const original = pg.Client.prototype.query
  const look = (text: string, result: unknown) => {
    if (!isResult(result) || result.fields.length === 0) return
    const [site] = sites.filter(({ pattern }) => pattern.test(text)).toSorted((a, b) => b.fixed - a.fixed)
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
  return { faults, seen, stop: () => Object.assign(pg.Client.prototype, { query: original }) }
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
