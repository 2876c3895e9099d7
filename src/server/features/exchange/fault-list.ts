import { type Fault, type FaultLevel, sheets } from "../../../contract/workbook.ts"

/** Faults that are kept one by one; of more only the number is known. */
export const faultsKept = 10_000

/** What was found in a file, in the order of sheets, rows and columns. */
export class FaultList {
  readonly #kept: Fault[] = []
  readonly #counts: Record<FaultLevel, number> = { fault: 0, warning: 0, note: 0 }

  /** `total` says how many of the kind there are when only the first few are named. */
  add(fault: Fault, total = 1): void {
    this.#counts[fault.level] += total
    // A copy: a text that was cut out of the file would keep the piece alive that it was cut from.
    if (this.#kept.length < faultsKept) this.#kept.push(structuredClone(fault))
  }

  /** The first of `total` faults of a kind: the last of them stands for the rest. */
  addFirst(faults: readonly Fault[], total = faults.length): void {
    const last = faults.length - 1
    for (const [index, fault] of faults.entries()) this.add(fault, index === last ? total - last : 1)
  }

  count(level: FaultLevel): number {
    return this.#counts[level]
  }

  /** Those kept: faults before warnings before notes. */
  list(): readonly Fault[] {
    return this.#kept.toSorted(
      (a, b) =>
        levels.indexOf(a.level) - levels.indexOf(b.level) ||
        place(a) - place(b) ||
        (a.row ?? 0) - (b.row ?? 0) ||
        a.code.localeCompare(b.code, "en"),
    )
  }
}

const levels: readonly FaultLevel[] = ["fault", "warning", "note"]

function place(fault: Fault): number {
  return sheets.findIndex((sheet) => sheet.title === fault.sheet)
}
