import type { Client, Pool } from "pg"
import { CodeIndex } from "./code-index.ts"
import type { Reference } from "./sheet-tables.ts"
import { loadCodes, reserveIds } from "./store.ts"

/** What a row of the file with a code of its own is: the first of its code, new or known before, or another one. */
export type Declared = { readonly firstRow: number } | { readonly id: number; readonly isNew: boolean }

/** The ids behind the codes of one kind: those of the database, and those reserved for new rows of the file. */
export class KnownCodes {
  readonly #codes = new CodeIndex()
  #reserved: number[] = []
  readonly #pool: Pool
  readonly #kind: Reference

  private constructor(pool: Pool, kind: Reference) {
    this.#pool = pool
    this.#kind = kind
  }

  /** `client` is the import's own connection; ids are reserved over another, for the first is busy with COPY. */
  static async load(client: Client, pool: Pool, kind: Reference): Promise<KnownCodes> {
    const known = new KnownCodes(pool, kind)
    for await (const rows of loadCodes(client, kind))
      for (const [code, id] of rows) known.#codes.set(code, { id, row: 0 })
    return known
  }

  /** The id of a code, where there is one. */
  find(code: string): number | undefined {
    return this.#codes.get(code)?.id
  }

  /** Makes sure that so many new codes can be declared without asking the database again. */
  async prepare(count: number): Promise<void> {
    if (this.#reserved.length < count) {
      this.#reserved.push(...(await reserveIds(this.#pool, this.#kind, Math.max(count, 1000))))
    }
  }

  /** Declares a row of the file; answers the row where the code stood before, if it did. `prepare` comes first. */
  declare(code: string, row: number): Declared {
    const known = this.#codes.get(code)
    if (known && known.row > 0) return { firstRow: known.row }
    const id = known?.id ?? this.#reserved.pop()
    if (id === undefined) throw new Error("no id was reserved")
    this.#codes.set(code, { id, row })
    return { id, isNew: known === undefined }
  }

  /** The row of the file in which a code stands, if it does. */
  rowOf(code: string): number | undefined {
    return this.#codes.get(code)?.row || undefined
  }
}
