import type { Queryable } from "../../request-context.ts"
import { beginning, hashOfSeal, type SealHead } from "./marks.ts"
import { lastSeals } from "./seal-store.ts"

/** Seals that are looked back over for the one that the next follows; more were never put in by strangers at once. */
const lookedBack = 50

/** Where the chain of seals ends, and the number of the next. */
export interface ChainEnd {
  readonly seal: number
  readonly hash: Buffer
  readonly next: number
}

/**
 * The newest seal that was made with the key: one that somebody else put in is passed over, or nothing after it could
 * ever be verified. Undefined before the first.
 */
export async function newestSeal(client: Queryable, key: Buffer): Promise<ChainEnd | undefined> {
  return (await find(client, key, 2)) ?? (await find(client, key, lookedBack)) ?? (await newestOfAny(client))
}

async function find(client: Queryable, key: Buffer, most: number): Promise<ChainEnd | undefined> {
  const seals = await lastSeals(client, most)
  for (const [index, seal] of seals.entries()) {
    const before = [...seals.slice(index + 1).map(({ hash }) => hash), beginning]
    if (before.some((hash) => follows(key, hash, seal)))
      return { seal: seal.seal, hash: seal.hash, next: (seals[0]?.seal ?? 0) + 1 }
  }
  return undefined
}

function follows(key: Buffer, previous: Buffer, seal: SealHead & { readonly hash: Buffer }): boolean {
  return hashOfSeal(key, previous, seal).equals(seal.hash)
}

/** Of an audit log that was sealed with another key: the check says so. */
async function newestOfAny(client: Queryable): Promise<ChainEnd | undefined> {
  const [newest] = await lastSeals(client, 1)
  return newest && { seal: newest.seal, hash: newest.hash, next: newest.seal + 1 }
}
