import type { Client, Pool } from "pg"
import type { Reference } from "./sheet-tables.ts"
import { loadCodes, reserveIds } from "./store.ts"

/** The ids behind the codes of one kind: those of the database, and those reserved for new rows of the file. */
export class KnownCodes {
  readonly #ids: Map<string, number>
  /** Row of the file in which a code first stood. */
  readonly #rows = new Map<string, number>()
  #reserved: number[] = []
  readonly #pool: Pool
  readonly #kind: Reference

  private constructor(pool: Pool, kind: Reference, ids: Map<string, number>) {
    this.#pool = pool
    this.#kind = kind
    this.#ids = ids
  }

  /** `client` is the import's own connection; ids are reserved over another, for the first is busy with COPY. */
  static async load(client: Client, pool: Pool, kind: Reference): Promise<KnownCodes> {
    return new KnownCodes(pool, kind, await loadCodes(client, kind))
  }

  /** The id of a code, where there is one. */
  find(code: string): number | undefined {
    return this.#ids.get(code)
  }

  /** Makes sure that so many new codes can be declared without asking the database again. */
  async prepare(count: number): Promise<void> {
    if (this.#reserved.length < count) {
      this.#reserved.push(...(await reserveIds(this.#pool, this.#kind, Math.max(count, 1000))))
    }
  }

  /** Declares a row of the file; answers the row where the code stood before, if it did. `prepare` comes first. */
  declare(code: string, row: number): { readonly firstRow: number } | { readonly id: number } {
    const firstRow = this.#rows.get(code)
    if (firstRow !== undefined) return { firstRow }
    this.#rows.set(code, row)
    let id = this.#ids.get(code)
    if (id === undefined) {
      id = this.#reserved.pop()
      if (id === undefined) throw new Error("no id was reserved")
      this.#ids.set(code, id)
    }
    return { id }
  }

  /** The row of the file in which a code stands, if it does. */
  rowOf(code: string): number | undefined {
    return this.#rows.get(code)
  }
}
