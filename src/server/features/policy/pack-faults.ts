import { readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { lineOf } from "./line-of.ts"
import { PackUnreadable } from "./pack-unreadable.ts"

/** What is wrong with the files of a policies folder. Lines are looked up only when there is something to say. */
export class PackFaults {
  private readonly found = new Set<string>()
  private readonly folder: string

  /** `folder` holds one folder a pack; the messages name it by its last part. */
  constructor(folder: string) {
    this.folder = folder
  }

  /** Notes a fault. `file` is relative to the folder, `at` the keys that lead to the value in question. */
  add(file: string, at: readonly PropertyKey[], says: string): void {
    this.addOnLine(
      file,
      at.length === 0 ? 1 : lineOf(readFileSync(join(this.folder, file), "utf8"), at),
      says,
    )
  }

  addOnLine(file: string, line: number, says: string): void {
    this.found.add(`${basename(this.folder)}/${file}:${line}: ${says}`)
  }

  /** What was noted, a line each. */
  list(): string[] {
    return [...this.found]
  }

  /** Throws {@link PackUnreadable} when anything was noted. */
  refuseIfAny(): void {
    if (this.found.size > 0) throw new PackUnreadable([...this.found])
  }
}
