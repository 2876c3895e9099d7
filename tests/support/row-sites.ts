import { globSync, readFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"
import { parseAst } from "vite"
import type { Declared, Kind, Shape, Site } from "./row-watch.ts"

/** What the code says the rows of its statements are: the type argument of every `query<Row>`, read from the source. */

const root = fileURLToPath(new URL("../..", import.meta.url))

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
  readonly #constants: { readonly name: string; readonly at: number; readonly init: Node }[] = []
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
      if (node.type === "VariableDeclarator" && init)
        this.#constants.push({ name: id, at: Number(node.start), init })
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

  /** What a name stands for at a place: the declaration before it that is nearest, of the same function or the file. */
  constant(name: string, at: number): Node | undefined {
    const all = this.#constants.filter((one) => one.name === name)
    return (all.findLast((one) => one.at < at) ?? all[0])?.init
  }

  /** What a name of the file, or of one that it imports from, stands for. */
  value(name: string): { node: Node; source: Source } | undefined {
    const own = this.#constants.find((one) => one.name === name)?.init
    if (own) return { node: own, source: this }
    const imported = this.#imports.get(name)
    return imported && Source.of(imported.file).value(imported.name)
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
    case "TSUnionType":
      return eitherOf(nodesAt(type, "types").map((one) => shapeOf(one, source)))
    case "TSTypeReference":
      return referred(type, source)
  }
  return undefined
}

/** The columns of whichever of several rows it is: what one of them lacks may be missing. */
function eitherOf(all: readonly (Shape | undefined)[]): Shape | undefined {
  const shapes = all.flatMap((one) => one ?? [])
  if (shapes.length < all.length) return undefined
  const names = new Set(shapes.flatMap((one) => [...one.keys()]))
  return new Map(
    [...names].map((name) => {
      const found = shapes.flatMap((one) => one.get(name) ?? [])
      const nullable = found.length < shapes.length || found.some((one) => one.nullable)
      return [name, { kinds: new Set(found.flatMap(({ kinds }) => [...kinds])), nullable }]
    }),
  )
}

