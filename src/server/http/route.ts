import type { z } from "zod"
import type { Endpoint } from "../../contract/endpoints/endpoint.ts"
import {
  type AnswerOf,
  type BodyOf,
  type EndpointKey,
  endpoints,
  type ParamsOf,
  type QueryOf,
  type TakesBytes,
} from "../../contract/endpoints/index.ts"
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
type CallTo<Key extends EndpointKey> = Call<
  Values<ParamsOf<Key>>,
  Values<QueryOf<Key>>,
  TakesBytes<Key> extends true ? Uint8Array : Values<BodyOf<Key>>
>
type ResultOf<Key extends EndpointKey> = Values<AnswerOf<Key>>
type Result<Key extends EndpointKey> = Promise<ResultOf<Key> | Answer<ResultOf<Key>>>

/** What a route says beside what its endpoint takes and gives. */
interface Declared {
  /** One line, for the description of the API. */
  readonly summary: string
  /** Writes in one statement of its own, without a transaction around it. */
  readonly noTransaction?: true
  /**
   * Also open while a password change or a second factor is still to be set up; `second-factor-pending`: even before
   * the second step.
   */
  readonly unfinished?: "set-up-pending" | "second-factor-pending"
  /** Asks for a fresh sign-in although its permission does not. */
  readonly stepUp?: true
  /** Its answer holds a secret that is shown this once: what is kept of it for repeated requests is encrypted. */
  readonly secret?: true
  /** Its answer may be long: it goes out compressed where the asker takes that. */
  readonly long?: true
}

export interface PermittedRoute<Key extends EndpointKey, P extends Permission> extends Declared {
  readonly permission: P
  /** On a GET that shows other people's data: what the audit log calls it, and whom it was about. */
  readonly audited?: {
    readonly action: string
    about(call: CallTo<Key>, answer: ResultOf<Key>): AuditAbout
  }
  run(context: RequestContext, call: CallTo<Key>, scope: Scope<P>): Result<Key>
}

export interface SignedInRoute<Key extends EndpointKey> extends Declared {
  readonly permission: "signed-in"
  run(context: RequestContext, call: CallTo<Key>): Result<Key>
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

export interface PublicRoute<Key extends EndpointKey> extends Declared {
  readonly permission: "public"
  readonly name: (typeof publicRoutes)[number]
  run(context: PublicContext, call: CallTo<Key>): Result<Key>
}

type AnyCall = Call<unknown, unknown, unknown>

/** A route as the server keeps it: what it takes and gives is known to its schemas alone. */
export type Route = Declared &
  Endpoint & {
    readonly method: Method
    /** Below `/api`, parameters as `{unitId}`. */
    readonly path: string
  } & (
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
function forget(key: EndpointKey, declared: object): Route {
  const [method = "", path = ""] = key.split(" ")
  const whole: object = { ...endpoints[key], method: method.toLowerCase(), path, ...declared }
  return whole as Route
}

/** Declares who may use an endpoint of the API, and what answers it. Without a permission it does not compile. */
export function route<Key extends EndpointKey, P extends Permission>(
  key: Key,
  declared: PermittedRoute<Key, P>,
): Route {
  return forget(key, declared)
}

/** Declares a route for whoever is signed in, about themselves. */
export function ownRoute<Key extends EndpointKey>(key: Key, declared: SignedInRoute<Key>): Route {
  return forget(key, declared)
}

/** Declares a route for whoever comes. */
export function publicRoute<Key extends EndpointKey>(key: Key, declared: PublicRoute<Key>): Route {
  return forget(key, declared)
}
