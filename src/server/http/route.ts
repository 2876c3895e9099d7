import type { z } from "zod"
import type { Permission } from "../../domain/access/permissions.ts"
import type { Scope } from "../../domain/access/scope.ts"
import type { PublicContext, RequestContext } from "../request-context.ts"

/** What a request brings, checked. */
export interface Call<Params, Query, Body> {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  /** The version named by If-Match; on routes that ask for one it is there. */
  readonly version: number
}

/** What goes with an answer beside its body. */
export interface AnswerMore {
  /** Becomes the ETag. */
  readonly version?: number
  /** Whole `Set-Cookie` lines. */
  readonly cookies?: readonly string[]
  /** A path of this server, or the address of the identity provider, to go on to. */
  readonly redirect?: string
}

/** An answer with more than its body. */
export class Answer<T> {
  readonly body: T
  readonly more: AnswerMore

  constructor(body: T, more: AnswerMore) {
    this.body = body
    this.more = more
  }
}

/** What an entry of the audit log is about. */
export interface AuditAbout {
  readonly unitId?: number | null
  readonly memberId?: number | null
  readonly details?: Readonly<Record<string, unknown>>
}

type Method = "get" | "post" | "put" | "patch" | "delete"
type Values<S> = S extends z.ZodType ? z.output<S> : Record<string, never>

interface Declared<Params, Query, Body, Result> {
  readonly method: Method
  /** Below `/api`, parameters as `{unitId}`. */
  readonly path: string
  /** One line, for the description of the API. */
  readonly summary: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly answer: Result
  /** An edit of what somebody saw: asks for If-Match. */
  readonly edit?: true
  /** Writes in one statement of its own, without a transaction around it. */
  readonly noTransaction?: true
  /** Also open while a password change or a second factor is still to be set up; `second-factor-pending`: even before the second step. */
  readonly unfinished?: "set-up-pending" | "second-factor-pending"
  /** Takes bytes instead of JSON: their media types; the body is a Uint8Array then. */
  readonly bytes?: { readonly media: readonly string[]; readonly most: number }
  /** Asks for a fresh sign-in although its permission does not. */
  readonly stepUp?: true
  /** Its answer holds a secret that is shown this once: what is kept of it for repeated requests is encrypted. */
  readonly secret?: true
}

export interface PermittedRoute<P extends Permission, Params, Query, Body, Result>
  extends Declared<Params, Query, Body, Result> {
  readonly permission: P
  /** On a GET that shows other people's data: what the audit log calls it, and whom it was about. */
  readonly audited?: {
    readonly action: string
    about(call: Call<Values<Params>, Values<Query>, Values<Body>>, answer: Values<Result>): AuditAbout
  }
  run(
    context: RequestContext,
    call: Call<Values<Params>, Values<Query>, Values<Body>>,
    scope: Scope<P>,
  ): Promise<Values<Result> | Answer<Values<Result>>>
}

export interface SignedInRoute<Params, Query, Body, Result> extends Declared<Params, Query, Body, Result> {
  readonly permission: "signed-in"
  run(
    context: RequestContext,
    call: Call<Values<Params>, Values<Query>, Values<Body>>,
  ): Promise<Values<Result> | Answer<Values<Result>>>
}

/** Routes that are open to whoever comes, by name; no other may be. */
export const publicRoutes = [
  "session-of-mine",
  "sign-in",
  "second-factor",
  "activate",
  "setup-state",
  "set-up",
  "oidc-start",
  "oidc-callback",
] as const

export interface PublicRoute<Params, Query, Body, Result> extends Declared<Params, Query, Body, Result> {
  readonly permission: "public"
  readonly name: (typeof publicRoutes)[number]
  run(
    context: PublicContext,
    call: Call<Values<Params>, Values<Query>, Values<Body>>,
  ): Promise<Values<Result> | Answer<Values<Result>>>
}

type AnyDeclared = Declared<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType>
type AnyCall = Call<unknown, unknown, unknown>

/** A route as the server keeps it: what it takes and gives is known to its schemas alone. */
export type Route = AnyDeclared &
  (
    | {
        readonly permission: Permission
        readonly audited?: { readonly action: string; about(call: AnyCall, answer: unknown): AuditAbout }
        run(context: RequestContext, call: AnyCall, scope: Scope<Permission>): Promise<unknown>
      }
    | { readonly permission: "signed-in"; run(context: RequestContext, call: AnyCall): Promise<unknown> }
    | {
        readonly permission: "public"
        readonly name: (typeof publicRoutes)[number]
        run(context: PublicContext, call: AnyCall): Promise<unknown>
      }
  )

/**
 * The list of all routes forgets the types of what each takes and gives; its schemas check both before and after
 * `run`, so nothing is lost by it.
 */
function forget(declared: object): Route {
  return declared as Route
}

/** Declares a route of the API. Without a permission it does not compile. */
export function route<
  P extends Permission,
  Result extends z.ZodType,
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(declared: PermittedRoute<P, Params, Query, Body, Result>): Route {
  return forget(declared)
}

/** Declares a route for whoever is signed in, about themselves. */
export function ownRoute<
  Result extends z.ZodType,
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(declared: SignedInRoute<Params, Query, Body, Result>): Route {
  return forget(declared)
}

/** Declares a route for whoever comes. */
export function publicRoute<
  Result extends z.ZodType,
  Params extends z.ZodObject | undefined = undefined,
  Query extends z.ZodObject | undefined = undefined,
  Body extends z.ZodType | undefined = undefined,
>(declared: PublicRoute<Params, Query, Body, Result>): Route {
  return forget(declared)
}