function referred(type: Node, source: Source): Shape | undefined {
  const inferred = schemaIn(type)
  if (inferred) return shapeOfSchema(inferred, source)
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

/** The schema in `z.infer<typeof schema>`. */
function schemaIn(type: Node): Node | undefined {
  const name = nodeAt(type, "typeName")
  if (!/^(?:infer|output)$/.test(nameOf(nodeAt(name, "right")))) return undefined
  return nodeAt(nodesAt(nodeAt(type, "typeArguments"), "params")[0], "exprName")
}

/** The columns of a schema of an object, or of one that another extends, picks from or leaves out of. */
function shapeOfSchema(schema: Node | undefined, source: Source): Shape | undefined {
  if (schema?.type === "Identifier") {
    const found = source.value(nameOf(schema))
    return found && shapeOfSchema(found.node, found.source)
  }
  const callee = nodeAt(schema, "callee")
  const what = nameOf(nodeAt(callee, "property"))
  const own = propertiesOf(nodesAt(schema, "arguments")[0], source)
  if (!own) return undefined
  if (what === "object" || what === "strictObject") return own
  const base = shapeOfSchema(nodeAt(callee, "object"), source)
  if (!base) return undefined
  if (what === "extend") return new Map([...base, ...own])
  if (what !== "pick" && what !== "omit") return undefined
  return new Map([...base].filter(([key]) => own.has(key) === (what === "pick")))
}

/** The properties of an object in the source, those of others that it takes over among them. */
function propertiesOf(object: Node | undefined, source: Source): Shape | undefined {
  if (object?.type === "Identifier") {
    const found = source.value(nameOf(object))
    return found && propertiesOf(found.node, found.source)
  }
  if (object?.type !== "ObjectExpression") return undefined
  const parts = nodesAt(object, "properties").map((one) =>
    one.type === "SpreadElement"
      ? propertiesOf(nodeAt(one, "argument"), source)
      : new Map([[nameOf(nodeAt(one, "key")), declaredBySchema(nodeAt(one, "value"), source)]]),
  )
  return parts.every((one) => one !== undefined) ? new Map(parts.flatMap((one) => [...one])) : undefined
}

const bySchema: readonly (readonly [RegExp, Kind])[] = [
  [/^z\.(?:string|enum)\b/, "string"],
  [/^z\.(?:int|number)\b/, "number"],
  [/^z\.boolean\b/, "boolean"],
  [/^z\.array\b/, "array"],
  [/^z\.(?:object|record)\b/, "object"],
]

/** What a schema lets through, as far as its text begins with that. */
function declaredBySchema(value: Node | undefined, source: Source): Declared {
  if (value?.type === "Identifier") {
    const found = source.value(nameOf(value))
    return found ? declaredBySchema(found.node, found.source) : unknown
  }
  const text = source.text.slice(Number(value?.start), Number(value?.end))
  const kind = bySchema.find(([sign]) => sign.test(text))?.[1]
  if (!kind || /\.(?:transform|pipe|codec)\(/.test(text)) return unknown
  return { kinds: new Set([kind]), nullable: /\.(?:nullable|nullish|optional)\(\)/.test(text) }
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

/** Statements of several parts with less of their own text cannot be told from others. */
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
  if (argument.type === "Identifier")
    return chunksOf(source.constant(nameOf(argument), Number(argument.start)), source)
  if (argument.type !== "ObjectExpression") return undefined
  const property = nodesAt(argument, "properties").find((one) => nameOf(nodeAt(one, "key")) === "text")
  return chunksOf(nodeAt(property, "value"), source)
}

/** Calls of `query` whose rows are read although nothing says what they are. */
export function readUntyped(): string[] {
  return serverFiles().flatMap((name) => {
    const source = Source.of(join(root, name))
    return source.nodes
      .filter((node) => isQuery(node) && nodesAt(nodeAt(node, "typeArguments"), "params").length === 0)
      .filter((node) => readsRows(source, node))
      .map((node) => placeOf(source, node))
  })
}

/** Whether the rows of a call are looked at: taken out of it at once, or out of the name it is given. */
function readsRows(source: Source, call: Node): boolean {
  const after = source.text.slice(Number(call.end))
  if (/^\)*(?:\)|)\.rows\b/.test(after)) return true
  const before = source.text.slice(0, Number(call.start))
  const given = /(?:const|let)\s+(\{[^}=]*\}|\w+)\s*=\s*\(?(?:await\s+)?$/.exec(before)?.[1]
  if (given === undefined) return false
  if (given.startsWith("{")) return /\brows\b/.test(given)
  return new RegExp(`\\b${given}\\.rows\\b`).test(after)
}

function serverFiles(): string[] {
  return globSync("src/server/**/*.ts", { cwd: root }).filter((one) => !one.endsWith(".test.ts"))
}

function isQuery(node: Node): boolean {
  return node.type === "CallExpression" && nameOf(nodeAt(nodeAt(node, "callee"), "property")) === "query"
}

function placeOf(source: Source, node: Node): string {
  const line = source.text.slice(0, Number(node.start)).split("\n").length
  return `${relative(root, source.file)}:${line}`
}

/** Every call of `query<Row>` in the server whose statement and row type can be read. */
export function readSites(): { readonly sites: readonly Site[]; readonly unread: readonly string[] } {
  const sites: Site[] = []
  const unread: string[] = []
  for (const name of serverFiles()) {
    const source = Source.of(join(root, name))
    for (const node of source.nodes.filter(isQuery)) {
      const [type] = nodesAt(nodeAt(node, "typeArguments"), "params")
      if (!type) continue
      const at = placeOf(source, node)
      const shape = shapeOf(type, source)
      const chunks = chunksOf(nodesAt(node, "arguments")[0], source)
      const told = chunks && (chunks.length === 1 || chunks.join("").length >= leastFixed)
      if (!shape || !told) unread.push(at)
      else sites.push({ at, fixed: chunks.join("").length, shape, chunks })
    }
  }
  return { sites, unread }
}
