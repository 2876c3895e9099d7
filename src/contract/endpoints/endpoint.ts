import type { z } from "zod"

/** What one endpoint of the API takes and gives. */
export interface Endpoint {
  /** Of the path, which has them as `{unitId}`. */
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** Takes bytes instead of JSON: their media types, and how many at most. */
  readonly bytes?: { readonly media: readonly string[]; readonly most: number }
  readonly answer: z.ZodType
  /** Answers a file (`fileOut`) instead of JSON. */
  readonly file?: true
  /** An edit of what somebody saw: asks for If-Match. */
  readonly edit?: true
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE"

/** Endpoints by method and path below `/api`. */
export type Endpoints = Readonly<Record<`${Method} /${string}`, Endpoint>>
