import type { Readable } from "node:stream"
import { reasonOf } from "../db/index.ts"

/** What a content is called, and how long it is. */
export interface Stored {
  /** SHA-256 of the content, 64 hexadecimal digits: its one name. */
  readonly sha256: string
  readonly bytes: number
}

/**
 * The place of the contents cannot be reached, or does not do what it is asked. Without the error behind it as its cause:
 * that is one of a connection, and would be taken for one to the database.
 */
export class FilesAway extends Error {
  constructor(error: unknown) {
    super(`The files cannot be reached: ${reasonOf(error)}`)
    this.name = "FilesAway"
  }
}

/** A content as the store lists it. */
export interface Listed extends Stored {
  /** When it was put there last, milliseconds since 1970. */
  readonly putAt: number
}

/**
 * Where contents lie, each under its digest and once, whoever needs it. Nothing half-written is ever found under a
 * digest. Every call throws where the place cannot be reached.
 */
export interface FileStore {
  /** Keeps a content; one that is there already is put there anew, so that it counts as fresh. */
  put(content: AsyncIterable<Uint8Array>): Promise<Stored>
  /** The content as a stream; undefined when it is not there. */
  open(sha256: string): Promise<Readable | undefined>
  has(sha256: string): Promise<boolean>
  /** Everything that is there, in no order. */
  list(): AsyncIterable<Listed>
  /** Lets go of a content; nothing happens when it is not there. */
  remove(sha256: string): Promise<void>
  /** Lets go of what was begun before a time, milliseconds since 1970, and never finished. */
  clearDrafts(before: number): Promise<void>
}

const digest = /^[0-9a-f]{64}$/

/** Whether a name is that of a content. */
export function isDigest(name: string): boolean {
  return digest.test(name)
}

/** Throws where a name is none of a content: it would lead anywhere. */
export function checkDigest(sha256: string): void {
  if (!isDigest(sha256)) throw new Error(`${JSON.stringify(sha256)} is no SHA-256`)
}
