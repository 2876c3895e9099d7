import { z } from "zod"
import type { Route } from "./route.ts"

type Json = Readonly<Record<string, unknown>>

/** The description of the API (OpenAPI 3.1), out of the schemas that check what goes in and out. */
export function describeApi(routes: readonly Route[]): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes) {
    const path = `/api${route.path}`
    paths[path] = { ...paths[path], [route.method]: operation(route) }
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Xue'er 学而",
      version: "1",
      description: "Problems are RFC 9457 documents with a stable code.",
    },
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "__Host-sid" } },
    },
  }
}

const problemSchema = {
  type: "object",
  required: ["type", "title", "status", "code", "detail"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string" },
    detail: { type: "string" },
    requestId: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["pointer", "message"],
        properties: { pointer: { type: "string" }, message: { type: "string" } },
      },
    },
    current: {},
  },
}

function operation(route: Route): Json {
  const { method, summary, permission, params, query, body, bytes, answer, edit, file } = route
  const writes = method !== "get"
  const schema = schemaOf(answer, "output")
  const empty = schema.type === "null"
  return {
    summary,
    ...(permission === "public" ? { security: [] } : { security: [{ session: [] }] }),
    "x-permission": permission,
    parameters: [
      ...parametersOf(params, "path"),
      ...parametersOf(query, "query"),
      ...(query && "q" in query.shape ? [header("Looked-For", false)] : []),
      ...(edit ? [header("If-Match", true)] : []),
      ...(writes && permission !== "public"
        ? [header("Idempotency-Key", false), header("Change-Reason", false)]
        : []),
    ],
    ...(bytes
      ? {
          requestBody: {
            required: true,
            content: Object.fromEntries(bytes.media.map((media) => [media, {}])),
          },
        }
      : {}),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { "application/json": { schema: schemaOf(body, "input") } },
          },
        }
      : {}),
    responses: {
      [empty ? "204" : "200"]: empty
        ? { description: "done" }
        : { description: "done", content: file ? { "*/*": {} } : { "application/json": { schema } } },
      default: {
        description: "a problem",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  }
}

function header(name: string, required: boolean): Json {
  return { name, in: "header", required, schema: { type: "string" } }
}

function parametersOf(schema: z.ZodObject | undefined, where: "path" | "query"): Json[] {
  if (!schema) return []
  const { properties = {}, required = [] } = schemaOf(schema, "input") as {
    properties?: Record<string, Json>
    required?: string[]
  }
  return Object.entries(properties).map(([name, of]) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    schema: of,
  }))
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: "any" }) as Record<
    string,
    unknown
  >
  return json
}
