import { openAsBlob } from "node:fs"
import { rm } from "node:fs/promises"
import { Readable } from "node:stream"
import type { S3mini } from "s3mini"
import type { S3Env } from "../env.ts"
import { log } from "../log.ts"
import { clearDraftsIn, writeDraft } from "./drafts.ts"
import { checkDigest, type FileStore, FilesAway, isDigest, type Listed, type Stored } from "./file-store.ts"

/** Keys of a page of the list. */
const pageLength = 1000

/** Milliseconds for one request with all it carries. */
const deadline = 120_000

/**
 * A store in a bucket of S3: `prefix/ab/abcd…` for each content. A content is written down here first, as its digest is
 * its name, and sent with that digest, so that the other side takes it whole or not at all.
 */
export class S3Store implements FileStore {
  readonly #client: S3mini
  readonly #prefix: string
  readonly #drafts: string

  constructor(client: S3mini, prefix: string, drafts: string) {
    this.#client = client
    this.#prefix = prefix === "" ? "" : `${prefix}/`
    this.#drafts = drafts
  }

  async put(content: AsyncIterable<Uint8Array>): Promise<Stored> {
    const { path, sha256, bytes } = await writeDraft(this.#drafts, content)
    try {
      const checksum = Buffer.from(sha256, "hex").toString("base64")
      // Read from the disk as it is sent.
      const blob = await openAsBlob(path)
      await reached(
        this.#client.putObject(this.#keyOf(sha256), blob, "application/octet-stream", undefined, {
          "x-amz-checksum-sha256": checksum,
        }),
      )
    } finally {
      await rm(path, { force: true })
    }
    return { sha256, bytes }
  }

  async open(sha256: string): Promise<Readable | undefined> {
    const response = await reached(this.#client.getObjectResponse(this.#keyOf(sha256)))
    if (response === null) return undefined
    if (response.body === null) return Readable.from([])
    return Readable.fromWeb(response.body)
  }

  async has(sha256: string): Promise<boolean> {
    return (await reached(this.#client.objectExists(this.#keyOf(sha256)))) === true
  }

  async *list(): AsyncGenerator<Listed> {
    let next: string | undefined
    do {
      const page = await reached(this.#client.listObjectsPaged("/", this.#prefix, pageLength, next))
      if (!page) throw new Error("the bucket of FILES_URL is not there")
      for (const { Key, Size, LastModified } of page.objects ?? []) {
        const sha256 = Key.slice(Key.lastIndexOf("/") + 1)
        if (isDigest(sha256) && Key === this.#keyOf(sha256))
          yield { sha256, bytes: Size, putAt: LastModified.getTime() }
      }
      next = page.nextContinuationToken
    } while (next !== undefined)
  }

  async remove(sha256: string): Promise<void> {
    await reached(this.#client.deleteObject(this.#keyOf(sha256)))
  }

  async clearDrafts(before: number): Promise<void> {
    await clearDraftsIn(this.#drafts, before)
  }

  #keyOf(sha256: string): string {
    checkDigest(sha256)
    return `${this.#prefix}${sha256.slice(0, 2)}/${sha256}`
  }
}

/** What the bucket answers; whatever goes wrong on the way there or in it is told as that. */
async function reached<T>(answer: Promise<T>): Promise<T> {
  return await answer.catch((error: unknown) => {
    const away = new FilesAway(error)
    log.warn("files-away", { error: away })
    throw away
  })
}

/** The store that `FILES_URL` names. The package that speaks S3 is loaded here, where it is wanted. */
export async function openS3Store(env: S3Env, drafts: string): Promise<S3Store> {
  const { S3mini } = await import("s3mini")
  const { accessKeyId, secretAccessKey, region, endpoint, bucket, prefix } = env
  const client = new S3mini({
    accessKeyId,
    secretAccessKey,
    region,
    endpoint: `${endpoint}/${bucket}`,
    requestAbortTimeout: deadline,
  })
  return new S3Store(client, prefix, drafts)
}
