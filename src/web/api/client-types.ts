import type { Method } from "../../contract/endpoints/endpoint.ts"
import type {
  Answer,
  Body,
  EndpointKey,
  IsEdit,
  Params,
  Query,
  TakesBytes,
} from "../../contract/endpoints/index.ts"

/** What an endpoint answered: `data` where it went well, `error` where it did not. */
export interface Answered<T> {
  readonly data?: T
  readonly error?: unknown
  readonly response: Response
}

/** What goes along with a request, whatever the endpoint. */
export interface Sent {
  readonly params?: {
    readonly path?: object
    readonly query?: object
    readonly header?: Readonly<Record<string, string>>
  }
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

/** Paths of a method, as `/api/units/{unitId}`. */
type PathOf<M extends Method> = {
  [Key in EndpointKey]: Key extends `${M} ${infer Path}` ? `/api${Path}` : never
}[EndpointKey]

type KeyAt<M extends Method, Path> = Path extends `/api${infer Rest}`
  ? Extract<EndpointKey, `${M} ${Rest}`>
  : never

/** In an address a number is as good as its digits. */
type InAddress<T> = { [Name in keyof T]: T[Name] | (string extends T[Name] ? number : never) }

type Where<Key extends EndpointKey> =
  Params<Key> extends object ? { readonly params: { readonly path: InAddress<Params<Key>> } } : unknown
type Which<Key extends EndpointKey> =
  Query<Key> extends infer Q extends object
    ? Record<never, never> extends Q
      ? { readonly params?: { readonly query?: InAddress<Q> } }
      : { readonly params: { readonly query: InAddress<Q> } }
    : unknown
type What<Key extends EndpointKey> =
  TakesBytes<Key> extends true
    ? { readonly body: Blob }
    : Body<Key> extends infer B extends object
      ? { readonly body: B }
      : unknown

interface Versioned {
  readonly "If-Match": string
}
/** An edit names the version that was seen. */
type AsSeen<Key extends EndpointKey> =
  IsEdit<Key> extends true
    ? { readonly headers: Versioned } | { readonly params: { readonly header: Versioned } }
    : unknown

type SentTo<Key extends EndpointKey> = Sent & Where<Key> & Which<Key> & What<Key> & AsSeen<Key>

type Ask<M extends Method> = <Path extends PathOf<M>>(
  path: Path,
  ...sent: Record<never, never> extends SentTo<KeyAt<M, Path>>
    ? [sent?: SentTo<KeyAt<M, Path>>]
    : [sent: SentTo<KeyAt<M, Path>>]
) => Promise<Answered<Answer<KeyAt<M, Path>>>>

export type Client = { readonly [M in Method]: Ask<M> }
